namespace CanBo.Activities.People.Import;

/// <summary>A row of a file as it stands there.</summary>
/// <param name="Line">The line it begins on; the heading is line 1.</param>
/// <param name="Fields">One text for each column of the heading.</param>
internal sealed record CsvRow(int Line, string[] Fields);

/// <summary>A file taken apart into rows.</summary>
/// <param name="Delimiter">Comma, semicolon or tab.</param>
/// <param name="Header">The names in the heading, trimmed.</param>
/// <param name="Rows">Rows with as many fields as the heading; blank rows are left out.</param>
/// <param name="Broken">Rows that could not be taken apart.</param>
internal sealed record CsvTable(char Delimiter, string[] Header, IReadOnlyList<CsvRow> Rows, IReadOnlyList<ImportError> Broken);
