using System.Globalization;
using CanBo.Activities.Ratings;

namespace CanBo.Activities.Forms.Editing;

/// <summary>Numbers as people type them, and back.</summary>
internal static class Typed
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>With a decimal comma; a fraction that has no end as a fraction (1/3).</summary>
    public static string Number(Fraction? number) => number is not { } known ? ""
        : Fraction.From(known.ToDecimal(8)) == known ? known.ToText(Vietnamese, 8)
        : known.ToString();

    public static bool TryNumber(string typed, out Fraction number) =>
        typed.Contains('/', StringComparison.Ordinal) ? FractionText.TryParse(typed.Replace(" ", "", StringComparison.Ordinal), out number) : FractionText.TryParseVietnamese(typed, out number);

    public static bool TryWhole(string typed, out int number) => int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
