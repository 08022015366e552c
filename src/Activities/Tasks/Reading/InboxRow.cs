using CanBo.Activities.Texts;

namespace CanBo.Activities.Tasks.Reading;

/// <summary>A line of somebody's inbox, or of a list of tasks.</summary>
/// <param name="Id">The task.</param>
/// <param name="Kind">What kind of page opens.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="CampaignName">Its name.</param>
/// <param name="Year">The year evaluated.</param>
/// <param name="CaseId">The case; null for tasks about many.</param>
/// <param name="Subject">Key of what it is about, where there is no case.</param>
/// <param name="PersonCode">Code of the person it is about; null where there is no case.</param>
/// <param name="PersonName">Whom it is about; null where there is no case.</param>
/// <param name="PostTitle">Their post.</param>
/// <param name="UnitName">Their unit.</param>
/// <param name="AssigneeId">Who is asked.</param>
/// <param name="AssigneeCode">Their code.</param>
/// <param name="AssigneeName">Their name.</param>
/// <param name="Reason">Why they are asked.</param>
/// <param name="FormCode">The form; empty when there is none.</param>
/// <param name="OpenedAt">Since when.</param>
/// <param name="DueAt">By when; null for no deadline.</param>
/// <param name="DraftAt">When a draft was last saved.</param>
/// <param name="SubmittedAt">When it was done.</param>
/// <param name="LateAt">When a late text came.</param>
public sealed record InboxRow(
    Guid Id,
    TaskKind Kind,
    TaskState Status,
    Guid CampaignId,
    string CampaignName,
    int Year,
    Guid? CaseId,
    string Subject,
    string? PersonCode,
    string? PersonName,
    string? PostTitle,
    string? UnitName,
    Guid AssigneeId,
    string AssigneeCode,
    string AssigneeName,
    Sentence Reason,
    string FormCode,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? DraftAt,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? LateAt);

/// <summary>How many tasks of a kind wait for a person.</summary>
public sealed record InboxCount(TaskKind Kind, int Tasks);
