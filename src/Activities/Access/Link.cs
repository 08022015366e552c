using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Access;

/// <summary>
/// A way in for one person. The address that leads to it holds this row's id and a signature and is stored nowhere: whoever reads the
/// database cannot make one.
/// </summary>
public sealed class Link
{
    private Link()
    {
    }

    /// <summary>Made by us; carries no time.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who may come in.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Why it was made.</summary>
    public LinkPurpose Purpose { get; private set; }

    /// <summary>What is asked, in one sentence, with no name of a person evaluated and nothing secret.</summary>
    public Sentence Asks { get; private set; } = null!;

    /// <summary>Local path where it leads after the sign-in.</summary>
    public string Target { get; private set; } = "/";

    /// <summary>The task it is about, or null.</summary>
    public Guid? TaskId { get; private set; }

    /// <summary>System time.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Of no use from then on; system time.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Of no use since then; null while it may be used.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>When somebody last came in by it; null while nobody has.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>A keyed hash of the short code on a printed sheet; null for other links.</summary>
    public string? CodeHash { get; private set; }

    /// <summary>When a new one was last asked for.</summary>
    public DateTimeOffset? RenewalAskedAt { get; private set; }

    /// <summary>The account that made it by hand; null for mails.</summary>
    public Guid? MadeById { get; private set; }

    /// <summary>That account's user name at that time, for the person who reads the list later; empty for mails.</summary>
    public string MadeByName { get; private set; } = "";

    /// <summary>Why it was made by hand; empty for mails.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>How surely a sign-in by it is known.</summary>
    public SignInStrength Strength => Purpose == LinkPurpose.Administrator ? SignInStrength.AdminLink : SignInStrength.MailLink;

    /// <summary>Whether it may be used only once.</summary>
    public bool IsOneTime => Purpose != LinkPurpose.Mail;

    /// <summary>Whether it leads in at that instant.</summary>
    public bool IsUsable(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt && !(IsOneTime && UsedAt is not null);

    internal static Link Make(NewLink data, DateTimeOffset now, DateTimeOffset expiresAt) => new()
    {
        Id = Ids.NewSecret(),
        PersonId = data.PersonId,
        Purpose = data.Purpose,
        Asks = data.Asks,
        Target = data.Target,
        TaskId = data.TaskId,
        CreatedAt = now,
        ExpiresAt = expiresAt,
        MadeById = data.MadeById,
        MadeByName = data.MadeByName,
        Reason = data.Reason,
    };

    internal void FindByCode(string codeHash) => CodeHash = codeHash;

    internal void Use(DateTimeOffset now) => UsedAt = now;

    internal void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    internal void AskForAnother(DateTimeOffset now) => RenewalAskedAt = now;
}

internal sealed class LinkConfiguration : IEntityTypeConfiguration<Link>
{
    public void Configure(EntityTypeBuilder<Link> link)
    {
        link.ToTable("links");
        link.HasKey(l => l.Id);
        link.Property(l => l.Id).ValueGeneratedNever();
        link.Property(l => l.Asks).HasConversion<SentenceConverter>();
        link.Property(l => l.Target).HasMaxLength(300);
        link.Property(l => l.MadeByName).HasMaxLength(200);
        link.Property(l => l.Reason).HasMaxLength(500);
        link.Ignore(l => l.Strength);
        link.Ignore(l => l.IsOneTime);
        link.HasIndex(l => new { l.PersonId, l.Purpose });
        link.Property(l => l.CodeHash).HasMaxLength(64);
        link.HasIndex(l => l.CodeHash);
        link.HasIndex(l => l.ExpiresAt);
    }
}
