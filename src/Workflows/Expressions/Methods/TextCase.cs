using System.Globalization;

namespace CanBo.Workflows.Expressions.Methods;

/// <summary>Upper and lower case of Latin letters, where one letter becomes one letter in every version of Unicode; everything without case stays.</summary>
internal static class TextCase
{
    /// <summary>The text in the other case; null when it has letters whose case this does not know.</summary>
    public static string? Change(string text, bool upper)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsKnown(rune.Value))
                return null;
        }

        return upper ? text.ToUpperInvariant() : text.ToLowerInvariant();
    }

    private static bool IsKnown(int code) => code switch
    {
        // Letters that become two, or others of which the tables differ.
        0xB5 or 0xDF or 0x130 or 0x131 or 0x149 or 0x17F or 0x1F0 => false,
        >= 0x180 and <= 0x24F => code is 0x1A0 or 0x1A1 or 0x1AF or 0x1B0,
        <= 0x17F => true,
        >= 0x1E96 and <= 0x1E9F => false,
        >= 0x1E00 and <= 0x1EFF => true,
        0x345 => false,
        >= 0x300 and <= 0x36F => true,
        >= 0x24B6 and <= 0x24E9 => false,
        _ => CharUnicodeInfo.GetUnicodeCategory(code) is not (
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNotAssigned),
    };
}
