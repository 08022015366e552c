using CanBo.Activities.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Results.Publishing;

/// <summary>A case whose result is public inside its agency, and what of it. The rating itself stays in the case: a replaced decision shows at once.</summary>
public sealed class Publication
{
    private Publication()
    {
    }

    /// <summary>The case.</summary>
    public Guid CaseId { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The agency in which it is public.</summary>
    public Guid DeciderUnitId { get; private set; }

    /// <summary>What is shown.</summary>
    public ResultShow Show { get; private set; }

    /// <summary>Business time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Not yet public.</summary>
    public static Publication Of(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return new Publication { CaseId = @case.Id, CampaignId = @case.CampaignId, DeciderUnitId = @case.DeciderUnitId };
    }

    /// <summary>Public from now on.</summary>
    public void Publish(ResultShow show, DateTimeOffset now) => (Show, At) = (show, now);
}

internal sealed class PublicationConfiguration : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> publication)
    {
        publication.ToTable("publications");
        publication.HasKey(p => p.CaseId);
        publication.Property(p => p.CaseId).ValueGeneratedNever();
        publication.HasIndex(p => new { p.CampaignId, p.DeciderUnitId });
    }
}
