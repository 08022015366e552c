using System.Globalization;
using CanBo.Activities.Forms.Reading;
using CanBo.Activities.Ratings;

namespace CanBo.Activities.Forms.Viewing;

/// <summary>Numbers of answers as people read them: decimal comma in both languages, as they were asked for.</summary>
public static class ShownNumber
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>A stored or typed number with a decimal comma; what is no number stays as typed.</summary>
    public static string Of(string typed) =>
        typed.Length > 0 && Numbers.TryRead(typed.Trim(), out var number) && number.ToDecimal(4) is var shown && Fraction.From(shown) == number
            ? shown.ToString("0.####", Vietnamese)
            : typed;

    /// <summary>Points with two decimals: 92,33.</summary>
    public static string Points(Fraction points) => points.ToDecimal(2).ToString("0.00", Vietnamese);
}
