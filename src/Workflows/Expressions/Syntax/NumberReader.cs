using System.Globalization;

namespace CanBo.Workflows.Expressions.Syntax;

/// <summary>Reads number literals: decimal with fraction and exponent, and hexadecimal.</summary>
internal static class NumberReader
{
    public static Token Read(string text, int start)
    {
        var end = start;
        while (end < text.Length && (Tokenizer.IsWordPart(text[end]) || text[end] == '.' || IsExponentSign(text, start, end)))
            end++;
        var literal = text[start..end];

        var number = literal.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? literal.Length > 2 ? JavaScriptConversions.ReadRadix(literal.AsSpan(2), 16) : double.NaN
            : ReadDecimal(literal);
        return double.IsNaN(number)
            ? new(TokenKind.Bad, start, end, literal, Problem: new(ScriptErrorCode.InvalidNumber, start,
                $"\"{literal}\" is not a number here. Write it like 1200, 0.5, 1e6 or 0xFF, without separators, suffix or leading zero.", literal))
            : new(TokenKind.Number, start, end, literal, number);
    }

    private static bool IsExponentSign(string text, int start, int at) =>
        text[at] is '+' or '-' && at > start && text[at - 1] is 'e' or 'E'
        && !text.AsSpan(start).StartsWith("0x", StringComparison.OrdinalIgnoreCase);

    private static double ReadDecimal(string literal)
    {
        // .NET would also read "Infinity" and padding; and "010" means eight or ten depending on JavaScript's mode.
        if (literal.AsSpan().ContainsAnyExcept(JavaScriptConversions.DecimalCharacters) || (literal.Length > 1 && literal[0] == '0' && char.IsAsciiDigit(literal[1])))
            return double.NaN;
        return double.TryParse(literal, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.NaN;
    }
}
