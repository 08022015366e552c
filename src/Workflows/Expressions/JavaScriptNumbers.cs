using System.Globalization;

namespace CanBo.Workflows.Expressions;

/// <summary>JavaScript's own rules for writing and reading numbers (ECMA-262, Number::toString and StringToNumber).</summary>
internal static class JavaScriptNumbers
{
    /// <summary>The text that <c>String(number)</c> gives.</summary>
    public static string Format(double number)
    {
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "Infinity" : "-Infinity";
        if (number.Equals(0d))
            return "0";
        if (Math.Abs(number) < 1e15 && Math.Floor(number).Equals(number))
            return ((long)number).ToString(CultureInfo.InvariantCulture);

        return Layout(number);
    }

    private static string Layout(double number)
    {
        // "R" has the shortest round-trip digits; only their layout differs from JavaScript's.
        Span<char> text = stackalloc char[32];
        Math.Abs(number).TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        Span<char> digits = stackalloc char[24];
        var count = 0;
        var pointAfter = -1;
        var exponent = 0;
        for (var i = 0; i < length; i++)
        {
            if (text[i] == '.')
                pointAfter = count;
            else if (text[i] == 'E')
            {
                exponent = int.Parse(text[(i + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }
            else
                digits[count++] = text[i];
        }

        // value = 0.d1d2d3… × 10^point
        var point = (pointAfter < 0 ? count : pointAfter) + exponent;
        var leading = 0;
        while (digits[leading] == '0')
            leading++;
        point -= leading;
        var significant = digits[leading..count].TrimEnd('0');
        var sign = number < 0 ? "-" : "";
        return sign + Place(significant, point);
    }

    private static string Place(ReadOnlySpan<char> digits, int point)
    {
        if (digits.Length <= point && point <= 21)
            return string.Concat(digits, new string('0', point - digits.Length));
        if (point is > 0 and <= 21)
            return string.Concat(digits[..point], ".", digits[point..]);
        if (point is > -6 and <= 0)
            return string.Concat("0.", new string('0', -point), digits);

        var exponent = point - 1;
        var tail = string.Create(CultureInfo.InvariantCulture, $"e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");
        return digits.Length == 1 ? string.Concat(digits, tail) : string.Concat(digits[..1], ".", digits[1..], tail);
    }
}
