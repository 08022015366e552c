using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Meetings;

/// <summary>A case on a meeting's agenda, with what the minutes note about it.</summary>
public sealed class MeetingCase
{
    private MeetingCase()
    {
    }

    /// <summary>The meeting.</summary>
    public Guid MeetingId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The instance that waits.</summary>
    public Guid InstanceId { get; private set; }

    /// <summary>The waiting execution.</summary>
    public int Execution { get; private set; }

    /// <summary>Whether it still waits.</summary>
    public MeetingCaseStatus Status { get; private set; }

    /// <summary>When the draft was sent to those convoked (business time); null before.</summary>
    public DateTimeOffset? DraftSentAt { get; private set; }

    /// <summary>Strengths (<i>ưu điểm</i>).</summary>
    public string Strengths { get; private set; } = "";

    /// <summary>Limits and their causes (<i>hạn chế, nguyên nhân</i>).</summary>
    public string Limits { get; private set; } = "";

    /// <summary>Opinions expressed (<i>ý kiến phát biểu</i>).</summary>
    public string Opinions { get; private set; } = "";

    /// <summary>The chair's conclusion (<i>kết luận</i>).</summary>
    public string Conclusion { get; private set; } = "";

    /// <summary>A case joins.</summary>
    public static MeetingCase Join(Guid meetingId, Guid caseId, Guid instanceId, int execution) =>
        new() { MeetingId = meetingId, CaseId = caseId, InstanceId = instanceId, Execution = execution };

    /// <summary>Joins again after a return, while the same meeting is planned.</summary>
    public void JoinAgain(int execution) => (Execution, Status) = (execution, MeetingCaseStatus.Waiting);

    /// <summary>The draft goes to those convoked; the first time counts.</summary>
    public void SendDraft(DateTimeOffset now) => DraftSentAt ??= now;

    /// <summary>Notes what the minutes say.</summary>
    public void Note(string strengths, string limits, string opinions, string conclusion) =>
        (Strengths, Limits, Opinions, Conclusion) = (strengths, limits, opinions, conclusion);

    /// <summary>No longer waits.</summary>
    public void Leave(MeetingCaseStatus how) => Status = how;
}

/// <summary>Whether a case still waits for its meeting.</summary>
public enum MeetingCaseStatus
{
    /// <summary>Waits.</summary>
    Waiting,

    /// <summary>The minutes were adopted.</summary>
    Adopted,

    /// <summary>Went on without: the deadline passed.</summary>
    Overdue,

    /// <summary>The case was withdrawn from the step.</summary>
    Withdrawn,
}

internal sealed class MeetingCaseConfiguration : IEntityTypeConfiguration<MeetingCase>
{
    public void Configure(EntityTypeBuilder<MeetingCase> @case)
    {
        @case.ToTable("meeting_cases");
        @case.HasKey(c => new { c.MeetingId, c.CaseId });
        @case.Property(c => c.Strengths).HasMaxLength(MeetingLimits.CaseText);
        @case.Property(c => c.Limits).HasMaxLength(MeetingLimits.CaseText);
        @case.Property(c => c.Opinions).HasMaxLength(MeetingLimits.CaseText);
        @case.Property(c => c.Conclusion).HasMaxLength(MeetingLimits.CaseText);
        @case.HasIndex(c => c.CaseId);
    }
}
