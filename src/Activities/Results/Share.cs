using System.Globalization;
using CanBo.Activities.Ratings;

namespace CanBo.Activities.Results;

/// <summary>A part of a whole as it is published: numerator and denominator are kept, the percentage is computed, never typed.</summary>
/// <param name="Key">What is counted, such as a rating.</param>
/// <param name="Numerator">The part, at least 0.</param>
/// <param name="Denominator">The whole, at least 0.</param>
public sealed record Share<TKey>(TKey Key, int Numerator, int Denominator)
{
    /// <summary>The percentage, half up to two decimals; null when there is no whole.</summary>
    public decimal? Percent => Shares.Percent(Numerator, Denominator);

    /// <summary>The percentage as people read it, always two decimals: "78,57". Empty when there is no whole.</summary>
    public string ToText(CultureInfo culture) => Percent?.ToString("0.00", culture) ?? "";
}

/// <summary>Shares computed from counts (domain.md §3.5, "Rule for the product").</summary>
public static class Shares
{
    /// <summary>Part of whole in percent, half up to <paramref name="decimals"/> places; null when there is no whole.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static decimal? Percent(int part, int whole, int decimals = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfNegative(whole);
        return whole == 0 ? null : new Fraction(100 * (long)part, whole).ToDecimal(decimals);
    }

    /// <summary>The distribution of the four levels over all who are rated; "not rated" is told beside it, not in it.</summary>
    public static ShareTable<Rating> Of(RatingCounts counts) =>
        Of(RatingScale.Levels.Select(level => (level, counts[level])));

    /// <summary>The distribution of counts over their sum.</summary>
    public static ShareTable<TKey> Of<TKey>(IEnumerable<(TKey Key, int Count)> counts)
    {
        var rows = counts.ToList();
        var whole = rows.Sum(row => row.Count);
        return new ShareTable<TKey>([.. rows.Select(row => new Share<TKey>(row.Key, row.Count, whole))]);
    }
}
