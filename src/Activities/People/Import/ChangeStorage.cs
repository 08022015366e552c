using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CanBo.Activities.People.Import;

/// <summary>How a batch keeps its file and its changes.</summary>
internal static class ChangeStorage
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest))
            zip.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var bytes = new MemoryStream();
        using (var zip = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress))
            zip.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static byte[] Write(ImportChanges changes) => Pack(JsonSerializer.SerializeToUtf8Bytes(changes, Json));

    public static ImportChanges ReadChanges(byte[] packed) => JsonSerializer.Deserialize<ImportChanges>(Unpack(packed), Json)!;

    public static string Write(IReadOnlyList<ImportCorrection> corrections) => JsonSerializer.Serialize(corrections, Json);

    public static IReadOnlyList<ImportCorrection> ReadCorrections(string json) => JsonSerializer.Deserialize<List<ImportCorrection>>(json, Json)!;

    /// <summary>The same for the same changes; ids of new rows, which differ every time, do not count.</summary>
    public static string Digest(ImportChanges changes)
    {
        var facts = new
        {
            Units = changes.Units.Select(c => new { c.Key, c.Before, c.After }),
            Persons = changes.Persons.Select(c => new { c.Key, c.Before, c.After }),
            Posts = changes.Posts.Select(c => new { c.Key, c.Before, c.After }),
            Memberships = changes.Memberships.Select(c => new { c.Key, c.Before, c.After }),
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(facts, Json)));
    }
}
