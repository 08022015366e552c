using System.Collections.Immutable;
using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Results.Statistics;

/// <summary>The distribution of a campaign, from counts.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="CampaignName">Its name.</param>
/// <param name="Year">The year evaluated.</param>
/// <param name="Cases">Cases that were not called off.</param>
/// <param name="Counts">All of them by rating; undecided ones are in none.</param>
/// <param name="Units">The same by unit.</param>
/// <param name="Groups">The same by position group.</param>
/// <param name="Sets">The sets in which the cap must hold.</param>
/// <param name="IsPast">An earlier year, entered from a file.</param>
/// <param name="PublishedAt">When the first of them became public; null when none is.</param>
public sealed record CampaignResults(
    Guid CampaignId,
    string CampaignName,
    int Year,
    int Cases,
    RatingCounts Counts,
    IReadOnlyList<ResultLine> Units,
    IReadOnlyList<ResultLine> Groups,
    IReadOnlyList<CapLine> Sets,
    bool IsPast,
    DateTimeOffset? PublishedAt)
{
    /// <summary>The distribution with half-up shares.</summary>
    public ShareTable<Rating> Distribution => Shares.Of(Counts);

    /// <summary>The three bases side by side: sources confuse them (domain.md §3.5).</summary>
    public BaseShares Bases => new(Counts);

    /// <summary>Which ways of counting the cap the year as a whole keeps.</summary>
    public ImmutableArray<CapVerdict> Verdicts => CapVerdict.Of(Counts);

    /// <summary>True when the cap holds in every set.</summary>
    public bool CapHolds => Sets.All(set => set.IsWithin);
}

/// <summary>XS over the three bases.</summary>
/// <param name="Counts">The counts.</param>
public sealed record BaseShares(RatingCounts Counts)
{
    /// <summary>x/t: over those rated exactly TOT.</summary>
    public Share<string> OfTot => new("x/t", Counts.XS, Counts.TOT);

    /// <summary>x/(x+t): over those rated TOT or better.</summary>
    public Share<string> OfPool => new("x/(x+t)", Counts.XS, Counts.Pool);

    /// <summary>x/n: over all who are rated.</summary>
    public Share<string> OfAll => new("x/n", Counts.XS, Counts.Rated);
}

/// <summary>One unit or group.</summary>
/// <param name="Key">Code of the unit, or the group's name.</param>
/// <param name="Name">What people read.</param>
/// <param name="Cases">Cases in it.</param>
/// <param name="Counts">By rating.</param>
public sealed record ResultLine(string Key, string Name, int Cases, RatingCounts Counts)
{
    /// <summary>Not decided yet.</summary>
    public int Open => Cases - Counts.Rated - Counts.KXL;
}

/// <summary>One set in which the cap must hold.</summary>
/// <param name="Code">The set.</param>
/// <param name="Name">What people read.</param>
/// <param name="IsGroup">A position group of a deciding unit; otherwise the unit as a whole.</param>
/// <param name="Counts">Its counts.</param>
/// <param name="Base">The base in force.</param>
/// <param name="Rate">The rate as a fraction, such as 1/5.</param>
/// <param name="Limit">The most XS for these counts.</param>
/// <param name="IsWithin">Whether it holds.</param>
/// <param name="Rule">The rule in words.</param>
public sealed record CapLine(string Code, string Name, bool IsGroup, RatingCounts Counts, CapBase Base, string Rate, int Limit, bool IsWithin, Sentence Rule);
