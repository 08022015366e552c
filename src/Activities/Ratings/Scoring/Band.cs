using System.Collections.Immutable;

namespace CanBo.Activities.Ratings.Scoring;

/// <summary>The scores that belong to one rating: from a lower bound up to the band above.</summary>
/// <param name="Rating">The rating, one of the four levels.</param>
/// <param name="From">The lower bound in points, 0 to 100.</param>
/// <param name="Boundary">Whether exactly the bound belongs to this band.</param>
public sealed record Band(Rating Rating, Fraction From, BandBoundary Boundary)
{
    /// <summary>Whether a score reaches this band.</summary>
    public bool IsReachedBy(Fraction score) => Boundary == BandBoundary.Closed ? score >= From : score > From;
}

/// <summary>Reads a score off the bands of a scheme, best first.</summary>
public static class Bands
{
    /// <summary>The rating an exact score stands for. A score below every band is KHT.</summary>
    public static Rating RatingOf(this ImmutableArray<Band> bands, Fraction score) =>
        bands.FirstOrDefault(band => band.IsReachedBy(score))?.Rating ?? Rating.KHT;

    /// <summary>
    /// The score for paper: two decimals, but more where two would put it on the other side of a bound, so that nobody reads
    /// 90,00 beside TOT (89,996 stays 89,996).
    /// </summary>
    public static string Paper(this ImmutableArray<Band> bands, Fraction score, IFormatProvider culture)
    {
        var decimals = 2;
        while (decimals < 12 && bands.RatingOf(score.ToDecimal(decimals)) != bands.RatingOf(score))
            decimals++;
        return score.ToText(culture, decimals);
    }
}
