using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Archiving;

/// <summary>
/// One archive file: JSON of rows with their columns' names, documents as they were sent, and last <c>SHA256SUMS</c> over all of them, as <c>sha256sum --check</c> reads it.
/// </summary>
internal sealed class ArchiveZip : IDisposable
{
    private const string Sums = "SHA256SUMS";

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly MemoryStream _bytes = new();
    private readonly ZipArchive _zip;
    private readonly SortedDictionary<string, string> _sums = new(StringComparer.Ordinal);

    public ArchiveZip() => _zip = new ZipArchive(_bytes, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Bytes so far.</summary>
    public long Length => _bytes.Length;

    /// <summary>Adds rows by table, each with the columns the model knows; bytes are left out, documents are files of their own.</summary>
    public void AddRows(string name, DbContext db, IEnumerable<(string Table, IReadOnlyList<object> Rows)> tables) => AddFile(
        name,
        JsonSerializer.SerializeToUtf8Bytes(tables.ToDictionary(t => t.Table, t => t.Rows.Select(row => Columns(db, row)).ToList(), StringComparer.Ordinal), Json));

    /// <summary>Adds a document; the same content under the same name is there once.</summary>
    public void AddFile(string name, byte[] bytes)
    {
        if (!_sums.TryAdd(name, Convert.ToHexStringLower(SHA256.HashData(bytes))))
            return;
        Write(name, bytes);
    }

    /// <summary>Closes the file.</summary>
    public byte[] Finish()
    {
        Write(Sums, System.Text.Encoding.UTF8.GetBytes(string.Concat(_sums.Select(s => $"{s.Value}  {s.Key}\n"))));
        _zip.Dispose();
        return _bytes.ToArray();
    }

    public void Dispose()
    {
        _zip.Dispose();
        _bytes.Dispose();
    }

    private void Write(string name, byte[] bytes)
    {
        using var entry = _zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        entry.Write(bytes);
    }

    private static Dictionary<string, object?> Columns(DbContext db, object row)
    {
        var type = db.Model.FindEntityType(row.GetType()) ?? throw new InvalidOperationException($"{row.GetType().Name} is no table.");
        var columns = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in type.GetProperties().Where(p => p.ClrType != typeof(byte[])))
        {
            var value = property.GetGetter().GetClrValue(row);
            columns[property.GetColumnName()] = value is null or string or Guid or DateTimeOffset or DateOnly or Enum || property.GetTypeMapping().Converter is not { } converter
                ? value
                : converter.ConvertToProvider(value);
        }

        return columns;
    }
}
