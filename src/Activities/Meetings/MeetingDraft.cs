using System.Collections.Immutable;

namespace CanBo.Activities.Meetings;

/// <summary>What the secretary typed. A part that is null stays as it is.</summary>
/// <param name="Version">The version the typing began from; null skips the check.</param>
/// <param name="HeldAt">When the meeting was held.</param>
/// <param name="Place">Where.</param>
/// <param name="Minutes">The minutes beyond what is noted for each case.</param>
/// <param name="Attendance">Lines of the attendance list.</param>
/// <param name="Cases">What is noted for each case.</param>
public sealed record MeetingDraft(
    int? Version = null,
    DateTimeOffset? HeldAt = null,
    string? Place = null,
    string? Minutes = null,
    ImmutableArray<AttendanceLine>? Attendance = null,
    ImmutableArray<MeetingCaseNotes>? Cases = null);

/// <summary>Whether a convoked person came.</summary>
public sealed record AttendanceLine(Guid PersonId, Presence Presence);

/// <summary>What the minutes note about one case. A part that is null stays as it is.</summary>
public sealed record MeetingCaseNotes(Guid CaseId, string? Strengths = null, string? Limits = null, string? Opinions = null, string? Conclusion = null);
