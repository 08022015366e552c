using System.Globalization;
using System.Text;

namespace CanBo.Activities.People;

/// <summary>Text to be found without marks: lower-case, no diacritics, đ as d, one space between words.</summary>
public static class SearchTexts
{
    /// <summary>The search text of several parts, joined with spaces.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            Append(text, part);
        return text.ToString().TrimEnd();
    }

    /// <summary>The words a reader typed, ready to be looked for; empty when nothing was typed.</summary>
    public static string[] Words(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? [] : Of(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static void Append(StringBuilder text, string part)
    {
        foreach (var letter in part.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            if (!char.IsWhiteSpace(letter))
                text.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter));
            else if (text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
        }

        if (text.Length > 0 && text[^1] != ' ')
            text.Append(' ');
    }
}
