using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Mail.Outbox;

/// <summary>The outbox as organisers and operators see it: letters, not their words.</summary>
/// <param name="reader">Opens reading contexts.</param>
public sealed class MailQueries(CanBoReader reader)
{
    /// <summary>Letters, newest first.</summary>
    /// <exception cref="NotAllowedException">The actor is neither organiser nor operator.</exception>
    public async Task<PageOf<MailRow>> ListAsync(MailStatus? status, string? search, Actor actor, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser | ActorRoles.Operator);
        await using var db = reader.Open();
        var rows =
            from mail in db.Set<MailItem>()
            join person in db.Set<Person>() on mail.RecipientId equals person.Id
            join campaign in db.Set<Campaign>() on mail.CampaignId equals campaign.Id
            select new { Mail = mail, Person = person, Campaign = campaign };
        if (status is { } wanted)
            rows = rows.Where(r => r.Mail.Status == wanted);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var text = SearchTexts.Of(search);
            rows = rows.Where(r => r.Person.SearchText.Contains(text));
        }

        return await rows
            .OrderByDescending(r => r.Mail.CreatedAt).ThenByDescending(r => r.Mail.Id)
            .Select(r => new MailRow(
                r.Mail.Id, r.Person.FullName, r.Mail.Address, r.Mail.LetterCode, r.Campaign.Name, r.Mail.NoticeCount, r.Mail.Status, r.Mail.Attempts, r.Mail.LastError, r.Mail.CreatedAt, r.Mail.SentAt))
            .ToPageAsync(page, cancellation);
    }

    /// <summary>How many letters stand where, and how many notices wait or are left to print.</summary>
    public async Task<MailCounts> CountAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser | ActorRoles.Operator);
        await using var db = reader.Open();
        var mails = await db.Set<MailItem>().GroupBy(m => m.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var notices = await db.Set<Notice>()
            .Where(n => n.Status == NoticeStatus.Waiting || n.Status == NoticeStatus.Printed)
            .GroupBy(n => n.Status)
            .Select(g => new { g.Key, Count = g.Select(n => n.RecipientId).Distinct().Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return new MailCounts(
            mails.GetValueOrDefault(MailStatus.Queued), mails.GetValueOrDefault(MailStatus.Sent), mails.GetValueOrDefault(MailStatus.Dead),
            notices.GetValueOrDefault(NoticeStatus.Waiting), notices.GetValueOrDefault(NoticeStatus.Printed));
    }
}

/// <summary>A letter in the outbox.</summary>
/// <param name="Id">The letter.</param>
/// <param name="Recipient">Name.</param>
/// <param name="Address">Address.</param>
/// <param name="Letter">Code of the mail text.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="Notices">How many notices it holds.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Attempts">Tries so far.</param>
/// <param name="LastError">What the server said last.</param>
/// <param name="CreatedAt">Business time.</param>
/// <param name="SentAt">Business time; null until sent.</param>
public sealed record MailRow(
    Guid Id, string Recipient, string Address, string Letter, string Campaign, int Notices, MailStatus Status, int Attempts, string LastError, DateTimeOffset CreatedAt, DateTimeOffset? SentAt);

/// <summary>How many.</summary>
/// <param name="Queued">Letters that wait.</param>
/// <param name="Sent">Letters sent.</param>
/// <param name="Dead">Dead letters.</param>
/// <param name="Gathering">People whose notices are being gathered.</param>
/// <param name="ToPrint">People without a mailbox who are to be told on paper.</param>
public sealed record MailCounts(int Queued, int Sent, int Dead, int Gathering, int ToPrint);
