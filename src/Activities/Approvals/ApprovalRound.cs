using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Approvals;

/// <summary>
/// One asking for approval of one case: the rule worked out for those who have a voice, and what became of it. Whoever answers, delegates, waives, or closes it by
/// the hour does so under the lock of the step (<see cref="Tasks.StepLock"/>).
/// </summary>
public sealed class ApprovalRound
{
    /// <summary>The longest written reason.</summary>
    public const int LongestReason = 2000;

    private ApprovalRound()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The instance that waits.</summary>
    public Guid InstanceId { get; private set; }

    /// <summary>The waiting execution.</summary>
    public int Execution { get; private set; }

    /// <summary>Node id in the definition.</summary>
    public string NodeId { get; private set; } = "";

    /// <summary>How many have a voice.</summary>
    public int Approvers { get; private set; }

    /// <summary>So many approvals are needed.</summary>
    public int Needed { get; private set; }

    /// <summary>So many refusals end it.</summary>
    public int Rejections { get; private set; }

    /// <summary>All at once, or one after the other.</summary>
    public ApprovalOrder Order { get; private set; }

    /// <summary>Whether an approver may send the case back.</summary>
    public bool MaySendBack { get; private set; }

    /// <summary>Whether an approver may hand the voice on.</summary>
    public bool MayDelegate { get; private set; }

    /// <summary>Whether the person evaluated and the author are left out.</summary>
    public bool FourEyes { get; private set; }

    /// <summary>Whether approvers see who has answered what.</summary>
    public bool ShowsAnswers { get; private set; }

    /// <summary>Working days for each asking; 0 for no deadline.</summary>
    public int WindowDays { get; private set; }

    /// <summary>Where it stands.</summary>
    public ApprovalStatus Status { get; private set; }

    /// <summary>Closed by the hour at this instant; in sequence it moves with every asking.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The step it was sent back to; empty otherwise.</summary>
    public string ReturnedTo { get; private set; } = "";

    /// <summary>Why an organiser waived it; empty otherwise.</summary>
    public string WaivedWhy { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When it closed.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; private set; }

    /// <summary>Opens it for so many approvers; with none it is over at once.</summary>
    internal static ApprovalRound Open(Guid id, NewApproval data, OpenApproval asks, int approvers, DateTimeOffset now) => new()
    {
        Id = id,
        CampaignId = data.CampaignId,
        CaseId = data.CaseId,
        InstanceId = data.InstanceId,
        Execution = data.Execution,
        NodeId = data.NodeId,
        Approvers = approvers,
        Needed = asks.Terms.Needed(approvers),
        Rejections = asks.Terms.Rejections(approvers),
        Order = asks.Order,
        MaySendBack = asks.MaySendBack,
        MayDelegate = asks.MayDelegate,
        FourEyes = asks.FourEyes,
        ShowsAnswers = asks.ShowsAnswers,
        WindowDays = asks.WindowDays,
        Status = approvers == 0 ? ApprovalStatus.NoParticipant : ApprovalStatus.Open,
        OpenedAt = now,
        ClosedAt = approvers == 0 ? now : null,
    };

    /// <summary>The hour at which it closes.</summary>
    public void DueBy(DateTimeOffset? dueAt) => (DueAt, Version) = (dueAt, Version + 1);

    /// <summary>It is over.</summary>
    public void Close(ApprovalStatus how, DateTimeOffset now) => (Status, ClosedAt, Version) = (how, now, Version + 1);

    /// <summary>It was sent back.</summary>
    public void SendTo(string nodeId) => ReturnedTo = nodeId;

    /// <summary>An organiser does without it.</summary>
    public void Waive(string why, DateTimeOffset now)
    {
        WaivedWhy = why;
        Close(ApprovalStatus.NotRequired, now);
    }
}

/// <summary>Which case and step ask for approval.</summary>
internal sealed record NewApproval(Guid CampaignId, Guid CaseId, Guid InstanceId, int Execution, string NodeId);

/// <summary>Where an approval stands.</summary>
public enum ApprovalStatus
{
    /// <summary>Answers are awaited.</summary>
    Open,

    /// <summary>Enough approved.</summary>
    Approved,

    /// <summary>Refused.</summary>
    Rejected,

    /// <summary>Sent back to be done again.</summary>
    SentBack,

    /// <summary>The deadline passed first.</summary>
    Overdue,

    /// <summary>Nobody may approve.</summary>
    NoParticipant,

    /// <summary>Waived by an organiser.</summary>
    NotRequired,

    /// <summary>The case left the step.</summary>
    Withdrawn,
}

internal sealed class ApprovalRoundConfiguration : IEntityTypeConfiguration<ApprovalRound>
{
    public void Configure(EntityTypeBuilder<ApprovalRound> round)
    {
        round.ToTable("approval_rounds");
        round.HasKey(r => r.Id);
        round.Property(r => r.Id).ValueGeneratedNever();
        round.Property(r => r.NodeId).HasMaxLength(80);
        round.Property(r => r.ReturnedTo).HasMaxLength(80);
        // "order" is a word of SQL.
        round.Property(r => r.Order).HasColumnName("asking_order");
        round.Property(r => r.WaivedWhy).HasMaxLength(ApprovalRound.LongestReason);
        round.Property(r => r.Version).IsConcurrencyToken();
        round.HasIndex(r => new { r.InstanceId, r.Execution }).IsUnique();
        round.HasIndex(r => r.CaseId);
    }
}
