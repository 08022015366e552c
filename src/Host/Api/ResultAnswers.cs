using CanBo.Activities.Ratings;
using CanBo.Activities.Results;
using CanBo.Activities.Results.Statistics;
using CanBo.Activities.Texts;

namespace CanBo.Host.Api;

/// <summary>A campaign's results in the reader's language.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Campaign">Its name.</param>
/// <param name="Year">The year.</param>
/// <param name="Cases">Cases not called off.</param>
/// <param name="Rated">All who are rated: n.</param>
/// <param name="NotRated">Reviewed, not rated.</param>
/// <param name="Undecided">Not decided yet.</param>
/// <param name="Counts">By level.</param>
/// <param name="Distribution">Shares of the levels over all who are rated.</param>
/// <param name="Bases">x/t, x/(x+t), x/n.</param>
/// <param name="Verdicts">The cap counted in each known way, over the year as a whole.</param>
/// <param name="CapHolds">Whether the cap holds in every set.</param>
/// <param name="Sets">The sets.</param>
/// <param name="Units">By unit.</param>
/// <param name="Groups">By position group.</param>
internal sealed record ResultsAnswer(
    Guid CampaignId, string Campaign, int Year, int Cases, int Rated, int NotRated, int Undecided, RatingCounts Counts,
    IReadOnlyList<ShareAnswer> Distribution, IReadOnlyList<ShareAnswer> Bases, IReadOnlyList<VerdictAnswer> Verdicts, bool CapHolds, IReadOnlyList<CapAnswer> Sets,
    IReadOnlyList<ResultLineAnswer> Units, IReadOnlyList<ResultLineAnswer> Groups)
{
    public static ResultsAnswer Of(CampaignResults results, Localizer texts) => new(
        results.CampaignId,
        results.CampaignName,
        results.Year,
        results.Cases,
        results.Counts.Rated,
        results.Counts.KXL,
        results.Cases - results.Counts.Rated - results.Counts.KXL,
        results.Counts,
        [.. results.Distribution.Rows.Select(s => new ShareAnswer(s.Key.ToString(), s.Numerator, s.Denominator, s.Percent))],
        [.. new[] { results.Bases.OfTot, results.Bases.OfPool, results.Bases.OfAll }.Select(s => new ShareAnswer(s.Key, s.Numerator, s.Denominator, s.Percent))],
        [.. results.Verdicts.Select(VerdictAnswer.Of)],
        results.CapHolds,
        [.. results.Sets.Select(s => CapAnswer.Of(s, texts))],
        [.. results.Units.Select(ResultLineAnswer.Of)],
        [.. results.Groups.Select(ResultLineAnswer.Of)]);
}

/// <summary>A share with its counts; percent half up to two decimals, null when there is no whole.</summary>
internal sealed record ShareAnswer(string Key, int Numerator, int Denominator, decimal? Percent);

/// <summary>One way of counting the cap: whether the counts keep it, and the most XS the same pool could have had.</summary>
internal sealed record VerdictAnswer(string Code, bool IsWithin, int Limit, int MaxForPool)
{
    public static VerdictAnswer Of(CapVerdict verdict) => new(verdict.Code, verdict.IsWithin, verdict.Rule.Limit(verdict.Counts), verdict.MaxForPool);
}

/// <summary>A set in which the cap must hold.</summary>
internal sealed record CapAnswer(string Code, string Name, bool IsGroup, RatingCounts Counts, CapBase Base, string Rate, int Limit, bool IsWithin, string Rule)
{
    public static CapAnswer Of(CapLine line, Localizer texts) =>
        new(line.Code, line.Name, line.IsGroup, line.Counts, line.Base, line.Rate, line.Limit, line.IsWithin, texts.Say(line.Rule));
}

/// <summary>A unit or group.</summary>
internal sealed record ResultLineAnswer(string Key, string Name, int Cases, RatingCounts Counts, int Undecided, ShareAnswer OfTot)
{
    public static ResultLineAnswer Of(ResultLine line)
    {
        var share = new BaseShares(line.Counts).OfTot;
        return new(line.Key, line.Name, line.Cases, line.Counts, line.Open, new ShareAnswer(share.Key, share.Numerator, share.Denominator, share.Percent));
    }
}
