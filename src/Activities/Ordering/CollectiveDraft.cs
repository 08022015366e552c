using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Ordering;

/// <summary>
/// The first phase of a unit's own review: its draft report was adopted, so that its members may be reviewed (edge E1 of domain.md §2.6). The second phase, its rating,
/// waits for their reviews (edge E2).
/// </summary>
public sealed class CollectiveDraft
{
    private CollectiveDraft()
    {
    }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The unit.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>The day the draft was sent to those who take part.</summary>
    public DateOnly SentOn { get; private set; }

    /// <summary>The day the conference adopted it.</summary>
    public DateOnly AdoptedOn { get; private set; }

    /// <summary>Number of the minutes.</summary>
    public string Minutes { get; private set; } = "";

    /// <summary>Who recorded it, as the audit trail names them.</summary>
    public string RecordedBy { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>A unit without an adopted draft.</summary>
    public static CollectiveDraft Of(Guid campaignId, Guid unitId) => new() { CampaignId = campaignId, UnitId = unitId };

    /// <summary>The draft was adopted.</summary>
    public void Record(DateOnly sentOn, DateOnly adoptedOn, string minutes, string by, DateTimeOffset now) =>
        (SentOn, AdoptedOn, Minutes, RecordedBy, At) = (sentOn, adoptedOn, minutes, by, now);
}

internal sealed class CollectiveDraftConfiguration : IEntityTypeConfiguration<CollectiveDraft>
{
    public void Configure(EntityTypeBuilder<CollectiveDraft> draft)
    {
        draft.ToTable("collective_drafts");
        draft.HasKey(d => new { d.CampaignId, d.UnitId });
        draft.Property(d => d.Minutes).HasMaxLength(120);
        draft.Property(d => d.RecordedBy).HasMaxLength(80);
    }
}
