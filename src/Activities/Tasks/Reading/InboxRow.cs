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

/// <summary>Somebody's inbox.</summary>
/// <param name="Open">To do, the earliest due first; one page.</param>
/// <param name="Counts">By kind, over all pages.</param>
/// <param name="Late">Overdue, but a late text is still taken.</param>
/// <param name="Waiting">What others are asked for in the reader's own cases and those they have answered about.</param>
/// <param name="DoneCount">How many they have done.</param>
public sealed record Inbox(Paging.PageOf<InboxRow> Open, IReadOnlyList<InboxCount> Counts, IReadOnlyList<InboxRow> Late, IReadOnlyList<WaitingRow> Waiting, int DoneCount);

/// <summary>Something others are asked for.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="PersonName">Whom it is about.</param>
/// <param name="IsOwn">It is the reader's own case.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Since">Since when.</param>
/// <param name="DueAt">By when.</param>
public sealed record WaitingRow(Guid CaseId, string PersonName, bool IsOwn, TaskKind Kind, DateTimeOffset Since, DateTimeOffset? DueAt);
