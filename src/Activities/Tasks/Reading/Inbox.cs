using CanBo.Activities.Campaigns;
using CanBo.Activities.Paging;
using CanBo.Activities.Ratings;

namespace CanBo.Activities.Tasks.Reading;

/// <summary>Somebody's inbox.</summary>
/// <param name="Open">To do, the earliest due first; one page.</param>
/// <param name="Counts">By kind, over all pages.</param>
/// <param name="Late">Overdue, but a late text is still taken.</param>
/// <param name="Waiting">What others are asked for in cases the reader has answered about.</param>
/// <param name="Own">The reader's own cases.</param>
/// <param name="DoneCount">How many tasks the reader has done.</param>
/// <param name="Email">Where mails about new tasks go; empty when nowhere.</param>
public sealed record Inbox(
    PageOf<InboxRow> Open,
    IReadOnlyList<InboxCount> Counts,
    IReadOnlyList<InboxRow> Late,
    IReadOnlyList<WaitingRow> Waiting,
    IReadOnlyList<OwnCaseRow> Own,
    int DoneCount,
    string Email);

/// <summary>Something others are asked for.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="PersonName">Whom it is about.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Since">Since when.</param>
/// <param name="DueAt">By when.</param>
public sealed record WaitingRow(Guid CaseId, string PersonName, TaskKind Kind, DateTimeOffset Since, DateTimeOffset? DueAt);

/// <summary>The reader's own case in a campaign that runs, or with a result the reader was told.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="CampaignName">The campaign.</param>
/// <param name="Year">The year evaluated.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Score">The exact score so far.</param>
/// <param name="SheetId">The task of the reader's own sheet, once sent; null before.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="WaitsFor">What others are asked for now; null when nobody is.</param>
/// <param name="WaitsSince">Since when.</param>
/// <param name="Result">The rating in force, once the person was told.</param>
public sealed record OwnCaseRow(Guid CaseId, string CampaignName, int Year, CaseStatus Status, Fraction? Score, Guid? SheetId, DateTimeOffset? SentAt, TaskKind? WaitsFor, DateTimeOffset? WaitsSince, Rating? Result);
