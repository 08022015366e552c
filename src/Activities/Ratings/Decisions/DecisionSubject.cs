using System.Collections.Immutable;
using CanBo.Activities.Ratings.HardRules;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>A case as far as its rating can be judged.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Current">The rating in force; null while undecided.</param>
/// <param name="Proposed">What the appraisal, or else the score with its hard rules, proposes.</param>
/// <param name="Score">The exact score.</param>
/// <param name="Flags">Hard rules that strike.</param>
/// <param name="IsHead">Head of an agency: not rated above the unit.</param>
/// <param name="UnitRating">The unit's rating; null while it has none.</param>
/// <param name="Sets">Codes of the quota sets it counts in.</param>
public sealed record DecisionSubject(
    Guid CaseId,
    Rating? Current,
    Rating? Proposed,
    Fraction? Score,
    ImmutableArray<HardRuleFlag> Flags,
    bool IsHead,
    Rating? UnitRating,
    ImmutableArray<string> Sets)
{
    /// <summary>The last count of the vote about the case; null when none was held.</summary>
    public CountedVote? Vote { get; init; }

    /// <summary>Whether there is anything to rank it by.</summary>
    public bool IsRanked => Vote is not null || Score is not null;
}

/// <summary>What the decider says of one case.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Rating">The rating.</param>
/// <param name="Reason">Compulsory when it departs from the proposal, replaces a decision, passes over a better-ranked person or overrides a rule.</param>
/// <param name="Overrides">Hard rules set aside, each with its reason.</param>
/// <param name="MeetsStandardWithoutSeat">For TOT: meets the standard of XS, no seat. Null: as the proposal and the seats say.</param>
public sealed record RatingChoice(Guid CaseId, Rating Rating, string? Reason = null, ImmutableArray<RuleOverride>? Overrides = null, bool? MeetsStandardWithoutSeat = null);

/// <summary>A hard rule set aside by the decider.</summary>
/// <param name="Code">The rule's code.</param>
/// <param name="Reason">Why.</param>
public sealed record RuleOverride(string Code, string Reason);
