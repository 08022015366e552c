using System.Globalization;
using System.Text;
using CanBo.Activities.Texts;
using CsvHelper;

namespace CanBo.Activities.People.Import;

/// <summary>Takes CSV text apart: comma, Excel's semicolon or tab; a broken row is reported and the rows after it are still read.</summary>
internal static class CsvReading
{
    public static CsvTable Read(string text)
    {
        var start = SkipSeparatorLine(text, out var named);
        var delimiter = named ?? GuessDelimiter(text.AsSpan(start));
        var rows = new List<CsvRow>();
        var broken = new List<ImportError>();
        string[]? header = null;
        foreach (var record in Records(Encoding.UTF8.GetBytes(text[start..]), start == 0 ? 1 : 2, delimiter))
            if (record.OpenQuote is { } open)
                broken.Add(new ImportError(record.Line, "", open, "", Sentence.Of("Thiếu dấu ngoặc kép đóng. Thêm dấu \" ở cuối ô, hoặc bỏ dấu \" ở đầu ô.")));
            else if (Array.TrueForAll(record.Fields, string.IsNullOrWhiteSpace))
                continue;
            else if (header is null)
                header = [.. record.Fields.Select(f => f.Trim())];
            else if (Fit(record.Fields, header.Length) is { } fitting)
                rows.Add(new CsvRow(record.Line, fitting));
            else
                broken.Add(new ImportError(record.Line, "", Cut(string.Join(delimiter, record.Fields)), "", WrongCount(record.Fields.Length, header.Length)));

        return new CsvTable(delimiter, header ?? [], rows, broken);
    }

    private readonly record struct Record(int Line, string[] Fields, string? OpenQuote);

    // An open quote swallows the rest of the file: its first line is given alone, and reading goes on with the next line.
    private static IEnumerable<Record> Records(ReadOnlyMemory<byte> text, int line, char delimiter)
    {
        while (!text.IsEmpty)
        {
            var records = new List<Record>();
            var (open, openAt) = (-1L, -1);
            var options = new CsvReaderOptions
            {
                Separator = delimiter,
                HasHeader = false,
                SkipEmptyLines = true,
                TrackLineNumbers = true,
                OnMalformedRecord = record => open = open < 0 && IsOpenQuote(record) ? record.RecordNumber : open,
            };
            using (var reader = CsvReader.Create(text, options))
                while (openAt < 0 && reader.Read())
                    if (reader.RowNumber == open)
                        openAt = (int)reader.ByteOffset;
                    else
                        records.Add(new Record(line + (int)reader.LineNumber - 1, reader.Current.ToArray(), null));
            foreach (var record in records)
                yield return record;
            if (openAt < 0)
                yield break;

            var rest = text[openAt..];
            line += text.Span[..openAt].Count((byte)'\n');
            var end = rest.Span.IndexOf((byte)'\n') is >= 0 and var newLine ? newLine + 1 : rest.Length;
            yield return new Record(line, [], Cut(Encoding.UTF8.GetString(rest.Span[..end])));
            text = rest[end..];
            line++;
        }
    }

    // Never closed, or closed lines later by the next stray quote.
    private static bool IsOpenQuote(CsvMalformedRecord record) =>
        record.Reason == CsvMalformedReason.UnterminatedQuote || record.RawRecord.Contains('\n', StringComparison.Ordinal);

    // Excel's own first line: sep=;
    private static int SkipSeparatorLine(string text, out char? delimiter)
    {
        delimiter = null;
        if (!text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || text.Length < 5)
            return 0;
        delimiter = text[4] is ',' or ';' or '\t' or '|' ? text[4] : null;
        return text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end + 1 : text.Length;
    }

    private static char GuessDelimiter(ReadOnlySpan<char> text)
    {
        var heading = text[..(text.IndexOf('\n') is >= 0 and var end ? end : text.Length)];
        var (commas, semicolons, tabs) = (heading.Count(','), heading.Count(';'), heading.Count('\t'));
        return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }

    // Excel writes empty cells behind the last column; those may go.
    private static string[]? Fit(string[] fields, int columns) =>
        fields.Length == columns ? fields
        : fields.Length > columns && Array.TrueForAll(fields[columns..], string.IsNullOrWhiteSpace) ? fields[..columns]
        : null;

    private static Sentence WrongCount(int found, int expected)
    {
        var (has, needs) = (found.ToString(CultureInfo.InvariantCulture), expected.ToString(CultureInfo.InvariantCulture));
        return found > expected
            ? Sentence.Of("Dòng có {0} cột, tiêu đề có {1}. Ô nào có dấu phẩy hoặc chấm phẩy thì đặt trong dấu ngoặc kép.", has, needs)
            : Sentence.Of("Dòng có {0} cột, tiêu đề có {1}. Thêm đủ dấu phân cách cho các ô trống.", has, needs);
    }

    private static string Cut(string raw) => raw.TrimEnd('\r', '\n') is { Length: > 120 } longer ? longer[..120] + "…" : raw.TrimEnd('\r', '\n');
}
