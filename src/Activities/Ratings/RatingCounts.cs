namespace CanBo.Activities.Ratings;

/// <summary>How many are rated at each level. "Not rated" is counted apart and belongs to no share and no cap.</summary>
public readonly record struct RatingCounts(int XS, int TOT, int HT, int KHT, int KXL = 0)
{
    /// <summary>All who are rated: n.</summary>
    public int Rated => XS + TOT + HT + KHT;

    /// <summary>TOT or better: the pool out of which XS may come.</summary>
    public int Pool => XS + TOT;

    /// <summary>The count at one level.</summary>
    public int this[Rating rating] => rating switch
    {
        Rating.XS => XS,
        Rating.TOT => TOT,
        Rating.HT => HT,
        Rating.KHT => KHT,
        Rating.KXL => KXL,
        _ => throw new ArgumentOutOfRangeException(nameof(rating), rating, "No such rating."),
    };

    /// <summary>Counts ratings.</summary>
    public static RatingCounts Of(IEnumerable<Rating> ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        return ratings.Aggregate(default(RatingCounts), (counts, rating) => counts.With(rating, 1));
    }

    /// <summary>The counts after <paramref name="more"/> were added at a level (negative: taken away).</summary>
    public RatingCounts With(Rating rating, int more) => rating switch
    {
        Rating.XS => this with { XS = XS + more },
        Rating.TOT => this with { TOT = TOT + more },
        Rating.HT => this with { HT = HT + more },
        Rating.KHT => this with { KHT = KHT + more },
        Rating.KXL => this with { KXL = KXL + more },
        _ => throw new ArgumentOutOfRangeException(nameof(rating), rating, "No such rating."),
    };
}
