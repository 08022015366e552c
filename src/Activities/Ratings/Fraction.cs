using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace CanBo.Activities.Ratings;

/// <summary>
/// An exact rational number in lowest terms. Scores stay fractions until they are compared with a band, because neither
/// decimal nor double hits the bands: 4/7 of the task points plus 30 is exactly 70, and decimal puts it below (domain.md §3.2).
/// </summary>
[JsonConverter(typeof(FractionJsonConverter))]
public readonly record struct Fraction : IComparable<Fraction>
{
    // Stored less one, so that default(Fraction) is a well-formed zero.
    private readonly BigInteger _denominatorLessOne;

    /// <summary>Makes <paramref name="numerator"/> / <paramref name="denominator"/> in lowest terms, the sign in the numerator.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException("A fraction needs a denominator other than zero.");
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominatorLessOne = (denominator / divisor) - 1;
    }

    /// <summary>Zero.</summary>
    public static Fraction Zero => default;

    /// <summary>One.</summary>
    public static Fraction One { get; } = new(1, 1);

    /// <summary>The numerator in lowest terms; carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator in lowest terms, at least 1.</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    /// <summary>A whole number.</summary>
    public static implicit operator Fraction(int value) => new(value, 1);

    /// <summary>The exact value of a decimal: 2.5m is 5/2.</summary>
    public static implicit operator Fraction(decimal value) => From(value);

    /// <summary>The exact value of a decimal: 2.5m is 5/2.</summary>
    public static Fraction From(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return new Fraction(bits[3] < 0 ? -magnitude : magnitude, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    /// <summary>Sum.</summary>
    public static Fraction operator +(Fraction left, Fraction right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Difference.</summary>
    public static Fraction operator -(Fraction left, Fraction right) => left + -right;

    /// <summary>Negation.</summary>
    public static Fraction operator -(Fraction value) => new(-value.Numerator, value.Denominator);

    /// <summary>Product.</summary>
    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>Quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Fraction operator /(Fraction left, Fraction right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>Whether the left is smaller.</summary>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left is greater.</summary>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left is not greater.</summary>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left is not smaller.</summary>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>The smaller of two.</summary>
    public static Fraction Min(Fraction left, Fraction right) => left <= right ? left : right;

    /// <summary>The greater of two.</summary>
    public static Fraction Max(Fraction left, Fraction right) => left >= right ? left : right;

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The greatest whole number not above the value.</summary>
    public BigInteger Floor() => BigInteger.DivRem(Numerator, Denominator, out var rest) - (rest.Sign < 0 ? 1 : 0);

    /// <summary>The smallest whole number not below the value.</summary>
    public BigInteger Ceiling() => -(-this).Floor();

    /// <summary>The nearest whole number; a half goes away from zero.</summary>
    public BigInteger Round() => Numerator.Sign < 0 ? -(-this).Round() : (this + new Fraction(1, 2)).Floor();

    /// <summary>The value for paper: two decimals, a half goes up (away from zero). Never compare this with a band.</summary>
    /// <exception cref="OverflowException">The value does not fit a decimal.</exception>
    public decimal ToTwoDecimals() => ToDecimal(2);

    /// <summary>The value rounded half up to <paramref name="decimals"/> places (0 to 20).</summary>
    /// <exception cref="OverflowException">The value does not fit a decimal.</exception>
    public decimal ToDecimal(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 20);
        var scale = BigInteger.Pow(10, decimals);
        return (decimal)(this * new Fraction(scale, 1)).Round() / (decimal)scale;
    }

    /// <summary>The value as people read it, at most <paramref name="decimals"/> places: 80,5 in Vietnamese, 80.5 in English.</summary>
    public string ToText(IFormatProvider culture, int decimals = 2) =>
        ToDecimal(decimals).ToString("0." + new string('#', decimals), culture);

    /// <summary>The form for storage and for exact display: <c>4/7</c>, or <c>90</c> for a whole number.</summary>
    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
