using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Cohorts;

/// <summary>A case that arrived at its cohort, or was let off waiting for.</summary>
public sealed class CohortMember
{
    private CohortMember()
    {
    }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>Which cohort.</summary>
    public string CohortKey { get; private set; } = "";

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The instance that waits.</summary>
    public Guid InstanceId { get; private set; }

    /// <summary>The waiting execution; 0 when the others were told not to wait for this case.</summary>
    public int Execution { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset ArrivedAt { get; private set; }

    /// <summary>When it was told to go on; null while it waits.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Why it no longer waits, or is not waited for, other than by completeness.</summary>
    public string? LeftReason { get; private set; }

    /// <summary>A case arrives.</summary>
    public static CohortMember Arrive(Guid campaignId, string key, Guid caseId, Guid instanceId, int execution, DateTimeOffset now) =>
        new() { CampaignId = campaignId, CohortKey = key, CaseId = caseId, InstanceId = instanceId, Execution = execution, ArrivedAt = now };

    /// <summary>The others do not wait for this case.</summary>
    public static CohortMember LetOff(Guid campaignId, string key, Guid caseId, Guid instanceId, string reason, DateTimeOffset now) =>
        new() { CampaignId = campaignId, CohortKey = key, CaseId = caseId, InstanceId = instanceId, ArrivedAt = now, ReleasedAt = now, LeftReason = reason };

    /// <summary>Arrives again after a return.</summary>
    public void ArriveAgain(int execution, DateTimeOffset now) => (Execution, ArrivedAt, ReleasedAt, LeftReason) = (execution, now, null, null);

    /// <summary>Goes on.</summary>
    public void Release(DateTimeOffset now, string? reason = null) => (ReleasedAt, LeftReason) = (now, reason);

    /// <summary>True while it waits.</summary>
    public bool Waits => ReleasedAt is null;
}

/// <summary>A cohort released by an organiser before it was complete.</summary>
public sealed class CohortRelease
{
    private CohortRelease()
    {
    }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>Which cohort.</summary>
    public string CohortKey { get; private set; } = "";

    /// <summary>The organiser's words.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Releases.</summary>
    public static CohortRelease Of(Guid campaignId, string key, string reason, DateTimeOffset now) =>
        new() { CampaignId = campaignId, CohortKey = key, Reason = reason, At = now };
}

internal sealed class CohortMemberConfiguration : IEntityTypeConfiguration<CohortMember>
{
    public void Configure(EntityTypeBuilder<CohortMember> member)
    {
        member.ToTable("cohort_members");
        member.HasKey(m => new { m.CampaignId, m.CohortKey, m.CaseId });
        member.Property(m => m.CohortKey).HasMaxLength(120);
        member.Property(m => m.LeftReason).HasMaxLength(1000);
        member.Ignore(m => m.Waits);
        member.HasIndex(m => m.CaseId);
    }
}

internal sealed class CohortReleaseConfiguration : IEntityTypeConfiguration<CohortRelease>
{
    public void Configure(EntityTypeBuilder<CohortRelease> release)
    {
        release.ToTable("cohort_releases");
        release.HasKey(r => new { r.CampaignId, r.CohortKey });
        release.Property(r => r.CohortKey).HasMaxLength(120);
        release.Property(r => r.Reason).HasMaxLength(1000);
    }
}
