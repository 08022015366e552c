using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms.Reading;

/// <summary>Numbers of forms: typed as people in Vietnam write them, or as data; kept exact.</summary>
internal static class Numbers
{
    /// <summary>
    /// Reads <c>4,5</c>, <c>4.5</c> or the exact <c>4/7</c> of stored values. A point with three digits behind it is a decimal point here: no
    /// form asks for thousands.
    /// </summary>
    public static bool TryRead(string typed, out Fraction number) =>
        FractionText.TryParse(typed, out number) || FractionText.TryParseVietnamese(typed, out number);

    /// <summary>A whole number from 0 up; false for anything else, and beyond what anyone counts.</summary>
    public static bool TryCount(string typed, out int count)
    {
        count = 0;
        return typed.Length == 0 || (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= 10_000);
    }

    public static bool HasMoreDecimals(Fraction number, int decimals) => !(number * new Fraction(BigInteger.Pow(10, decimals), 1)).Denominator.IsOne;

    public static Sentence TooManyDecimals(int decimals) => decimals == 0
        ? Sentence.Of("Nhập số nguyên.")
        : Sentence.Of("Ghi tối đa {0} chữ số sau dấu phẩy.", decimals.ToString(CultureInfo.InvariantCulture));

    /// <summary>As JSON: digits when the decimals end within four places, the exact fraction as text otherwise.</summary>
    public static JsonNode ToJson(Fraction number) => HasMoreDecimals(number, 4)
        ? JsonValue.Create(number.ToString())
        : JsonNode.Parse(number.ToDecimal(4).ToString("0.####", CultureInfo.InvariantCulture))!;
}
