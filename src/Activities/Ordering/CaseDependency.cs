using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Ordering;

/// <summary>
/// One edge of the campaign's order: a case may go on only after something else. Written when the case is opened and never changed, so that whoever makes it
/// true finds who may be waiting, also while that one is just arriving.
/// </summary>
public sealed class CaseDependency
{
    private CaseDependency()
    {
    }

    /// <summary>The case that waits.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>For what.</summary>
    public WaitKind Kind { get; private set; }

    /// <summary>The person whose case it waits for; the unit for its rating or draft.</summary>
    public Guid TargetId { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>An edge.</summary>
    public static CaseDependency Of(Guid campaignId, Guid caseId, WaitKind kind, Guid targetId) =>
        new() { CampaignId = campaignId, CaseId = caseId, Kind = kind, TargetId = targetId };
}

internal sealed class CaseDependencyConfiguration : IEntityTypeConfiguration<CaseDependency>
{
    public void Configure(EntityTypeBuilder<CaseDependency> dependency)
    {
        dependency.ToTable("case_dependencies");
        dependency.HasKey(d => new { d.CaseId, d.Kind, d.TargetId });
        dependency.Property(d => d.Kind).HasMaxLength(20);
        dependency.HasIndex(d => new { d.CampaignId, d.TargetId, d.Kind });
    }
}
