using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>What became of one choice of a list.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Code"><c>decided</c>, or why it was refused.</param>
/// <param name="Message">What to do about it; null when decided.</param>
/// <param name="Field">The field to mend; null when decided.</param>
/// <param name="Rating">The rating chosen.</param>
/// <param name="MetStandardWithoutSeat">TOT, but up to the standard of XS: there was no seat.</param>
/// <param name="DecisionId">The signed decision; null when refused, or only tried.</param>
public sealed record DecisionOutcome(Guid CaseId, string Code, Sentence? Message, string? Field, Rating Rating, bool MetStandardWithoutSeat, Guid? DecisionId)
{
    /// <summary>True when decided.</summary>
    public bool IsDecided => Message is null;
}

/// <summary>A list of choices to sign at once.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Choices">One for each case.</param>
/// <param name="ListCode">Code of the list, such as QD-2026-KT-02; empty when there is none.</param>
/// <param name="AllOrNothing">Refuses the whole list when one choice is refused.</param>
public sealed record DecisionSigning(Guid CampaignId, IReadOnlyList<RatingChoice> Choices, string ListCode = "", bool AllOrNothing = false);
