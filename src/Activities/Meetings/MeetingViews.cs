using CanBo.Activities.Ratings;

namespace CanBo.Activities.Meetings;

/// <summary>A meeting in a list.</summary>
public sealed record MeetingRow(Guid Id, Guid CampaignId, string CampaignName, Guid UnitId, string UnitName, MeetingStatus Status, DateTimeOffset? HeldAt, DateTimeOffset? DueAt, DateTimeOffset? AdoptedAt, int Cases);

/// <summary>A meeting with everything its page shows.</summary>
public sealed record MeetingView(
    Guid Id,
    Guid CampaignId,
    string CampaignName,
    Guid UnitId,
    string UnitName,
    MeetingStatus Status,
    MeetingOfficer Chair,
    MeetingOfficer Secretary,
    DateTimeOffset? HeldAt,
    string Place,
    string Minutes,
    DateTimeOffset? DueAt,
    DateTimeOffset? AdoptedAt,
    int Version,
    bool MayEdit,
    bool MayGiveOpinion,
    IReadOnlyList<AttendanceRow> Attendance,
    IReadOnlyList<MeetingCaseView> Cases,
    ScanView? Scan)
{
    /// <summary>How it stands with the drafts, where the rule package asks for them; null where it does not.</summary>
    public MeetingDrafts? Drafts { get; init; }
}

/// <summary>Drafts to the participants before the conference.</summary>
/// <param name="Days">Working days that the rule package asks for.</param>
/// <param name="Unsent">Cases on the agenda whose draft was not sent yet.</param>
/// <param name="EarliestDay">The first day on which all of the agenda may be reviewed, counted as if the unsent were sent now.</param>
/// <param name="CalledFor">For when the meeting was called; null while it was not.</param>
public sealed record MeetingDrafts(int Days, int Unsent, DateOnly EarliestDay, DateTimeOffset? CalledFor);

/// <summary>Who chairs or writes.</summary>
public sealed record MeetingOfficer(Guid PersonId, string Name);

/// <summary>A line of the attendance list.</summary>
public sealed record AttendanceRow(Guid PersonId, string Name, string Post, Presence Presence);

/// <summary>A case on the agenda; <c>HasSheet</c> when its sheet can be read, at the case's documents.</summary>
public sealed record MeetingCaseView(
    Guid CaseId,
    Guid PersonId,
    string Name,
    string Post,
    string UnitName,
    MeetingCaseStatus Status,
    decimal? Score,
    Rating? SelfRating,
    string Strengths,
    string Limits,
    string Opinions,
    string Conclusion,
    IReadOnlyList<WrittenOpinionView> Written,
    bool HasSheet);

/// <summary>An opinion given before the meeting.</summary>
public sealed record WrittenOpinionView(Guid AuthorId, string Author, string Text, DateTimeOffset At);

/// <summary>The signed scan.</summary>
public sealed record ScanView(string FileName, long Size, DateTimeOffset At);
