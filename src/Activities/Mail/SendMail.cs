using System.Globalization;
using System.Text.Json;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Mail.Transport;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Box = CanBo.Activities.Mail.Transport.Mailbox;
using Mailbox = CanBo.Activities.People.Mailbox;

namespace CanBo.Activities.Mail;

/// <summary>
/// Renders a letter and hands it to the server, a person's letters in their order. A host killed between the server's answer and our note sends it again under the
/// same Message-ID. A server that is away rests all letters and uses up no attempts.
/// </summary>
/// <param name="steps">The door to the database.</param>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="writer">Finds the words.</param>
/// <param name="transport">Sends.</param>
/// <param name="pause">Rests while the server is away.</param>
/// <param name="mail">The sender.</param>
/// <param name="work">How often is tried.</param>
public sealed class SendMail(
    StepRunner steps, CanBoReader reader, LetterWriter writer, IMailTransport transport, MailPause pause, IOptions<MailOptions> mail, IOptions<WorkOptions> work) : IDeed
{
    /// <summary>The kind of its outbox rows.</summary>
    public const string KindOfDeed = "mail.send";

    private static readonly TimeSpan ForTheEarlierOne = TimeSpan.FromSeconds(3);

    /// <inheritdoc />
    public static string Kind => KindOfDeed;

    /// <summary>The payload of its outbox rows.</summary>
    public static string PayloadOf(Guid mailId) => $$"""{"mail":"{{mailId}}"}""";

    /// <inheritdoc />
    public async Task<DeedResult> DoAsync(OutboxItem item, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        using var payload = JsonDocument.Parse(item.Payload);
        var id = payload.RootElement.GetProperty("mail").GetGuid();
        await using var db = reader.Open();
        var row = await db.Set<MailItem>().FirstOrDefaultAsync(m => m.Id == id, cancellation);
        if (row is not { Status: MailStatus.Queued } || item.Key != row.QueueKey)
            return new DeedResult.Done();
        if (pause.Remaining is var rest && rest > TimeSpan.Zero)
            return await PutBackAsync(id, rest, null, cancellation);
        var next = await db.Set<MailItem>()
            .Where(m => m.RecipientId == row.RecipientId && m.Status == MailStatus.Queued)
            .OrderBy(m => m.CreatedAt).ThenBy(m => m.Id)
            .Select(m => m.Id)
            .FirstAsync(cancellation);
        if (next != id)
            return await PutBackAsync(id, ForTheEarlierOne * Math.Min(row.Rounds + 1, 100), null, cancellation);

        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == row.RecipientId, cancellation);
        var letter = person is null || person.Mailbox == Mailbox.Missing ? null : await writer.WriteAsync(db, row, person, cancellation);
        if (letter is null)
        {
            await ChangeAsync(id, (found, _) => found.Drop(), cancellation);
            return new DeedResult.Done();
        }

        var result = await transport.SendAsync(await AddressedAsync(db, row, person!, letter, cancellation), cancellation);
        return await NoteAsync(item, id, person!.Email, result, cancellation);
    }

    private async Task<OutgoingMail> AddressedAsync(CanBoContext db, MailItem row, Person person, Letter letter, CancellationToken cancellation)
    {
        var sender = mail.Value.Sender;
        var contact = await db.Set<Campaign>().Where(c => c.Id == row.CampaignId).Select(c => c.ContactName).FirstOrDefaultAsync(cancellation);
        var domain = sender.Address[(sender.Address.LastIndexOf('@') + 1)..];
        return new OutgoingMail(string.Create(CultureInfo.InvariantCulture, $"{row.Id:N}@{domain}"), new Box(person.Email, person.FullName), letter.Subject, letter.Text, letter.Html)
        {
            From = string.IsNullOrWhiteSpace(contact) ? null : sender with { DisplayName = contact },
        };
    }

    private async Task<DeedResult> NoteAsync(OutboxItem item, Guid id, string address, SendResult result, CancellationToken cancellation)
    {
        switch (result)
        {
            case SendResult.Accepted:
                pause.End();
                await ChangeAsync(id, (found, step) => found.Send(address, step.Now), CancellationToken.None);
                return new DeedResult.Done();
            case SendResult.TransientFailure { ConcernsServer: true } away:
                return await PutBackAsync(id, pause.Begin(), away.Text, cancellation);
            case SendResult.TransientFailure later:
                pause.End();
                await ChangeAsync(id, (found, _) => found.Fail(later.Text, item.Attempt >= work.Value.Attempts), cancellation);
                return new DeedResult.Again(Said(later.Code));
            case SendResult.PermanentFailure refused:
                await ChangeAsync(id, (found, _) => found.Fail(refused.Text, isLast: true), cancellation);
                return new DeedResult.Never(Said(refused.Code));
            default:
                throw new InvalidOperationException($"A mail cannot end with {result.GetType().Name}.");
        }
    }

    private Task<DeedResult> PutBackAsync(Guid id, TimeSpan rest, string? error, CancellationToken cancellation) => steps.RunAsync<DeedResult>(
        async (step, token) =>
        {
            if (await step.Db().Set<MailItem>().FirstOrDefaultAsync(m => m.Id == id && m.Status == MailStatus.Queued, token) is { } found)
                step.Enqueue(KindOfDeed, found.PutBack(error), PayloadOf(id), step.Now + rest);
            return new DeedResult.Done();
        },
        cancellation);

    private Task ChangeAsync(Guid id, Action<MailItem, StepScope> change, CancellationToken cancellation) => steps.RunAsync(
        async (step, token) =>
        {
            if (await step.Db().Set<MailItem>().FirstOrDefaultAsync(m => m.Id == id, token) is { Status: MailStatus.Queued } found)
                change(found, step);
        },
        cancellation);

    // Outbox rows and logs get the code only: the server's words may name the recipient.
    private static string Said(int? code) => code is { } number ? string.Create(CultureInfo.InvariantCulture, $"SMTP {number}") : "No SMTP answer.";
}
