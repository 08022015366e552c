using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Ordering;

/// <summary>A case that waits, or waited, for others in one step.</summary>
public sealed class CaseWait
{
    private CaseWait()
    {
    }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The step in the procedure.</summary>
    public string NodeId { get; private set; } = "";

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>For what.</summary>
    public WaitKind Kind { get; private set; }

    /// <summary>How far the others must be.</summary>
    public WaitUntil Until { get; private set; }

    /// <summary>The instance that waits.</summary>
    public Guid InstanceId { get; private set; }

    /// <summary>The waiting execution.</summary>
    public int Execution { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset ArrivedAt { get; private set; }

    /// <summary>When it was told to go on; null while it waits.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Why it went on other than because it had everything: <c>Overdue</c>, or an organiser's words.</summary>
    public string? LeftReason { get; private set; }

    /// <summary>A step of a case without anybody in it yet.</summary>
    public static CaseWait Of(Guid campaignId, Guid caseId, string nodeId) => new() { CampaignId = campaignId, CaseId = caseId, NodeId = nodeId };

    /// <summary>The case arrives, also again after a return.</summary>
    public void Arrive(WaitKind kind, WaitUntil until, Guid instanceId, int execution, DateTimeOffset now) =>
        (Kind, Until, InstanceId, Execution, ArrivedAt, ReleasedAt, LeftReason) = (kind, until, instanceId, execution, now, null, null);

    /// <summary>Goes on.</summary>
    public void Release(DateTimeOffset now, string? reason = null) => (ReleasedAt, LeftReason) = (now, reason);
}

internal sealed class CaseWaitConfiguration : IEntityTypeConfiguration<CaseWait>
{
    public void Configure(EntityTypeBuilder<CaseWait> wait)
    {
        wait.ToTable("case_waits");
        wait.HasKey(w => new { w.CaseId, w.NodeId });
        wait.Property(w => w.NodeId).HasMaxLength(80);
        wait.Property(w => w.Kind).HasMaxLength(20);
        wait.Property(w => w.Until).HasMaxLength(20);
        wait.Property(w => w.LeftReason).HasMaxLength(1000);
        wait.HasIndex(w => new { w.CampaignId, w.ReleasedAt, w.ArrivedAt });
    }
}
