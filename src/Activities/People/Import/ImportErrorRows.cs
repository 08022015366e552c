using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>The rows of a file that have errors.</summary>
/// <param name="FileName">The file's name.</param>
/// <param name="Header">The heading as it stands in the file.</param>
/// <param name="Rows">The rows, in order.</param>
public sealed record ImportErrorRows(string FileName, IReadOnlyList<string> Header, IReadOnlyList<ImportErrorRow> Rows)
{
    internal static ImportErrorRows Of(string fileName, ImportSheet sheet, ImportPlan plan)
    {
        var raw = sheet.RawRows.ToDictionary(r => r.Line, r => r.Fields);
        var rows = from error in plan.Errors
                   where error.Line > 1
                   group error by error.Line into line
                   orderby line.Key
                   select new ImportErrorRow(line.Key, Cells(raw.GetValueOrDefault(line.Key), line.First().Typed, sheet.Header.Count), [.. line.Select(e => e.Message)]);
        return new ImportErrorRows(fileName, sheet.Header, [.. rows]);
    }

    // A row that could not be taken apart stands in its first cell whole.
    private static string[] Cells(string[]? fields, string typed, int columns)
    {
        if (fields is not null)
            return fields;
        var cells = new string[columns];
        Array.Fill(cells, "");
        cells[0] = typed;
        return cells;
    }
}

/// <summary>One row with errors.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Cells">Its cells as they stand there.</param>
/// <param name="Messages">What is wrong.</param>
public sealed record ImportErrorRow(int Line, IReadOnlyList<string> Cells, IReadOnlyList<Sentence> Messages);
