using System.Globalization;
using System.Numerics;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Expressions.Methods;

/// <summary>Methods of numbers.</summary>
internal static class NumberMethods
{
    /// <summary>JavaScript takes no more digits.</summary>
    private const int MaxDigits = 100;

    public static Value Call(ref Evaluation run, double number, MethodCall call)
    {
        switch (call.Name)
        {
            case "toString":
                return call.Takes(ref run, 0, 0) ? Value.Of(JavaScriptNumbers.Format(number)) : default;
            case "toFixed":
                if (!call.Takes(ref run, 0, 1) || !call.TryInteger(ref run, 0, 0, out var digits))
                    return default;
                if (digits is < 0 or > MaxDigits)
                    return call.Fail(ref run, $"toFixed takes 0 to {MaxDigits} digits.");
                return run.Charge(MaxDigits, call.Position) ? Value.Of(Fixed(number, (int)digits)) : default;
            default:
                return call.Unknown(ref run, "A number");
        }
    }

    /// <summary>By the number's exact value; a tie goes to the larger amount, as ECMA-262 has it.</summary>
    private static string Fixed(double number, int digits)
    {
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e21)
            return JavaScriptNumbers.Format(number);
        var bits = BitConverter.DoubleToInt64Bits(Math.Abs(number));
        var exponent = (int)(bits >> 52);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        if (exponent == 0)
            exponent = 1;
        else
            mantissa |= 1L << 52;
        var power = exponent - 1075;

        var scaled = mantissa * BigInteger.Pow(10, digits);
        if (power >= 0)
            scaled <<= power;
        else
            scaled = (scaled + (BigInteger.One << (-power - 1))) >> -power;
        var text = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var sign = number < 0 ? "-" : "";
        return digits == 0 ? sign + text : $"{sign}{text[..^digits]}.{text[^digits..]}";
    }
}
