using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Texts;

namespace CanBo.Host.Api;

/// <summary>What became of a list, one answer a case.</summary>
internal sealed record DecisionsAnswer(int Decided, int Refused, IReadOnlyList<DecisionAnswer> Decisions)
{
    public static DecisionsAnswer Of(IReadOnlyList<DecisionOutcome> outcomes, Localizer texts) =>
        new(outcomes.Count(o => o.IsDecided), outcomes.Count(o => !o.IsDecided), [.. outcomes.Select(o => DecisionAnswer.Of(o, texts))]);
}

/// <summary>What became of one decision: <c>decided</c> or <c>refused</c> with a code and what to do.</summary>
internal sealed record DecisionAnswer(Guid CaseId, string Status, string Code, string? Message, string? Field, Rating Rating, bool MetStandardWithoutSeat, Guid? DecisionId)
{
    public static DecisionAnswer Of(DecisionOutcome outcome, Localizer texts) => new(
        outcome.CaseId,
        outcome.IsDecided ? "decided" : "refused",
        outcome.Code,
        outcome.Message is { } message ? texts.Say(message) : null,
        outcome.Field,
        outcome.Rating,
        outcome.MetStandardWithoutSeat,
        outcome.DecisionId);
}

/// <summary>What would become of a list, and the quota after it.</summary>
internal sealed record PreviewedDecisionsAnswer(int Decided, int Refused, IReadOnlyList<DecisionAnswer> Decisions, IReadOnlyList<QuotaAfterAnswer> Quota)
{
    public static PreviewedDecisionsAnswer Of(DecisionPreview preview, Localizer texts)
    {
        var answer = DecisionsAnswer.Of(preview.Outcomes, texts);
        return new(answer.Decided, answer.Refused, answer.Decisions, [.. preview.Sets.Select(s => new QuotaAfterAnswer(s.Set.Code, s.Set.Name, s.Counts, s.Set.Rule.Limit(s.Counts), s.IsWithin))]);
    }
}

/// <summary>A quota set after a list.</summary>
internal sealed record QuotaAfterAnswer(string Code, string Name, RatingCounts Counts, int Limit, bool IsWithin);

/// <summary>The decision list in the reader's language.</summary>
internal sealed record DecisionListAnswer(
    Guid CampaignId, string Campaign, bool MayDecide, DateTimeOffset? DueAt, IReadOnlyList<DecisionListRow> Lists, IReadOnlyList<QuotaAnswer> Quota, IReadOnlyList<CandidateAnswer> Cases)
{
    public static DecisionListAnswer Of(DecisionListView view, Localizer texts) => new(
        view.CampaignId,
        view.CampaignName,
        view.MayDecide,
        view.DueAt,
        view.Lists,
        [.. view.Sets.Select(s => QuotaAnswer.Of(s, texts))],
        [.. view.Cases.Select(c => CandidateAnswer.Of(c, texts))]);
}

/// <summary>A quota set: which base is in force, the seats, and how they were reckoned.</summary>
/// <param name="Code">The set.</param>
/// <param name="Name">Its name.</param>
/// <param name="Base">EXCL, INCL, ALL or LINK.</param>
/// <param name="Rate">The rate as a fraction, such as 1/5.</param>
/// <param name="Rule">The rule in words.</param>
/// <param name="Counts">Ratings signed so far.</param>
/// <param name="Seats">The most XS if everyone gets what is proposed and whoever has no seat is rated TOT.</param>
/// <param name="Taken">XS signed so far.</param>
/// <param name="Arithmetic">How the seats were reckoned, in words.</param>
internal sealed record QuotaAnswer(string Code, string Name, CapBase Base, string Rate, string Rule, RatingCounts Counts, int Seats, int Taken, string Arithmetic)
{
    public static QuotaAnswer Of(QuotaSetView view, Localizer texts) => new(
        view.Set.Code,
        view.Set.Name,
        view.Set.Rule.Base,
        view.Set.Rule.Rate.ToString(),
        texts.Say(view.Set.Rule.Describe()),
        view.Counts,
        view.Hoped.Capacity,
        view.Counts.XS,
        texts.Say(view.Hoped.Arithmetic()));
}

/// <summary>An exact score with its two-decimal form.</summary>
internal sealed record ScoreAnswer(string Numerator, string Denominator, string Text)
{
    public static ScoreAnswer? Of(Fraction? score) => score is not { } exact ? null : new(
        exact.Numerator.ToString(CultureInfo.InvariantCulture),
        exact.Denominator.ToString(CultureInfo.InvariantCulture),
        exact.ToDecimal(2).ToString("0.00", CultureInfo.InvariantCulture));
}

/// <summary>A hard rule that strikes.</summary>
internal sealed record FlagAnswer(string Code, string Article, Rating Ceiling, bool MayOverride, string Reason);

/// <summary>A case on the list, ranked by exact score in its group.</summary>
internal sealed record CandidateAnswer(
    Guid CaseId,
    string PersonCode,
    string PersonName,
    string Post,
    string Unit,
    Guid DeciderUnitId,
    string Group,
    DecisionState State,
    int? Rank,
    ScoreAnswer? Score,
    Rating? SelfRating,
    Rating? ProposedRating,
    Rating? Rating,
    bool MetStandardWithoutSeat,
    IReadOnlyList<FlagAnswer> Flags,
    string? HeadProblem,
    string? Seat,
    string? SeatReason,
    string? Edge,
    bool IsHead,
    CaseStatus Status)
{
    public static CandidateAnswer Of(DecisionCaseView view, Localizer texts) => new(
        view.CaseId,
        view.PersonCode,
        view.PersonName,
        view.Post,
        view.UnitName,
        view.DeciderUnitId,
        view.Group,
        view.State,
        view.Rank,
        ScoreAnswer.Of(view.Score),
        view.SelfRating,
        view.Proposed,
        view.Rating,
        view.MetStandardWithoutSeat,
        [.. view.Flags.Select(f => new FlagAnswer(f.Code, f.Article, f.Ceiling, f.OverridePermitted, texts.Say(f.Reason)))],
        view.HeadProblem is { } head ? texts.Say(head) : null,
        view.Seat,
        view.SeatReason is { } reason ? texts.Say(reason) : null,
        view.Edge is { } edge ? texts.Say(edge) : null,
        view.IsHead,
        view.Status);
}
