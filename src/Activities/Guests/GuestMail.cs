using System.Text.Json;
using CanBo.Activities.Mail;
using CanBo.Activities.Mail.Transport;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;
using Box = CanBo.Activities.Mail.Transport.Mailbox;

namespace CanBo.Activities.Guests;

/// <summary>
/// Mails a body its link: when it is asked for the first time, and about once a day while something new is asked or a day comes near. Without an
/// address nothing is sent; the organiser prints the sheet.
/// </summary>
/// <param name="steps">The door to the database.</param>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="letters">Finds the words.</param>
/// <param name="transport">Sends.</param>
public sealed class GuestMail(StepRunner steps, CanBoReader reader, GuestLetters letters, IMailTransport transport) : IDeed
{
    private static readonly TimeSpan BetweenLetters = TimeSpan.FromHours(20);

    /// <inheritdoc />
    public static string Kind => "mail.guest";

    /// <summary>Something changed for this body; whether that is worth a letter is looked at when its turn comes.</summary>
    internal static void Queue(StepScope step, Guid campaignId, Guid unitId, DateTimeOffset? at = null) =>
        step.Enqueue(
            Kind,
            $"{campaignId:N}:{unitId:N}:{Ids.NewSecret():N}",
            $$"""{"campaign":"{{campaignId}}","unit":"{{unitId}}"}""",
            at ?? step.Now + Notices.Gathering);

    /// <inheritdoc />
    public async Task<DeedResult> DoAsync(OutboxItem item, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        using var payload = JsonDocument.Parse(item.Payload);
        var campaignId = payload.RootElement.GetProperty("campaign").GetGuid();
        var unitId = payload.RootElement.GetProperty("unit").GetGuid();
        await using var db = reader.Open();
        var unit = await db.Set<Unit>().FirstOrDefaultAsync(u => u.Id == unitId, cancellation);
        var link = await db.Set<GuestLink>().Where(l => l.CampaignId == campaignId && l.UnitId == unitId && l.RevokedAt == null).OrderByDescending(l => l.CreatedAt).FirstOrDefaultAsync(cancellation);
        if (unit is not { Email.Length: > 0 } || link is null || await letters.WriteAsync(db, unit, link, cancellation) is not { } letter)
            return new DeedResult.Done();
        if (link.MailedAt + BetweenLetters > letter.Now)
        {
            // Told today already. What came since is told tomorrow, in one letter.
            if (letter.NewestRequest > link.ToldUpTo && item.Attempt == 1)
                await steps.RunAsync((step, _) => Later(step, campaignId, unitId, link.MailedAt!.Value + BetweenLetters), cancellation);
            return new DeedResult.Done();
        }

        var id = $"{link.Id:N}.{item.Id:N}@{letters.Domain}";
        switch (await transport.SendAsync(new OutgoingMail(id, new Box(unit.Email, unit.Name), letter.Words.Subject, letter.Words.Text, letter.Words.Html), cancellation))
        {
            case SendResult.Accepted:
                await NoteAsync(link.Id, unit.Email, letter.NewestRequest);
                return new DeedResult.Done();
            case SendResult.TransientFailure away:
                return new DeedResult.Again(away.Code is { } code ? $"SMTP {code}" : "No SMTP answer.");
            case SendResult.PermanentFailure refused:
                return new DeedResult.Never(refused.Code is { } number ? $"SMTP {number}" : "Refused.");
            case var other:
                throw new InvalidOperationException($"A mail cannot end with {other.GetType().Name}.");
        }
    }

    private static Task Later(StepScope step, Guid campaignId, Guid unitId, DateTimeOffset at)
    {
        Queue(step, campaignId, unitId, at);
        return Task.CompletedTask;
    }

    private Task NoteAsync(Guid linkId, string address, DateTimeOffset upTo) => steps.RunAsync(
        async (step, token) =>
        {
            if (await step.Db().Set<GuestLink>().FirstOrDefaultAsync(l => l.Id == linkId, token) is { } found)
                found.Mailed(address, step.Now, upTo);
        },
        CancellationToken.None);
}
