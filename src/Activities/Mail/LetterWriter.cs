using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Mail;

/// <summary>
/// Finds the words of a letter at the moment it is sent: the mail text of its campaign in the reader's language, what still holds of its notices, the link. No rating, score or comment is ever read
/// here, so none can stand in a letter.
/// </summary>
/// <param name="rendering">Fills the text.</param>
/// <param name="texts">Texts as frozen with the bundle.</param>
/// <param name="tokens">Makes the address of the link.</param>
/// <param name="links">How long links live, for the note under the letter.</param>
/// <param name="site">The site's address.</param>
/// <param name="letters">The letterhead, and the language of those who chose none.</param>
/// <param name="localizer">Says sentences.</param>
/// <param name="time">Business time: how late something is.</param>
public sealed class LetterWriter(
    LetterRendering rendering, FrozenLetters texts, LinkTokens tokens, IOptions<SignedLinkOptions> links, IOptions<SiteOptions> site, IOptions<LetterOptions> letters, Localizer localizer, BusinessTime time)
{
    private const string Frame = "letter";

    /// <summary>The letter; null when nothing of it holds any more.</summary>
    /// <exception cref="InvalidOperationException">There is no mail text of that code.</exception>
    internal async Task<Letter?> WriteAsync(CanBoContext db, MailItem mail, Person person, CancellationToken cancellation)
    {
        var notices = await db.Set<Notice>().Where(n => n.MailId == mail.Id).OrderBy(n => n.CreatedAt).ThenBy(n => n.Id).ToListAsync(cancellation);
        var holding = await LetterTruth.HoldingAsync(db, notices, cancellation);
        if (holding.Count == 0)
            return null;
        var language = await db.Set<ChosenLanguage>().Where(c => c.OwnerId == person.Id).Select(c => c.Language).FirstOrDefaultAsync(cancellation) ?? letters.Value.Language;
        var culture = LetterOptions.CultureOf(language);
        var values = await ValuesAsync(db, mail, person, culture, cancellation);
        foreach (var (name, value) in await new LetterTasks(localizer, culture, BusinessZone.DayOf(time.GetUtcNow())).ReadAsync(db, holding, cancellation))
            values[name] = value;
        var bundle = await FrozenLetters.BundleOfAsync(db, mail.CampaignId, holding, cancellation);
        var words = await texts.GetAsync(db, bundle, mail.LetterCode, language, cancellation);
        var frame = await texts.GetAsync(db, bundle, Frame, language, cancellation);
        values["subject"] = rendering.Plain(words.Subject, values);
        values["body"] = rendering.Plain(words.Text, values).Trim('\n');
        var text = rendering.Plain(frame.Text, values);
        values["body"] = rendering.Html(words.Html, values);
        return new Letter((string)values["subject"]!, text, rendering.Html(frame.Html, values));
    }

    private async Task<Dictionary<string, object?>> ValuesAsync(CanBoContext db, MailItem mail, Person person, CultureInfo culture, CancellationToken cancellation)
    {
        var campaign = await db.Set<Campaign>().FirstAsync(c => c.Id == mail.CampaignId, cancellation);
        var link = mail.LinkId is { } id && person.Mailbox == Mailbox.Own ? await db.Set<Link>().FirstOrDefaultAsync(l => l.Id == id, cancellation) : null;
        var expires = link?.ExpiresAt ?? time.GetUtcNow() + links.Value.Lifetime;
        return new Dictionary<string, object?>
        {
            ["recipient"] = person.FullName,
            ["organisation"] = letters.Value.Organisation,
            ["campaign"] = campaign.Name,
            ["contactName"] = campaign.ContactName,
            ["contactPhone"] = campaign.ContactPhone,
            ["hasLink"] = link is not null,
            ["address"] = link is not null ? tokens.AddressOf(link.Id) : site.Value.Address,
            ["isShared"] = person.Mailbox == Mailbox.Shared,
            ["expires"] = localizer.In(culture, Sentence.Of("{0}", VietnameseDates.Digits(BusinessZone.DayOf(expires)))),
        };
    }
}
