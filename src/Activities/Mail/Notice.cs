using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Mail;

/// <summary>
/// Something a person is to be told by mail: who, what kind, about which task. No text, rating, score or comment: the composer groups
/// notices per recipient, looks whether they still hold, renders and sends (design.md §3).
/// </summary>
public sealed class Notice
{
    private Notice()
    {
    }

    /// <summary>Made by us.</summary>
    public Guid Id { get; private set; }

    /// <summary>The person told.</summary>
    public Guid RecipientId { get; private set; }

    /// <summary>What about.</summary>
    public NoticeKind Kind { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The case, when there is one.</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>The task, when there is one; a notice about a task that is no longer open is dropped.</summary>
    public Guid? TaskId { get; private set; }

    /// <summary>The mail text chosen for it; empty for the usual one of its kind.</summary>
    public string TextCode { get; private set; } = "";

    /// <summary>Business time.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Not composed before this instant.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>Where it stands.</summary>
    public NoticeStatus Status { get; private set; }

    /// <summary>The mail it went out with.</summary>
    public Guid? MailId { get; private set; }

    /// <summary>Queues a notice; use <c>Notices.Queue</c>.</summary>
    internal static Notice Queue(Guid id, NewNotice data, DateTimeOffset now) => new()
    {
        Id = id,
        RecipientId = data.RecipientId,
        Kind = data.Kind,
        CampaignId = data.CampaignId,
        CaseId = data.CaseId,
        TaskId = data.TaskId,
        TextCode = data.TextCode,
        CreatedAt = now,
        NotBefore = data.NotBefore ?? now,
        Status = NoticeStatus.Waiting,
    };

    /// <summary>Went into a mail.</summary>
    public void ComposedInto(Guid mailId) => (Status, MailId) = (NoticeStatus.Composed, mailId);

    /// <summary>The person has no mailbox of their own to write to: told on paper.</summary>
    public void LeaveToPrint() => Status = NoticeStatus.Printed;

    /// <summary>The letter that holds it.</summary>
    public string LetterCode => TextCode.Length > 0 ? TextCode : LetterCodes.Of(Kind);

    /// <summary>No longer true when its turn came.</summary>
    public void Drop() => Status = NoticeStatus.Dropped;
}

/// <summary>What a notice is queued with.</summary>
public sealed record NewNotice(Guid RecipientId, NoticeKind Kind, Guid CampaignId, Guid? CaseId = null, Guid? TaskId = null, DateTimeOffset? NotBefore = null)
{
    /// <inheritdoc cref="Notice.TextCode"/>
    public string TextCode { get; init; } = "";
}

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>A task was opened.</summary>
    TaskOpened,

    /// <summary>A task is due soon.</summary>
    TaskReminder,

    /// <summary>Somebody else's task is over its time: told to the superior and the organiser.</summary>
    TaskEscalated,

    /// <summary>A task was given back, or moved to this person.</summary>
    TaskReturned,

    /// <summary>A task is no longer needed; sent although the task is closed.</summary>
    TaskWithdrawn,

    /// <summary>The deadline was moved.</summary>
    DeadlineMoved,

    /// <summary>A result can be read after signing in.</summary>
    ResultReady,

    /// <summary>A list of results was published.</summary>
    ResultsPublished,

    /// <summary>The person's petition was received.</summary>
    PetitionReceived,

    /// <summary>The answer to a petition can be read.</summary>
    PetitionAnswered,

    /// <summary>The campaign was called off.</summary>
    CampaignCancelled,

    /// <summary>A meeting was called; its drafts can be read.</summary>
    MeetingCalled,

    /// <summary>The month's campaign was not launched by itself: organisers are to look.</summary>
    CampaignHeld,
}

/// <summary>Where a notice stands.</summary>
public enum NoticeStatus
{
    /// <summary>To be composed.</summary>
    Waiting,

    /// <summary>In a mail.</summary>
    Composed,

    /// <summary>No longer true; never sent.</summary>
    Dropped,

    /// <summary>No mailbox: on the list of printed invitations.</summary>
    Printed,
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notices");
        notice.HasKey(n => n.Id);
        notice.Property(n => n.Id).ValueGeneratedNever();
        notice.Property(n => n.TextCode).HasMaxLength(80);
        notice.Ignore(n => n.LetterCode);
        notice.HasIndex(n => new { n.RecipientId, n.NotBefore }).HasFilter("status = 'Waiting'");
        notice.HasIndex(n => n.MailId);
        notice.HasIndex(n => new { n.CampaignId, n.Kind, n.RecipientId });
        notice.HasIndex(n => n.TaskId);
    }
}
