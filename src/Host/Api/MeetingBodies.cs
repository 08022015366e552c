using CanBo.Activities.Meetings;

namespace CanBo.Host.Api;

/// <summary>What the minutes say; a part that is left out stays as it is.</summary>
internal sealed record MeetingBody
{
    /// <summary>The version that was read; left out, the check is skipped.</summary>
    public int? Version { get; init; }

    /// <summary>When the meeting was held; the moment of adoption when never said.</summary>
    public DateTimeOffset? HeldAt { get; init; }

    /// <summary>Where; up to 200 characters.</summary>
    public string? Place { get; init; }

    /// <summary>The minutes beyond what is noted for each case; up to 20,000 characters.</summary>
    public string? Minutes { get; init; }

    /// <summary>The attendance list; whoever is not named stays as noted (present at first).</summary>
    public IReadOnlyList<AttendanceLine>? Attendance { get; init; }

    /// <summary>Notes on each case; texts up to 4,000 characters.</summary>
    public IReadOnlyList<MeetingCaseNotes>? Cases { get; init; }

    public MeetingDraft ToDraft() => new(Version, HeldAt, Place, Minutes, Attendance is null ? null : [.. Attendance], Cases is null ? null : [.. Cases]);
}

/// <summary>Calls a meeting; its drafts are then with those convoked.</summary>
/// <param name="CalledFor">When it will be held.</param>
/// <param name="Place">Where; up to 200 characters.</param>
internal sealed record MeetingCallBody(DateTimeOffset? CalledFor, string? Place);

/// <summary>An opinion in writing about a case, before the meeting.</summary>
internal sealed record WrittenOpinionBody(Guid CaseId, string Text);
