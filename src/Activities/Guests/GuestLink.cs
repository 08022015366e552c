using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Guests;

/// <summary>
/// The way in for a body without accounts, one a campaign: it opens the list of what that body is asked. The address holds this row's id and a
/// signature and is stored nowhere. It may be used until it expires or is revoked; what is used up is each request, by its answer.
/// </summary>
public sealed class GuestLink
{
    private GuestLink()
    {
    }

    /// <summary>Made by us; carries no time.</summary>
    public Guid Id { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The body.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>System time.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Of no use from then on; system time.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Of no use since then; null while it may be used.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Why it was revoked; empty while it may be used.</summary>
    public string RevokeReason { get; private set; } = "";

    /// <summary>When it was last mailed (business time); null when it never was.</summary>
    public DateTimeOffset? MailedAt { get; private set; }

    /// <summary>The address it was mailed to.</summary>
    public string MailedTo { get; private set; } = "";

    /// <summary>The newest request that a letter told of (business time).</summary>
    public DateTimeOffset? ToldUpTo { get; private set; }

    /// <summary>Whether it leads in at that instant.</summary>
    public bool IsUsable(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    internal static GuestLink Make(Guid campaignId, Guid unitId, DateTimeOffset now, TimeSpan lifetime) => new()
    {
        Id = Ids.NewSecret(),
        CampaignId = campaignId,
        UnitId = unitId,
        CreatedAt = now,
        ExpiresAt = now + lifetime,
    };

    internal void Revoke(DateTimeOffset now, string reason)
    {
        if (RevokedAt is null)
            (RevokedAt, RevokeReason) = (now, reason);
    }

    internal void Mailed(string address, DateTimeOffset now, DateTimeOffset upTo) => (MailedTo, MailedAt, ToldUpTo) = (address, now, upTo);
}

internal sealed class GuestLinkConfiguration : IEntityTypeConfiguration<GuestLink>
{
    public void Configure(EntityTypeBuilder<GuestLink> link)
    {
        link.ToTable("guest_links");
        link.HasKey(l => l.Id);
        link.Property(l => l.Id).ValueGeneratedNever();
        link.Property(l => l.RevokeReason).HasMaxLength(500);
        link.Property(l => l.MailedTo).HasMaxLength(320);
        link.HasIndex(l => new { l.CampaignId, l.UnitId });
    }
}
