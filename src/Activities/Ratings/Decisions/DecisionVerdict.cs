using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>Whether one choice of a list may stand.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Code">A stable word: <c>decided</c>, or why it was refused.</param>
/// <param name="Message">What to do about it; null when it stands.</param>
/// <param name="Field">The field to mend; null when it stands.</param>
/// <param name="MetStandardWithoutSeat">TOT, but up to the standard of XS: there was no seat.</param>
public sealed record DecisionVerdict(Guid CaseId, string Code, Sentence? Message, string? Field, bool MetStandardWithoutSeat)
{
    /// <summary>The code of a choice that stands.</summary>
    public const string Decided = "decided";

    /// <summary>True when the choice stands.</summary>
    public bool Stands => Message is null;

    internal static DecisionVerdict Stand(Guid caseId, bool metStandardWithoutSeat) => new(caseId, Decided, null, null, metStandardWithoutSeat);

    internal static DecisionVerdict Refuse(Guid caseId, string code, Sentence message, string field) => new(caseId, code, message, field, false);
}
