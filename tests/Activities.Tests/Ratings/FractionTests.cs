using System.Globalization;
using System.Numerics;
using System.Text.Json;
using CanBo.Activities.Ratings;

namespace CanBo.Activities.Tests.Ratings;

public sealed class FractionTests
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    [Fact]
    public void A_fraction_is_kept_in_lowest_terms_with_the_sign_above()
    {
        var value = new Fraction(6, -8);

        value.Numerator.ShouldBe(-3);
        value.Denominator.ShouldBe(4);
        value.ShouldBe(new Fraction(-3, 4));
    }

    [Fact]
    public void The_default_is_a_usable_zero()
    {
        Fraction zero = default;

        zero.ShouldBe(new Fraction(0, 7));
        (zero + Fraction.One).ShouldBe(Fraction.One);
        zero.ToString().ShouldBe("0");
    }

    [Fact]
    public void A_zero_denominator_is_refused()
    {
        Should.Throw<DivideByZeroException>(() => new Fraction(1, 0));
        Should.Throw<DivideByZeroException>(() => Fraction.One / Fraction.Zero);
    }

    [Theory]
    [InlineData("2.5", 5, 2)]
    [InlineData("0.0000000000000000000000000001", 1, 0)]
    [InlineData("-79228162514264337593543950335", 0, 1)]
    public void A_decimal_is_taken_exactly(string text, int numerator, int denominator)
    {
        var value = decimal.Parse(text, CultureInfo.InvariantCulture);

        var fraction = Fraction.From(value);

        if (numerator != 0 && denominator != 0)
            fraction.ShouldBe(new Fraction(numerator, denominator));
        ((decimal)fraction.Numerator / (decimal)fraction.Denominator).ShouldBe(value);
    }

    [Fact]
    public void Arithmetic_and_order_agree_with_cross_multiplication()
    {
        var random = new Random(335);
        for (var round = 0; round < 2_000; round++)
        {
            int a = random.Next(-50, 50), b = random.Next(1, 50), c = random.Next(-50, 50), d = random.Next(1, 50);
            Fraction left = new(a, b), right = new(c, d);

            ((left + right) * (b * d)).ShouldBe(new Fraction((a * d) + (c * b), 1));
            ((left - right) + right).ShouldBe(left);
            (left * right).ShouldBe(new Fraction(a * c, b * d));
            if (c != 0)
                ((left / right) * right).ShouldBe(left);
            left.CompareTo(right).ShouldBe((a * d).CompareTo(c * b));
            (left < right).ShouldBe(a * d < c * b);
            (left >= right).ShouldBe(a * d >= c * b);
        }
    }

    [Theory]
    [InlineData(7, 2, 3, 4, 4)]
    [InlineData(-7, 2, -4, -3, -4)]
    [InlineData(5, 1, 5, 5, 5)]
    [InlineData(17, 5, 3, 4, 3)]
    [InlineData(0, 3, 0, 0, 0)]
    public void Rounding_goes_down_up_or_half_away_from_zero(int numerator, int denominator, int floor, int ceiling, int nearest)
    {
        var value = new Fraction(numerator, denominator);

        value.Floor().ShouldBe(new BigInteger(floor));
        value.Ceiling().ShouldBe(new BigInteger(ceiling));
        value.Round().ShouldBe(new BigInteger(nearest));
    }

    [Theory]
    [InlineData(1079, 12, "89.92")]
    [InlineData(277, 3, "92.33")]
    [InlineData(1, 200, "0.01")]
    [InlineData(3, 200, "0.02")]
    [InlineData(-1, 200, "-0.01")]
    [InlineData(161, 2, "80.5")]
    public void Paper_gets_two_decimals_half_up(int numerator, int denominator, string paper) =>
        new Fraction(numerator, denominator).ToTwoDecimals().ShouldBe(decimal.Parse(paper, CultureInfo.InvariantCulture));

    [Fact]
    public void Paper_has_a_comma_in_Vietnamese_and_a_point_in_English()
    {
        var value = new Fraction(161, 2);

        value.ToText(Vietnamese).ShouldBe("80,5");
        value.ToText(CultureInfo.GetCultureInfo("en-GB")).ShouldBe("80.5");
        Fraction.From(90).ToText(Vietnamese).ShouldBe("90");
    }

    [Theory]
    [InlineData("4,5", 9, 2)]
    [InlineData(" 2,5 ", 5, 2)]
    [InlineData("30", 30, 1)]
    [InlineData("1.234,5", 2469, 2)]
    [InlineData("1.234", 1234, 1)]
    [InlineData("1.234.567", 1234567, 1)]
    [InlineData("4.5", 9, 2)]
    [InlineData("4.25", 17, 4)]
    [InlineData("0.125", 1, 8)]
    [InlineData("-4,5", -9, 2)]
    public void People_type_a_comma_and_phones_a_point(string typed, int numerator, int denominator)
    {
        FractionText.TryParseVietnamese(typed, out var value).ShouldBeTrue();

        value.ShouldBe(new Fraction(numerator, denominator));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    [InlineData("4,5,5")]
    [InlineData("4,")]
    [InlineData(",5")]
    [InlineData("4.5.5")]
    [InlineData("1.23,5")]
    [InlineData("4/5")]
    [InlineData("1e5")]
    [InlineData("1E+05")]
    [InlineData("NaN")]
    [InlineData("٤")]
    [InlineData("+4")]
    [InlineData("- 4")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public void What_is_no_Vietnamese_number_is_refused(string? typed) =>
        FractionText.TryParseVietnamese(typed, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2.5", 5, 2)]
    [InlineData("-0.25", -1, 4)]
    [InlineData("90", 90, 1)]
    public void Data_files_have_a_decimal_point(string text, int numerator, int denominator)
    {
        FractionText.TryParseInvariant(text, out var value).ShouldBeTrue();

        value.ShouldBe(new Fraction(numerator, denominator));
    }

    [Theory]
    [InlineData("2,5")]
    [InlineData("1.234.5")]
    [InlineData("1,234")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("")]
    public void Data_files_have_nothing_else(string text) => FractionText.TryParseInvariant(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("4/7")]
    [InlineData("-4/7")]
    [InlineData("90")]
    public void The_stored_form_reads_back(string stored) => FractionText.Parse(stored).ToString().ShouldBe(stored);

    [Theory]
    [InlineData("4/0")]
    [InlineData("4/-7")]
    [InlineData("/7")]
    [InlineData("4/")]
    [InlineData("a/7")]
    public void A_broken_stored_form_is_refused(string stored) => Should.Throw<FormatException>(() => FractionText.Parse(stored));

    [Theory]
    [InlineData(5, 2, "2.5")]
    [InlineData(4, 7, "\"4/7\"")]
    [InlineData(20, 1, "20")]
    [InlineData(1, 10000, "0.0001")]
    [InlineData(1, 100000, "\"1/100000\"")]
    [InlineData(-1, 2, "\"-1/2\"")]
    public void Json_has_a_number_where_it_is_short_and_a_text_where_it_is_not(int numerator, int denominator, string json)
    {
        var value = new Fraction(numerator, denominator);

        JsonSerializer.Serialize(value).ShouldBe(json);
        JsonSerializer.Deserialize<Fraction>(json).ShouldBe(value);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("\"x\"")]
    [InlineData("1e2")]
    public void Json_has_nothing_else(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Fraction>(json));
}
