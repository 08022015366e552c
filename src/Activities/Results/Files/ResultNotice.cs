using CanBo.Activities.Ratings;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Results.Files;

/// <summary>The written notice of a result (domain.md §5.7).</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">Its number: the decision's list code, or one made of year and decision.</param>
/// <param name="At">When the person was told.</param>
/// <param name="Agency">Who decides: the agency.</param>
/// <param name="LegalBasis">The documents it rests on.</param>
/// <param name="CampaignName">The campaign.</param>
/// <param name="Year">The year evaluated.</param>
/// <param name="PersonName">Who is rated.</param>
/// <param name="Post">Post.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Rating">The rating in force.</param>
/// <param name="MetStandardWithoutSeat">Met the standard of the level above, no seat.</param>
/// <param name="Score">The score, two decimals; null where there is none.</param>
/// <param name="Remarks">The decider's reasons; empty when none were needed.</param>
/// <param name="DecidedAt">When it was decided.</param>
/// <param name="DeciderName">Who signs.</param>
/// <param name="DeciderPost">The signer's post.</param>
/// <param name="Replaced">Number and day of the decision it replaces; null for the first.</param>
/// <param name="PetitionUntil">Last moment to petition; null where there is no window.</param>
/// <param name="PetitionWhy">How that day came about.</param>
/// <param name="AnswerDays">Working days for the answer; 0 where there is no window.</param>
public sealed record ResultNotice(
    Guid CaseId,
    string Number,
    DateTimeOffset At,
    string Agency,
    string LegalBasis,
    string CampaignName,
    int Year,
    string PersonName,
    string Post,
    string Unit,
    Rating Rating,
    bool MetStandardWithoutSeat,
    decimal? Score,
    string Remarks,
    DateTimeOffset DecidedAt,
    string DeciderName,
    string DeciderPost,
    ReplacedDecision? Replaced,
    DateTimeOffset? PetitionUntil,
    Sentence? PetitionWhy,
    int AnswerDays);

/// <summary>A decision that another one replaced.</summary>
public sealed record ReplacedDecision(string Number, DateTimeOffset At);
