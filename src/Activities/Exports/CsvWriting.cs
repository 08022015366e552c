using CsvHelper;

namespace CanBo.Activities.Exports;

/// <summary>
/// Writes tables for people to open in Excel: UTF-8 with BOM, commas, CRLF. A cell that a spreadsheet would run as a formula (it begins with
/// = + - @, a tab or a carriage return) gets a leading apostrophe; <see cref="Unescape"/> takes it off when such a file is imported again.
/// </summary>
public static class CsvWriting
{
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    /// <summary>The media type of the bytes.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>A whole file in memory: for lists of at most some ten thousand rows.</summary>
    public static byte[] ToBytes(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(rows);
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Options, leaveOpen: true))
        {
            Write(csv, header);
            foreach (var row in rows)
                Write(csv, row);
        }

        return bytes.ToArray();
    }

    /// <summary>The cell as it was before it was made harmless.</summary>
    public static string Unescape(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? cell[1..] : cell;
    }

    private static void Write(CsvWriter csv, IReadOnlyList<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.EndRecord();
    }
}
