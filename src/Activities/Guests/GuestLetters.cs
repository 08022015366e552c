using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Mail;
using CanBo.Activities.Mail.Transport;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Runtime.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Guests;

/// <summary>The words of the letter to a body without accounts. Many read its mailbox: no name of a person stands in it, only how many comments are asked.</summary>
/// <param name="rendering">Fills the text.</param>
/// <param name="texts">Mail texts as frozen.</param>
/// <param name="tokens">Makes the address of the link.</param>
/// <param name="letters">Language and letterhead.</param>
/// <param name="mail">The sender, for the domain of the message's id.</param>
/// <param name="localizer">Says sentences.</param>
/// <param name="time">Business time.</param>
public sealed class GuestLetters(
    LetterRendering rendering, FrozenLetters texts, GuestTokens tokens, IOptions<LetterOptions> letters, IOptions<MailOptions> mail, Localizer localizer, BusinessTime time)
{
    private const string Code = "residence-request";
    private const string Frame = "letter";

    internal string Domain => mail.Value.Sender.Address[(mail.Value.Sender.Address.LastIndexOf('@') + 1)..];

    /// <summary>The letter; null when nothing is asked of the body any more.</summary>
    internal async Task<GuestLetter?> WriteAsync(CanBoContext db, Unit unit, GuestLink link, CancellationToken cancellation)
    {
        var campaign = await db.Set<Campaign>().FirstAsync(c => c.Id == link.CampaignId, cancellation);
        var asked = await db.Set<TaskItem>()
            .Where(t => t.CampaignId == link.CampaignId && t.AssigneeId == unit.Id && t.Kind == TaskKind.Residence && t.Status == TaskState.Open)
            .Select(t => new { t.OpenedAt, t.DueAt }).ToListAsync(cancellation);
        if (asked.Count == 0 || campaign.Status == CampaignStatus.Cancelled)
            return null;
        var culture = LetterOptions.CultureOf(letters.Value.Language);
        var values = new Dictionary<string, object?>
        {
            ["recipient"] = unit.Name,
            ["organisation"] = letters.Value.Organisation,
            ["campaign"] = campaign.Name,
            ["contactName"] = campaign.ContactName,
            ["contactPhone"] = campaign.ContactPhone,
            ["hasLink"] = true,
            ["address"] = tokens.AddressOf(link.Id),
            ["expires"] = Say(culture, Sentence.Of("{0}", VietnameseDates.Digits(BusinessZone.DayOf(link.ExpiresAt)))),
            ["count"] = asked.Count.ToString(culture),
            ["due"] = asked.Min(t => t.DueAt) is { } due ? Say(culture, Sentence.Of("{0}", VietnameseDates.FullTerm(BusinessZone.DayOf(due)))) : null,
        };
        // As frozen with the cases that ask: a text edited since is for the next campaign.
        var bundle = await db.Set<Case>().Where(c => c.CampaignId == campaign.Id && db.Set<TaskItem>().Any(t => t.CaseId == c.Id && t.AssigneeId == unit.Id)).OrderBy(c => c.OpenedAt).ThenBy(c => c.Id).Select(c => c.BundleHash).FirstOrDefaultAsync(cancellation);
        var words = await texts.GetAsync(db, bundle, Code, letters.Value.Language, cancellation);
        var frame = await texts.GetAsync(db, bundle, Frame, letters.Value.Language, cancellation);
        values["subject"] = rendering.Plain(words.Subject, values);
        values["body"] = rendering.Plain(words.Text, values).Trim('\n');
        var text = rendering.Plain(frame.Text, values);
        values["body"] = rendering.Html(words.Html, values);
        return new GuestLetter(new Letter((string)values["subject"]!, text, rendering.Html(frame.Html, values)), asked.Max(t => t.OpenedAt), time.GetUtcNow());
    }

    private string Say(CultureInfo culture, Sentence sentence) => localizer.In(culture, sentence);
}

/// <summary>A letter to a body.</summary>
/// <param name="Words">Its words.</param>
/// <param name="NewestRequest">The newest request it tells of (business time).</param>
/// <param name="Now">Business time of writing.</param>
internal sealed record GuestLetter(Letter Words, DateTimeOffset NewestRequest, DateTimeOffset Now);
