using CanBo.Activities.Archiving;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Petitions;
using CanBo.Activities.Ratings;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Results.Files;

/// <summary>A case as this reader may see it.</summary>
/// <param name="Id">The case.</param>
/// <param name="CampaignId">Its campaign.</param>
/// <param name="CampaignName">The campaign's name.</param>
/// <param name="PersonName">Who is evaluated.</param>
/// <param name="Post">Post evaluated.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="PositionGroup">Position group.</param>
/// <param name="Status">Where it stands; a participant sees "decided" only with the notice.</param>
/// <param name="SeesAll">True for organisers and the decider.</param>
/// <param name="IsOwn">True for the person evaluated.</param>
/// <param name="Ratings">Score and rating by who gave them.</param>
/// <param name="Waiting">Who is waited for.</param>
/// <param name="Timeline">What happened, newest first.</param>
/// <param name="Documents">What there is to read.</param>
/// <param name="Asked">Who was asked and why.</param>
/// <param name="Petition">The petition and its window; null when there is none that this reader may see.</param>
/// <param name="InstanceId">Its workflow instance, for whoever sees the whole case; otherwise null.</param>
public sealed record CaseFile(
    Guid Id,
    Guid CampaignId,
    string CampaignName,
    string PersonName,
    string Post,
    string Unit,
    string PositionGroup,
    CaseStatus Status,
    bool SeesAll,
    bool IsOwn,
    IReadOnlyList<CaseRatingLine> Ratings,
    IReadOnlyList<CaseWait> Waiting,
    IReadOnlyList<CaseEvent> Timeline,
    IReadOnlyList<CaseDocument> Documents,
    IReadOnlyList<CaseAsked> Asked,
    CasePetition? Petition,
    Guid? InstanceId)
{
    /// <summary>Where its details went; null while they are here.</summary>
    public ArchivedDetails? Archived { get; init; }
}

/// <summary>Who said which score and rating.</summary>
public sealed record CaseRatingLine(Sentence Who, decimal? Score, Rating? Rating);

/// <summary>Who is waited for.</summary>
/// <param name="Who">A name, or the step when nobody in particular.</param>
/// <param name="What">The step's label.</param>
/// <param name="Since">Since when (business time).</param>
/// <param name="DueAt">Until when; null without a deadline.</param>
public sealed record CaseWait(string Who, string What, DateTimeOffset Since, DateTimeOffset? DueAt);

/// <summary>One thing that happened.</summary>
/// <param name="At">Business time.</param>
/// <param name="Text">What.</param>
/// <param name="Who">Name of who did it; empty for the procedure itself or where it is not to be shown.</param>
public sealed record CaseEvent(DateTimeOffset At, Sentence Text, string Who);

/// <summary>A document of the file.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Path">Where it is read; null while there is none.</param>
/// <param name="At">When it came; null while there is none.</param>
public sealed record CaseDocument(Sentence Name, string? Path, DateTimeOffset? At);

/// <summary>Who was asked, and why.</summary>
public sealed record CaseAsked(string Who, TaskKind Kind, TaskState Status, Sentence Reason);

/// <summary>The petition as its parties see it.</summary>
/// <param name="OpenUntil">Last moment to file; null when it may not be filed any more.</param>
/// <param name="OpenWhy">How that day came about.</param>
/// <param name="ClosedAt">When the window ended or ends.</param>
/// <param name="Status">Where the petition stands; null when none was filed.</param>
/// <param name="Text">The person's words.</param>
/// <param name="FiledAt">When it was received.</param>
/// <param name="AnswerDueAt">Last moment for the answer.</param>
/// <param name="AnswerDueWhy">How that day came about.</param>
/// <param name="Answer">The reasons given.</param>
/// <param name="AnsweredAt">When it was answered.</param>
/// <param name="MayFile">True for the person while the window is open and nothing was filed.</param>
/// <param name="MayAnswer">True for the decider while an answer is awaited.</param>
public sealed record CasePetition(
    DateTimeOffset? OpenUntil,
    Sentence? OpenWhy,
    DateTimeOffset ClosedAt,
    PetitionStatus? Status,
    string? Text,
    DateTimeOffset? FiledAt,
    DateTimeOffset? AnswerDueAt,
    Sentence? AnswerDueWhy,
    string? Answer,
    DateTimeOffset? AnsweredAt,
    bool MayFile,
    bool MayAnswer);
