using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Mail;

/// <summary>
/// Takes everything that waits for one person, drops what no longer holds, and makes one letter a campaign and subject of the rest. Whoever has no mailbox
/// is left to the printed invitations; a mailbox that others read gets a letter without a link.
/// </summary>
/// <param name="steps">The door to the database.</param>
/// <param name="reader">Looks before it locks.</param>
/// <param name="links">Makes the link of a letter.</param>
/// <param name="letters">The quiet hours.</param>
public sealed class ComposeMail(StepRunner steps, CanBoReader reader, Links links, IOptions<LetterOptions> letters) : IDeed
{
    /// <summary>The kind of its outbox rows.</summary>
    public const string KindOfDeed = "mail.compose";

    /// <inheritdoc />
    public static string Kind => KindOfDeed;

    /// <inheritdoc />
    public async Task<DeedResult> DoAsync(OutboxItem item, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        using var payload = JsonDocument.Parse(item.Payload);
        var recipient = payload.RootElement.GetProperty("recipient").GetGuid();
        // Of 112 tasks opened together, the first finds all the notices and the others find none.
        var isDigest = payload.RootElement.TryGetProperty("digest", out _);
        if (await AnyWaitingAsync(recipient, cancellation))
            await steps.RunAsync((step, token) => ComposeAsync(step, recipient, isDigest, token), cancellation);
        return new DeedResult.Done();
    }

    /// <summary>Has everything that waits for a person composed now, quiet hours or not.</summary>
    internal static void EnqueueDigest(StepScope step, Guid recipient) =>
        step.Enqueue(KindOfDeed, $"{recipient:N}:{Ids.New(step.Now):N}", $$"""{"recipient":"{{recipient}}","digest":true}""");

    private async Task<bool> AnyWaitingAsync(Guid recipient, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        return await db.Set<Notice>().AnyAsync(n => n.RecipientId == recipient && n.Status == NoticeStatus.Waiting, cancellation);
    }

    private async Task ComposeAsync(StepScope step, Guid recipient, bool isDigest, CancellationToken cancellation)
    {
        await step.LockAsync($"mail:{recipient:N}", cancellation);
        var db = step.Db();
        var waiting = await db.Set<Notice>()
            .Where(n => n.RecipientId == recipient && n.Status == NoticeStatus.Waiting && n.NotBefore <= step.Now)
            .OrderBy(n => n.CreatedAt).ThenBy(n => n.Id)
            .ToListAsync(cancellation);
        var holding = await LetterTruth.HoldingAsync(db, waiting, cancellation);
        foreach (var notice in waiting.Except(holding))
            notice.Drop();
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == recipient, cancellation);
        if (person is null || person.Mailbox == Mailbox.Missing || person.Email.Length == 0)
        {
            holding.ForEach(notice => notice.LeaveToPrint());
            return;
        }

        // What is left waits for the morning's digest.
        if (!isDigest && letters.Value.Quiet.Covers(step.Now))
            holding.RemoveAll(notice => QuietHours.MayWait(notice.Kind));
        foreach (var letter in holding.GroupBy(n => (n.CampaignId, n.LetterCode)))
            await WriteAsync(step, person, letter.Key.CampaignId, letter.Key.LetterCode, [.. letter], cancellation);
    }

    private async Task WriteAsync(StepScope step, Person person, Guid campaignId, string code, List<Notice> notices, CancellationToken cancellation)
    {
        // A person hears once that a campaign was called off.
        if (notices[0].Kind == NoticeKind.CampaignCancelled
            && await step.Db().Set<Notice>().AnyAsync(n => n.RecipientId == person.Id && n.CampaignId == campaignId && n.Kind == NoticeKind.CampaignCancelled && n.Status == NoticeStatus.Composed, cancellation))
        {
            notices.ForEach(notice => notice.Drop());
            return;
        }

        var link = person.Mailbox == Mailbox.Own && LetterTarget.Of(notices) is { } target
            ? links.Make(step, new NewLink(person.Id, LinkPurpose.Mail, target.Asks, target.Path, target.TaskId))
            : null;
        var mail = MailItem.Compose(Ids.New(step.Now), campaignId, person.Id, person.Email, code, notices.Count, link?.Id, step.Now);
        step.Db().Add(mail);
        notices.ForEach(notice => notice.ComposedInto(mail.Id));
        step.Enqueue(SendMail.KindOfDeed, mail.QueueKey, SendMail.PayloadOf(mail.Id));
    }
}
