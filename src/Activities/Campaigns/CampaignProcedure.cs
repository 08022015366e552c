using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Campaigns;

/// <summary>Which procedure a position group follows in a campaign; frozen to a bundle at launch.</summary>
public sealed class CampaignProcedure
{
    /// <summary>Stands where a procedure would: the group is not evaluated in this campaign. Stored; never renamed.</summary>
    public const string Nobody = "none";

    private CampaignProcedure()
    {
    }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>Position group code; <c>*</c> stands for every group not named.</summary>
    public string PositionGroup { get; private set; } = "";

    /// <summary>The procedure, or <see cref="Nobody"/>.</summary>
    public string DefinitionId { get; private set; } = "";

    /// <summary>The published version used since the launch; null before.</summary>
    public string? DefinitionVersionId { get; private set; }

    /// <summary>Hash of the frozen bundle (definition, forms, texts, package); null before the launch.</summary>
    public string? BundleHash { get; private set; }

    /// <summary>A group's procedure.</summary>
    public static CampaignProcedure For(Guid campaignId, string positionGroup, string definitionId) =>
        new() { CampaignId = campaignId, PositionGroup = positionGroup, DefinitionId = definitionId };

    /// <summary>Freezes what the cases will run on.</summary>
    public void Freeze(string definitionVersionId, string bundleHash) => (DefinitionVersionId, BundleHash) = (definitionVersionId, bundleHash);
}

internal sealed class CampaignProcedureConfiguration : IEntityTypeConfiguration<CampaignProcedure>
{
    public void Configure(EntityTypeBuilder<CampaignProcedure> procedure)
    {
        procedure.ToTable("campaign_procedures");
        procedure.HasKey(p => new { p.CampaignId, p.PositionGroup });
        procedure.Property(p => p.PositionGroup).HasMaxLength(60);
        procedure.Property(p => p.DefinitionId).HasMaxLength(80);
    }
}
