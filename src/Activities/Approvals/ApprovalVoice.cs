using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Approvals;

/// <summary>One voice in an approval, or somebody the procedure names who has none and why.</summary>
public sealed class ApprovalVoice
{
    private ApprovalVoice()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The approval.</summary>
    public Guid RoundId { get; private set; }

    /// <summary>Place in the order, from 1; those left out come after.</summary>
    public int Position { get; private set; }

    /// <summary>Whose voice it is by the procedure; null where a source found nobody.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Who uses it: the same person, or to whom it was handed.</summary>
    public Guid? ActingId { get; private set; }

    /// <summary>Which source of the procedure named them.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Why they are asked, or left out.</summary>
    public Sentence Why { get; private set; } = null!;

    /// <summary>Where it stands.</summary>
    public VoiceStatus Status { get; private set; }

    /// <summary>The task that asks.</summary>
    public Guid? TaskId { get; private set; }

    /// <summary>What was written with the answer.</summary>
    public string Remark { get; private set; } = "";

    /// <summary>When it was given.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The operation that gave it; the same one is answered the same again.</summary>
    public string OperationId { get; private set; } = "";

    /// <summary>Why it was handed to another; empty when it was not.</summary>
    public string HandedWhy { get; private set; } = "";

    /// <summary>When it was handed on.</summary>
    public DateTimeOffset? HandedAt { get; private set; }

    /// <summary>An organiser named the other one; otherwise the approver did.</summary>
    public bool IsReplaced { get; private set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; private set; }

    /// <summary>True once it counts.</summary>
    public bool IsAnswered => Status is VoiceStatus.Approved or VoiceStatus.Rejected or VoiceStatus.SentBack;

    internal static ApprovalVoice Of(Guid id, Guid roundId, int position, ApproverSeat seat, bool isLeftOut) => new()
    {
        Id = id,
        RoundId = roundId,
        Position = position,
        PersonId = seat.PersonId,
        ActingId = isLeftOut ? null : seat.PersonId,
        Source = seat.Source,
        Why = seat.Why,
        Status = isLeftOut ? VoiceStatus.LeftOut : VoiceStatus.Waiting,
    };

    /// <summary>Asked by a task.</summary>
    public void Ask(Guid taskId) => (Status, TaskId, Version) = (VoiceStatus.Asked, taskId, Version + 1);

    /// <summary>Answered.</summary>
    public void Answer(ApprovalAnswer answer, string remark, string operationId, DateTimeOffset now)
    {
        Status = answer switch
        {
            ApprovalAnswer.Approve => VoiceStatus.Approved,
            ApprovalAnswer.Reject => VoiceStatus.Rejected,
            _ => VoiceStatus.SentBack,
        };
        (Remark, OperationId, AnsweredAt, Version) = (remark, operationId, now, Version + 1);
    }

    /// <summary>Another one uses it from now on.</summary>
    public void HandTo(Guid personId, string why, bool byOrganiser, DateTimeOffset now) =>
        (ActingId, HandedWhy, IsReplaced, HandedAt, Version) = (personId, why, byOrganiser, now, Version + 1);

    /// <summary>The approval ended without it.</summary>
    public void End() => (Status, Version) = (VoiceStatus.NotGiven, Version + 1);
}

/// <summary>Where a voice stands.</summary>
public enum VoiceStatus
{
    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>Asked.</summary>
    Asked,

    /// <summary>Agreed.</summary>
    Approved,

    /// <summary>Refused.</summary>
    Rejected,

    /// <summary>Sent the case back.</summary>
    SentBack,

    /// <summary>The approval ended without it.</summary>
    NotGiven,

    /// <summary>Has no voice; why stands beside it.</summary>
    LeftOut,
}

internal sealed class ApprovalVoiceConfiguration : IEntityTypeConfiguration<ApprovalVoice>
{
    public void Configure(EntityTypeBuilder<ApprovalVoice> voice)
    {
        voice.ToTable("approval_voices");
        voice.HasKey(v => v.Id);
        voice.Property(v => v.Id).ValueGeneratedNever();
        voice.Property(v => v.Source).HasMaxLength(40);
        voice.Property(v => v.Why).HasConversion<SentenceConverter>();
        voice.Property(v => v.Remark).HasMaxLength(ApprovalRound.LongestReason);
        voice.Property(v => v.HandedWhy).HasMaxLength(ApprovalRound.LongestReason);
        voice.Property(v => v.OperationId).HasMaxLength(80);
        voice.Property(v => v.Version).IsConcurrencyToken();
        voice.Ignore(v => v.IsAnswered);
        voice.HasIndex(v => new { v.RoundId, v.Position }).IsUnique();
    }
}
