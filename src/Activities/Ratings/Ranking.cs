using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings;

/// <summary>One place in the order by score.</summary>
/// <param name="Id">Who.</param>
/// <param name="Score">The exact score.</param>
/// <param name="Rank">The place, 1 first; equal scores share a place and the next ones are skipped (1, 2, 2, 4).</param>
public sealed record RankedScore(string Id, Fraction Score, int Rank);

/// <summary>Orders candidates by exact score. Two decimals may look equal where the scores are not.</summary>
public static class Ranking
{
    /// <summary>Ranks by score, highest first; equals keep the order they came in.</summary>
    public static ImmutableArray<RankedScore> ByScore(IEnumerable<(string Id, Fraction Score)> scores)
    {
        var ordered = scores.OrderByDescending(candidate => candidate.Score).ToList();
        var ranked = ImmutableArray.CreateBuilder<RankedScore>(ordered.Count);
        foreach (var (candidate, at) in ordered.Select((candidate, at) => (candidate, at)))
        {
            var sharesPlace = at > 0 && ranked[at - 1].Score == candidate.Score;
            ranked.Add(new RankedScore(candidate.Id, candidate.Score, sharesPlace ? ranked[at - 1].Rank : at + 1));
        }

        return ranked.MoveToImmutable();
    }

    /// <summary>
    /// What to say beside the two people on either side of the last seat, or null when they are not close: less than
    /// <paramref name="close"/> points apart.
    /// </summary>
    public static (Sentence Above, Sentence Below)? Edge(Fraction lastSeated, Fraction firstUnseated, Fraction close)
    {
        var gap = lastSeated - firstUnseated;
        if (gap <= Fraction.Zero || gap >= close)
            return null;
        // A gap that rounds to nothing is still a gap: show as many decimals as it takes.
        var decimals = Enumerable.Range(2, 18).First(places => places == 19 || gap.ToDecimal(places) > 0);
        var text = gap.ToText(CultureInfo.GetCultureInfo("vi-VN"), decimals);
        return (Sentence.Of("Sát vạch: hơn người kế {0} điểm", text), Sentence.Of("Sát vạch: kém {0} điểm", text));
    }
}
