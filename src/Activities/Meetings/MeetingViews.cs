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
    ScanView? Scan);

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
