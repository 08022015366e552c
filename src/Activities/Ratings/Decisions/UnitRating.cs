using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>The rating of a unit in a campaign: caps its head (D335 20(6), edge E10), and may raise the unit's rate of XS.</summary>
public sealed class UnitRating
{
    private UnitRating()
    {
    }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The unit.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>Its rating; "not rated" caps nobody.</summary>
    public Rating Rating { get; private set; }

    /// <summary>Outstanding results by decision of the authority: the package's higher rate applies.</summary>
    public bool IsOutstanding { get; private set; }

    /// <summary>Who recorded it, as the audit trail names them.</summary>
    public string RecordedBy { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>A unit without a rating yet.</summary>
    public static UnitRating Of(Guid campaignId, Guid unitId) => new() { CampaignId = campaignId, UnitId = unitId };

    /// <summary>Records the rating.</summary>
    public void Record(Rating rating, bool isOutstanding, string by, DateTimeOffset now) =>
        (Rating, IsOutstanding, RecordedBy, At) = (rating, isOutstanding, by, now);
}

internal sealed class UnitRatingConfiguration : IEntityTypeConfiguration<UnitRating>
{
    public void Configure(EntityTypeBuilder<UnitRating> rating)
    {
        rating.ToTable("unit_ratings");
        rating.HasKey(r => new { r.CampaignId, r.UnitId });
        rating.Property(r => r.RecordedBy).HasMaxLength(80);
    }
}
