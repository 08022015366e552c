using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;

namespace CanBo.Host.Api;

/// <summary>A list of ratings to sign, or to try.</summary>
internal sealed record DecisionsBody
{
    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; init; }

    /// <summary>One for each case, at most 1,000.</summary>
    public required IReadOnlyList<DecisionBody> Decisions { get; init; }

    /// <summary>Code of the list, such as QD-2026-KT-02.</summary>
    public string? ListCode { get; init; }

    /// <summary>Refuses the whole list when one decision is refused; otherwise each is answered by itself.</summary>
    public bool AllOrNothing { get; init; }

    public DecisionSigning ToSigning() => new(CampaignId, [.. Decisions.Select((decision, at) => decision.ToChoice(at))], ListCode ?? "", AllOrNothing);
}

/// <summary>A rating for one case.</summary>
internal sealed record DecisionBody
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>XS, TOT, HT, KHT or KXL.</summary>
    public required string Rating { get; init; }

    /// <summary>Compulsory when the rating departs from the proposal, replaces a decision or sets a rule aside.</summary>
    public string? Reason { get; init; }

    /// <summary>Hard rules set aside, each with its reason.</summary>
    public IReadOnlyList<RuleOverride>? Overrides { get; init; }

    /// <summary>For TOT: meets the standard of XS, no seat; left out, the proposal and the seats say.</summary>
    public bool? MeetsStandardWithoutSeat { get; init; }

    public RatingChoice ToChoice(int at) => new(CaseId, RatingCodes.Parse(Rating, $"decisions[{at}].rating"), Reason, Overrides is null ? null : [.. Overrides], MeetsStandardWithoutSeat);
}

/// <summary>A unit's rating.</summary>
internal sealed record UnitRatingBody(string UnitCode, string Rating, bool Outstanding = false)
{
    public Rating ParsedRating() => RatingCodes.Parse(Rating, "rating");
}

/// <summary>A fact for the register.</summary>
internal sealed record ConductFactBody(
    string PersonCode, ConductFactKind Kind, string? Document = null, DateOnly? DocumentDate = null, bool LinkedToDuty = false, decimal? Number = null, string? Note = null)
{
    public NewConductFact ToFact() => new(Kind, Document ?? "", DocumentDate, LinkedToDuty, Number, Note ?? "");
}

/// <summary>The fact recorded.</summary>
internal sealed record ConductFactAnswer(Guid Id);

/// <summary>A cohort to release, or cases it is let off waiting for.</summary>
internal sealed record CohortReleaseBody(string Cohort, string Reason, IReadOnlyList<Guid>? CaseIds = null);
