using System.Globalization;
using System.Text.RegularExpressions;
using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>Reads the kinds of cells that the three files share.</summary>
internal static partial class RowCells
{
    /// <summary>A text that must be there.</summary>
    public static string Required(this ImportRow row, ImportColumn column, Sentence whenEmpty)
    {
        var failedBefore = row.Failed;
        var cell = row.Find(column) ?? "";
        if (cell.Length == 0 && row.Failed == failedBefore)
            row.Fail(column.Name, whenEmpty);
        return cell;
    }

    /// <summary>A code; empty when the cell is. Names what Excel does to codes.</summary>
    public static string? Code(this ImportRow row, ImportColumn column, bool mayHaveSpaces = false)
    {
        var cell = row.Find(column);
        if (cell is null or "")
            return cell;
        if (Scientific().IsMatch(cell))
            row.Fail(column.Name, Sentence.Of("Excel đã đổi mã thành số dạng mũ. Định dạng cột là Văn bản (Text) rồi gõ lại mã đầy đủ."));
        else if (!mayHaveSpaces && cell.Contains(' ', StringComparison.Ordinal))
            row.Fail(column.Name, Sentence.Of("Mã không có khoảng trắng. Bỏ khoảng trắng trong mã."), cell.Replace(" ", "", StringComparison.Ordinal));
        else if (cell.EndsWith(".0", StringComparison.Ordinal) && cell[..^2].All(char.IsAsciiDigit))
            row.Fail(column.Name, Sentence.Of("Mã đã thành số thập phân. Định dạng cột là Văn bản (Text) rồi gõ lại mã."), cell[..^2]);
        return cell;
    }

    /// <summary>One of a few words; the default when the cell is empty.</summary>
    public static T? Word<T>(this ImportRow row, ImportColumn column, IReadOnlyDictionary<string, T> words, T? whenEmpty)
        where T : struct, Enum
    {
        var cell = row.Find(column);
        if (cell is null or "")
            return cell is null ? null : whenEmpty;
        foreach (var (word, value) in words)
            if (string.Equals(word, cell, StringComparison.OrdinalIgnoreCase))
                return value;
        row.Fail(
            column.Name,
            Sentence.Of("Không có giá trị này. Ghi một trong các chữ: {0}.", string.Join(", ", words.Keys)),
            Spelling.Nearest(cell, words.Keys));
        return null;
    }

    /// <summary>A whole number from 1 to 999; 0 when the cell is empty.</summary>
    public static int? Rank(this ImportRow row, ImportColumn column)
    {
        var cell = row.Find(column);
        if (cell is null or "")
            return cell is null ? null : 0;
        if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) && rank is >= 0 and <= 999)
            return rank;
        row.Fail(column.Name, Sentence.Of("Thứ tự là số nguyên từ 1 đến 999, hoặc để trống."));
        return null;
    }

    [GeneratedRegex(@"^\d+(?:[.,]\d+)?[eE][+-]?\d+$")]
    internal static partial Regex Scientific();
}
