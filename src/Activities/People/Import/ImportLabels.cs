using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>What people call the columns of the files; keys of their English.</summary>
public static class ImportLabels
{
    /// <summary>The Vietnamese name of a column; the column's own name when it is none of the file's.</summary>
    public static string Of(ImportKind kind, string column) => column switch
    {
        "isMain" => Sentence.Key("Chức danh chính"),
        "activeTo" => Sentence.Key("Công tác đến ngày"),
        _ => ImportColumns.Of(kind).FirstOrDefault(c => c.Name == column)?.Label ?? column,
    };

    /// <summary>Which file the heading belongs to; null when it could be none or several.</summary>
    public static ImportKind? Guess(ReadOnlySpan<byte> content)
    {
        if (FileDecoding.Decode(content).Text is not { } text)
            return null;
        var header = CsvReading.Read(text).Header;
        var fitting = Enum.GetValues<ImportKind>()
            .Where(kind => ImportColumns.Of(kind).Where(c => c.MustBeThere).All(c => header.Contains(c.Name, StringComparer.OrdinalIgnoreCase)))
            .ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    /// <summary>The columns of a file, in order, for the instructions.</summary>
    public static string Columns(ImportKind kind) => string.Join(", ", ImportColumns.Of(kind).Select(c => c.Name));
}
