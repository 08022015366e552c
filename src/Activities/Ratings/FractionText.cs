using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace CanBo.Activities.Ratings;

/// <summary>Reads fractions: the stored form, the decimals of data files and the decimals people type.</summary>
public static class FractionText
{
    // Far above any score; keeps a hostile text from becoming a hostile number.
    private const int LongestText = 60;

    /// <summary>Reads <c>4/7</c>, <c>90</c> or <c>2.5</c>, as <see cref="Fraction.ToString"/> and data files write them.</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static Fraction Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"\"{text}\" is not a fraction such as 4/7, 90 or 2.5.");

    /// <summary>Reads <c>4/7</c>, <c>90</c> or <c>2.5</c>. The stored form may be long: sums of many periods are exact.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Fraction value)
    {
        value = default;
        if (text is null || text.Length > 2000)
            return false;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return TryParseInvariant(text, out value);
        if (!TryWhole(text.AsSpan(0, slash), out var numerator) || !TryWhole(text.AsSpan(slash + 1), out var denominator) || denominator.Sign <= 0)
            return false;
        value = new Fraction(numerator, denominator);
        return true;
    }

    /// <summary>Reads a decimal of a data file: digits, one point, no group signs, no exponent.</summary>
    public static bool TryParseInvariant([NotNullWhen(true)] string? text, out Fraction value)
    {
        value = default;
        return text is { Length: > 0 and <= LongestText } && TryDigits(text, '.', out value);
    }

    /// <summary>
    /// Reads a decimal as typed in Vietnam: <c>4,5</c>, <c>1.234,5</c>. A single point that cannot be a group sign
    /// (<c>4.5</c>) is a decimal point, because phones offer no other; <c>1.234</c> is one thousand and more.
    /// </summary>
    public static bool TryParseVietnamese([NotNullWhen(true)] string? text, out Fraction value)
    {
        value = default;
        var trimmed = text?.Trim();
        if (trimmed is not { Length: > 0 and <= LongestText })
            return false;
        var comma = trimmed.IndexOf(',', StringComparison.Ordinal);
        var whole = comma < 0 ? trimmed : trimmed[..comma];
        var groups = whole.TrimStart('-').Split('.');
        if (groups.Length == 1)
            return TryDigits(trimmed, ',', out value);
        if (groups[0].Length is > 0 and <= 3 && groups[0] != "0" && groups.Skip(1).All(group => group.Length == 3))
            return TryDigits(trimmed.Replace(".", "", StringComparison.Ordinal), ',', out value);
        return comma < 0 && groups.Length == 2 && TryDigits(trimmed, '.', out value);
    }

    private static bool TryDigits(string text, char point, out Fraction value)
    {
        value = default;
        var at = text.IndexOf(point, StringComparison.Ordinal);
        var decimals = at < 0 ? 0 : text.Length - at - 1;
        if (at >= 0 && (decimals == 0 || at == 0 || !char.IsAsciiDigit(text[at - 1])))
            return false;
        if (!TryWhole(at < 0 ? text : text.Remove(at, 1), out var digits))
            return false;
        value = new Fraction(digits, BigInteger.Pow(10, decimals));
        return true;
    }

    private static bool TryWhole(ReadOnlySpan<char> text, out BigInteger value) =>
        BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && text[0] != '+';
}
