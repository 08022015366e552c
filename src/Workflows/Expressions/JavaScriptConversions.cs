using System.Buffers;
using System.Globalization;
using System.Numerics;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions;

/// <summary>JavaScript's conversions between plain values (ECMA-262 §7.1). Arrays and objects have none here.</summary>
internal static class JavaScriptConversions
{
    /// <summary>The only characters of a decimal number.</summary>
    internal static readonly SearchValues<char> DecimalCharacters = SearchValues.Create("0123456789.eE+-");

    public static bool IsPlain(this Value value) => value.Kind is not (ValueKind.Array or ValueKind.Object);

    public static bool IsTruthy(this Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => false,
        ValueKind.Boolean => value.AsBoolean,
        ValueKind.Number => value.AsNumber is not (0 or double.NaN),
        ValueKind.String => value.AsString.Length > 0,
        _ => true,
    };

    /// <summary><c>String(value)</c> for a plain value.</summary>
    public static string ToJavaScriptText(this Value value) => value.Kind switch
    {
        ValueKind.String => value.AsString,
        ValueKind.Number => JavaScriptNumbers.Format(value.AsNumber),
        ValueKind.Boolean => value.AsBoolean ? "true" : "false",
        ValueKind.Null => "null",
        ValueKind.Undefined => "undefined",
        _ => throw value.NotA(ValueKind.String),
    };

    /// <summary><c>Number(value)</c> for a plain value.</summary>
    public static double ToJavaScriptNumber(this Value value) => value.Kind switch
    {
        ValueKind.Number => value.AsNumber,
        ValueKind.String => Read(value.AsString),
        ValueKind.Boolean => value.AsBoolean ? 1 : 0,
        ValueKind.Null => 0,
        ValueKind.Undefined => double.NaN,
        _ => throw value.NotA(ValueKind.Number),
    };

    /// <summary>White space and line ends as ECMA-262 has them: .NET's, plus the byte order mark, less U+0085.</summary>
    public static bool IsSpace(char c) => c == '\uFEFF' || (c != '\u0085' && char.IsWhiteSpace(c));

    private static double Read(string text)
    {
        var rest = text.AsSpan();
        while (rest.Length > 0 && IsSpace(rest[0]))
            rest = rest[1..];
        while (rest.Length > 0 && IsSpace(rest[^1]))
            rest = rest[..^1];
        if (rest.Length == 0)
            return 0;
        if (rest.Length > 2 && rest[0] == '0' && char.ToLowerInvariant(rest[1]) is 'x' or 'o' or 'b')
            return ReadRadix(rest[2..], char.ToLowerInvariant(rest[1]) switch { 'x' => 16, 'o' => 8, _ => 2 });
        if (rest is "Infinity" or "+Infinity")
            return double.PositiveInfinity;
        if (rest is "-Infinity")
            return double.NegativeInfinity;

        // .NET also knows names, signs and padding that JavaScript does not.
        if (rest.ContainsAnyExcept(DecimalCharacters))
            return double.NaN;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(rest, Style, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }

    /// <summary>
    /// Digits of radix 2, 8 or 16; NaN when there is another character. Beyond 53 bits it rounds to the nearest, ties to even.
    /// </summary>
    internal static double ReadRadix(ReadOnlySpan<char> digits, int radix)
    {
        foreach (var c in digits)
        {
            if (!char.IsAsciiHexDigit(c) || HexDigit(c) >= radix)
                return double.NaN;
        }

        // 1,024 bits or more are infinite, whatever the radix; this keeps the big integer small.
        var significant = digits.TrimStart('0');
        if (significant.Length > 1_024)
            return double.PositiveInfinity;
        var whole = BigInteger.Zero;
        foreach (var c in significant)
            whole = (whole * radix) + HexDigit(c);

        // By its decimal digits, because the direct conversion of a big integer cuts instead of rounding.
        return double.Parse(whole.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static int HexDigit(char c) => char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
}
