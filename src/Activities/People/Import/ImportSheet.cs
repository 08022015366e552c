using System.Text;
using CanBo.Activities.Exports;
using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>A file with its heading understood: hands out rows and collects what is wrong with them.</summary>
internal sealed class ImportSheet
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<Sentence, List<int>> _warnings = [];
    private readonly ILookup<int, ImportCorrection> _corrections;
    private readonly CsvTable _table;

    private ImportSheet(CsvTable table, IEnumerable<ImportCorrection> corrections)
    {
        _table = table;
        _corrections = corrections.ToLookup(c => c.Line);
        Errors = [.. table.Broken];
    }

    /// <summary>Everything that is wrong so far.</summary>
    public List<ImportError> Errors { get; }

    /// <summary>True when the heading, or the file itself, cannot be used: no row was read.</summary>
    public bool IsUnusable { get; private set; }

    /// <summary>Rows of data in the file, broken ones included.</summary>
    public int RowCount => _table.Rows.Count + _table.Broken.Count;

    /// <summary>Remarks, equal ones gathered.</summary>
    public IReadOnlyList<ImportWarning> Warnings => [.. _warnings.Select(w => new ImportWarning(w.Key, w.Value))];

    /// <summary>The names of the heading as they stand in the file, and a row's own cells: to give rows back with a column of errors.</summary>
    public IReadOnlyList<string> Header => _table.Header;

    public IReadOnlyList<CsvRow> RawRows => _table.Rows;

    /// <summary>Reads a file's bytes.</summary>
    public static ImportSheet Open(ReadOnlySpan<byte> content, IReadOnlyList<ImportColumn> columns, IEnumerable<ImportCorrection> corrections)
    {
        var decoded = FileDecoding.Decode(content);
        var sheet = new ImportSheet(CsvReading.Read(decoded.Text ?? ""), corrections);
        if (decoded.Problem is { } problem)
            sheet.RefuseFile("", "", problem);
        else
            sheet.ReadHeading(columns);
        return sheet;
    }

    /// <summary>The rows, cells cleaned; none when the file is unusable.</summary>
    public IEnumerable<ImportRow> Rows()
    {
        if (IsUnusable)
            yield break;
        foreach (var row in _table.Rows)
        {
            var corrected = _corrections[row.Line].ToDictionary(c => c.Column, c => c.Value, StringComparer.Ordinal);
            yield return new ImportRow(this, row, _places, corrected);
        }
    }

    /// <summary>A column's cells as they stand, trimmed: to know what to load before the rows are read.</summary>
    public IEnumerable<string> Peek(string column) => IsUnusable || !_places.TryGetValue(column, out var place)
        ? []
        : _table.Rows.Select(r => r.Fields[place])
            .Concat(_corrections.SelectMany(c => c).Where(c => c.Column == column).Select(c => c.Value))
            .Select(c => CsvWriting.Unescape(c).Trim().Normalize(NormalizationForm.FormC))
            .Where(c => c.Length > 0);

    public void Warn(int line, Sentence message)
    {
        if (!_warnings.TryGetValue(message, out var lines))
            _warnings[message] = lines = [];
        if (lines.Count == 0 || lines[^1] != line)
            lines.Add(line);
    }

    private void ReadHeading(IReadOnlyList<ImportColumn> columns)
    {
        if (_table.Header.Length == 0)
        {
            RefuseFile("", "", Sentence.Of("Tệp không có dòng tiêu đề. Dòng đầu ghi: {0}.", Names(columns)));
            return;
        }

        var unknown = new List<string>();
        for (var i = 0; i < _table.Header.Length; i++)
        {
            var typed = _table.Header[i].Normalize(NormalizationForm.FormC);
            var column = columns.FirstOrDefault(c => string.Equals(c.Name, typed, StringComparison.OrdinalIgnoreCase));
            if (column is null)
                unknown.Add(typed);
            else if (!_places.TryAdd(column.Name, i))
                RefuseFile(column.Name, typed, Sentence.Of("Tiêu đề có hai cột “{0}”. Giữ một cột.", column.Name));
        }

        var missing = columns.Where(c => !_places.ContainsKey(c.Name)).ToList();
        foreach (var typed in unknown)
            NameUnknown(typed, missing);
        foreach (var column in missing.Where(c => c.MustBeThere && !Errors.Exists(e => e.Suggestion == c.Name)))
            RefuseFile(column.Name, "", Sentence.Of("Thiếu cột “{0}”. Tiêu đề cần có: {1}.", column.Name, Names(columns)));
    }

    private void NameUnknown(string typed, List<ImportColumn> missing)
    {
        var bare = Spelling.Bare(typed);
        var meant = missing.FirstOrDefault(c => c.OtherNames.Contains(bare, StringComparer.Ordinal) || Spelling.Bare(c.Label) == bare)?.Name
            ?? (bare.Length == 0 ? null : Spelling.Nearest(typed, missing.Select(c => c.Name)));
        if (meant is not null)
            RefuseFile(typed, typed, Sentence.Of("Không có cột “{0}”. Ý là “{1}”? Sửa tên cột ở dòng 1.", typed, meant), meant);
        else if (bare.Length > 0)
            Warn(1, Sentence.Of("Cột “{0}” không được dùng.", typed));
    }

    private void RefuseFile(string column, string typed, Sentence message, string? suggestion = null)
    {
        IsUnusable = true;
        Errors.Add(new ImportError(column.Length > 0 ? 1 : 0, column, typed, "", message, suggestion));
    }

    private static string Names(IEnumerable<ImportColumn> columns) => string.Join(", ", columns.Select(c => c.Name));

    /// <summary>A cell as it is kept; remarks on what had to be done to it.</summary>
    internal string Clean(int line, string cell)
    {
        var text = CleanTexts.Of(CsvWriting.Unescape(cell), out var composed, out var removed);
        if (composed)
            Warn(line, Sentence.Of("Chữ có dấu được gõ kiểu tổ hợp (NFD); đã đổi sang dựng sẵn (NFC)."));
        if (removed)
            Warn(line, Sentence.Of("Có ký tự không nhìn thấy; đã bỏ."));
        return text;
    }
}
