using System.Collections.Immutable;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Ratings.HardRules;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>What a decider sees before signing.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="CampaignName">Its name.</param>
/// <param name="MayDecide">Whether the reader decides these cases; organisers only look.</param>
/// <param name="DueAt">When the list is due.</param>
/// <param name="Lists">Every list of the reader in this campaign.</param>
/// <param name="Sets">The quota sets, agency first.</param>
/// <param name="Cases">The cases, ranked by votes and score within their group.</param>
public sealed record DecisionListView(
    Guid CampaignId,
    string CampaignName,
    bool MayDecide,
    DateTimeOffset? DueAt,
    IReadOnlyList<DecisionListRow> Lists,
    IReadOnlyList<QuotaSetView> Sets,
    IReadOnlyList<DecisionCaseView> Cases);

/// <summary>One list: a quota group.</summary>
public sealed record DecisionListRow(Guid DeciderUnitId, string DeciderUnit, string Group, int Cases, int Awaiting, int Decided);

/// <summary>A quota set with its figures.</summary>
/// <param name="Set">The set and its rule.</param>
/// <param name="Counts">Ratings that stand.</param>
/// <param name="Hoped">The seats if everyone gets what is proposed and whoever has no seat is rated TOT.</param>
/// <param name="Competing">People proposed for XS and not decided yet, also those whose case is still on its way here: the same people the seats were reckoned with.</param>
public sealed record QuotaSetView(QuotaSet Set, RatingCounts Counts, QuotaSeats Hoped, int Competing);

/// <summary>A case on the list.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="PersonCode">Code of the person.</param>
/// <param name="PersonName">Full name.</param>
/// <param name="Post">Title of the post.</param>
/// <param name="UnitName">The unit.</param>
/// <param name="DeciderUnitId">With the group, the list.</param>
/// <param name="Group">Position group.</param>
/// <param name="State">Where it stands for the decider.</param>
/// <param name="Rank">Place by votes, then by score, in its group, 1 first; equals share one. Null without either.</param>
/// <param name="Score">The exact score.</param>
/// <param name="SelfRating">Own proposal.</param>
/// <param name="Proposed">What is proposed to the decider.</param>
/// <param name="Rating">The rating in force.</param>
/// <param name="MetStandardWithoutSeat">TOT for want of a seat.</param>
/// <param name="Flags">Hard rules that strike.</param>
/// <param name="HeadProblem">Why a head cannot have the proposed rating; null when nothing is in the way.</param>
/// <param name="Seat">What ranking gives: <c>awarded</c>, <c>noSeat</c>, <c>tied</c>, <c>waitsForTie</c>; null for those who do not compete.</param>
/// <param name="SeatReason">Why there is no seat.</param>
/// <param name="Edge">How close the cut line is; null when it is not.</param>
/// <param name="IsHead">Head of the agency.</param>
/// <param name="Status">The case's status.</param>
public sealed record DecisionCaseView(
    Guid CaseId,
    string PersonCode,
    string PersonName,
    string Post,
    string UnitName,
    Guid DeciderUnitId,
    string Group,
    DecisionState State,
    int? Rank,
    Fraction? Score,
    Rating? SelfRating,
    Rating? Proposed,
    Rating? Rating,
    bool MetStandardWithoutSeat,
    ImmutableArray<HardRuleFlag> Flags,
    Sentence? HeadProblem,
    string? Seat,
    Sentence? SeatReason,
    Sentence? Edge,
    bool IsHead,
    CaseStatus Status)
{
    /// <summary>The last count of the vote about the case, with the head's reason where there was a tie; null when none was held.</summary>
    public CountedVote? Vote { get; init; }
}

/// <summary>Where a case stands for its decider.</summary>
public enum DecisionState
{
    /// <summary>Not at this step yet.</summary>
    NotReady,

    /// <summary>To be decided.</summary>
    Awaiting,

    /// <summary>Decided; may be replaced with a reason.</summary>
    Decided,
}
