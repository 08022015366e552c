using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Mail;

/// <summary>
/// A letter to one person about one campaign. It has no body: the words are rendered from the notices at the moment of sending, so that nothing that
/// changed since is told wrongly and no link stands in the database.
/// </summary>
public sealed class MailItem
{
    private MailItem()
    {
    }

    /// <summary>Made by us; the Message-ID derives from it, so that a letter sent twice can be recognised.</summary>
    public Guid Id { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>To whom.</summary>
    public Guid RecipientId { get; private set; }

    /// <summary>The address it went to, or would have.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Code of the mail text.</summary>
    public string LetterCode { get; private set; } = "";

    /// <summary>How many notices it holds.</summary>
    public int NoticeCount { get; private set; }

    /// <summary>The link in it; null for a letter without one.</summary>
    public Guid? LinkId { get; private set; }

    /// <summary>Where it stands.</summary>
    public MailStatus Status { get; private set; }

    /// <summary>How often it was handed to a server.</summary>
    public int Attempts { get; private set; }

    /// <summary>How often it was put back into the queue without counting as an attempt; numbers the queue's keys.</summary>
    public int Rounds { get; private set; }

    /// <summary>What the server said last; empty when nothing went wrong. May name the recipient.</summary>
    public string LastError { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Business time; null until it is sent.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>A letter to be sent.</summary>
    public static MailItem Compose(Guid id, Guid campaignId, Guid recipientId, string address, string letterCode, int notices, Guid? linkId, DateTimeOffset now) => new()
    {
        Id = id,
        CampaignId = campaignId,
        RecipientId = recipientId,
        Address = address,
        LetterCode = letterCode,
        NoticeCount = notices,
        LinkId = linkId,
        Status = MailStatus.Queued,
        CreatedAt = now,
    };

    /// <summary>A server took it.</summary>
    public void Send(string address, DateTimeOffset now) =>
        (Status, Address, SentAt, Attempts, LastError) = (MailStatus.Sent, address, now, Attempts + 1, "");

    /// <summary>It did not go out this time.</summary>
    public void Fail(string error, bool isLast) =>
        (Status, Attempts, LastError) = (isLast ? MailStatus.Dead : MailStatus.Queued, Attempts + 1, Cut(error));

    /// <summary>Back into the queue: the server is away, or an earlier letter to the same person comes first. Returns the key to queue it by.</summary>
    public string PutBack(string? error = null)
    {
        Rounds++;
        if (error is not null)
            LastError = Cut(error);
        return QueueKey;
    }

    /// <summary>An operator sends it again. Returns the key to queue it by.</summary>
    public string Retry()
    {
        Status = MailStatus.Queued;
        return PutBack();
    }

    /// <summary>Nothing of it was true any more when its turn came.</summary>
    public void Drop() => Status = MailStatus.Dropped;

    /// <summary>The key of its row in the outbox.</summary>
    public string QueueKey => $"{Id:N}:{Rounds}";

    private static string Cut(string error) => error.Length <= 500 ? error : error[..500];
}

/// <summary>Where a letter stands.</summary>
public enum MailStatus
{
    /// <summary>Waits to be sent, or to be tried again.</summary>
    Queued,

    /// <summary>A server took it.</summary>
    Sent,

    /// <summary>Refused for good, or given up after many attempts: a dead letter.</summary>
    Dead,

    /// <summary>Not sent: no longer true.</summary>
    Dropped,
}

internal sealed class MailItemConfiguration : IEntityTypeConfiguration<MailItem>
{
    public void Configure(EntityTypeBuilder<MailItem> mail)
    {
        mail.ToTable("mails");
        mail.HasKey(m => m.Id);
        mail.Property(m => m.Id).ValueGeneratedNever();
        mail.Property(m => m.Address).HasMaxLength(320);
        mail.Property(m => m.LetterCode).HasMaxLength(80);
        mail.Property(m => m.LastError).HasMaxLength(500);
        mail.Ignore(m => m.QueueKey);
        mail.HasIndex(m => new { m.RecipientId, m.Status });
        mail.HasIndex(m => new { m.Status, m.CreatedAt });
        mail.HasIndex(m => m.CampaignId);
    }
}
