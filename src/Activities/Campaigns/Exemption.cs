using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Campaigns;

/// <summary>A person in scope without a case, and why: every active person has a case or a stated exemption.</summary>
public sealed class Exemption
{
    private Exemption()
    {
    }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The person.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>In words, e.g. "Dưới 6 tháng công tác trong năm".</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>States an exemption.</summary>
    public static Exemption Of(Guid campaignId, Guid personId, string reason, DateTimeOffset now) =>
        new() { CampaignId = campaignId, PersonId = personId, Reason = reason, At = now };
}

internal sealed class ExemptionConfiguration : IEntityTypeConfiguration<Exemption>
{
    public void Configure(EntityTypeBuilder<Exemption> exemption)
    {
        exemption.ToTable("exemptions");
        exemption.HasKey(e => new { e.CampaignId, e.PersonId });
        exemption.Property(e => e.Reason).HasMaxLength(500);
    }
}
