using System.Text.RegularExpressions;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Procedures.Editing;

/// <summary>Codes that people give to documents and procedures: what designers choose from dropdowns.</summary>
internal static partial class DocumentCodes
{
    /// <summary>A code as typed, without spaces at its ends.</summary>
    /// <exception cref="InvalidInputException">It is none; the error stands at <paramref name="field"/>.</exception>
    public static string Read(string field, string? typed) => typed?.Trim() is { } code && Pattern().IsMatch(code)
        ? code
        : throw new InvalidInputException(field, Sentence.Of("Mã gồm 1 đến 40 chữ không dấu, chữ số và gạch nối, bắt đầu bằng chữ hoặc số."));

    // The narrowest of what the three kinds allow, so that one rule can be told.
    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,39}$")]
    private static partial Regex Pattern();
}
