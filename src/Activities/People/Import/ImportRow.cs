using System.Globalization;
using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>One row while it is being read. Cells are asked for by column; what is wrong is told to the sheet.</summary>
internal sealed class ImportRow(ImportSheet sheet, CsvRow row, IReadOnlyDictionary<string, int> places, Dictionary<string, string> corrected)
{
    /// <summary>The line it begins on.</summary>
    public int Line => row.Line;

    /// <summary>Whom or what the row is about, for messages; set once it is known.</summary>
    public string About { get; set; } = "";

    /// <summary>True once something is wrong with it.</summary>
    public bool Failed { get; private set; }

    /// <summary>The cell cleaned; empty when it is empty, null when the file has no such column.</summary>
    public string? Find(ImportColumn column)
    {
        if (!places.TryGetValue(column.Name, out var place) && !corrected.ContainsKey(column.Name))
            return null;
        var typed = corrected.TryGetValue(column.Name, out var value) ? value : row.Fields[place];
        if (MisreadText.Find(typed) is var (message, suggestion))
        {
            Fail(column.Name, message, suggestion);
            return "";
        }

        var cell = sheet.Clean(Line, typed);
        if (cell.Length > column.MaxLength)
            Fail(column.Name, Sentence.Of("Dài quá {0} ký tự. Viết gọn lại.", column.MaxLength.ToString(CultureInfo.InvariantCulture)));
        return cell.Length > column.MaxLength ? "" : cell;
    }

    /// <summary>The cell as it stands in the file.</summary>
    public string Typed(string column) =>
        corrected.TryGetValue(column, out var value) ? value : places.TryGetValue(column, out var place) ? row.Fields[place] : "";

    /// <summary>Notes an error of this row.</summary>
    public void Fail(string column, Sentence message, string? suggestion = null)
    {
        Failed = true;
        sheet.Errors.Add(new ImportError(Line, column, Typed(column), About, message, suggestion));
    }

    /// <summary>Notes something that does not hold the row up.</summary>
    public void Warn(Sentence message) => sheet.Warn(Line, message);
}
