using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings;

/// <summary>Whether the ratings of one set, as they stand or as they would stand after a decision, keep the cap.</summary>
/// <param name="Set">The set and its rule.</param>
/// <param name="Counts">The ratings in the set.</param>
public sealed record QuotaCheck(QuotaSet Set, RatingCounts Counts)
{
    /// <summary>Whether the cap is kept.</summary>
    public bool IsWithin => Set.Rule.IsWithin(Counts);

    /// <summary>The most XS possible in this pool.</summary>
    public int MaxExcellent => Set.Rule.MaxExcellent(Counts.Pool, Counts.Rated);

    /// <summary>How many XS must become TOT; 0 when the cap is kept.</summary>
    public int Excess => Math.Max(0, Counts.XS - MaxExcellent);

    /// <summary>What to tell whoever decides, or null when the cap is kept.</summary>
    public Sentence? Problem => IsWithin
        ? null
        : Sentence.Of("{0}: {1} người Xuất sắc, tối đa {2}. Chuyển {3} người sang Hoàn thành tốt nhiệm vụ.",
            Set.Name, Text(Counts.XS), Text(MaxExcellent), Text(Excess));

    /// <summary>Checks every set against everyone's rating, candidates and others alike.</summary>
    public static ImmutableArray<QuotaCheck> Of(IReadOnlyList<QuotaSet> sets, IReadOnlyList<QuotaFixed> ratings)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return [.. sets.Select(set => new QuotaCheck(set, RatingCounts.Of(ratings.Where(r => r.Sets.Contains(set.Code)).Select(r => r.Rating))))];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
