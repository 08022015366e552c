using System.Globalization;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Access;

/// <summary>Printed invitations, for people whose address is missing or read by others: one sheet a person, good for one sign-in. For organisers; on record.</summary>
/// <param name="runner">For changes.</param>
/// <param name="reader">For reading.</param>
/// <param name="links">Makes links.</param>
/// <param name="tokens">The address and the code, shown once.</param>
/// <param name="clock">System time.</param>
public sealed class Invitations(StepRunner runner, CanBoReader reader, Links links, LinkTokens tokens, TimeProvider clock)
{
    /// <summary>The most sheets in one go.</summary>
    public const int MaxSheets = 200;

    /// <summary>People who get no mail of their own, by given name.</summary>
    /// <exception cref="NotAllowedException">The actor is no organiser.</exception>
    public async Task<PageOf<InvitationLine>> ListAsync(Actor actor, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        var today = Calendar.BusinessZone.DayOf(clock.GetUtcNow());
        await using var db = reader.Open();
        return await db.Set<Person>()
            .Where(p => p.Mailbox != Mailbox.Own && (p.ActiveTo == null || p.ActiveTo >= today))
            .OrderBy(p => p.SortKey).ThenBy(p => p.Code)
            .Select(p => new InvitationLine(
                p.Id,
                p.Code,
                p.FullName,
                p.Mailbox,
                db.Set<Link>().Where(l => l.PersonId == p.Id && l.Purpose == LinkPurpose.Invitation).Max(l => (DateTimeOffset?)l.CreatedAt),
                db.Set<Link>().Where(l => l.PersonId == p.Id && l.Purpose == LinkPurpose.Invitation).Max(l => l.UsedAt)))
            .ToPageAsync(page, cancellation);
    }

    /// <summary>Makes one invitation for each person. What they had before is of no use any more.</summary>
    /// <returns>The sheets, in the order of the ids.</returns>
    /// <exception cref="NotAllowedException">The actor is no organiser.</exception>
    /// <exception cref="InvalidInputException">Nobody or too many were chosen, or somebody has an own mailbox.</exception>
    public Task<IReadOnlyList<InvitationSheet>> MakeAsync(Actor actor, IReadOnlyList<Guid> personIds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        if (personIds.Count is 0 or > MaxSheets)
            throw new InvalidInputException("person", Sentence.Of("Chọn từ 1 đến {0} người để in.", MaxSheets.ToString(CultureInfo.InvariantCulture)));

        return runner.RunAsync(
            async (step, token) =>
            {
                var people = await step.Db().Set<Person>().AsNoTracking().Where(p => personIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, token);
                var earlier = await step.Db().Set<Link>()
                    .Where(l => personIds.Contains(l.PersonId) && l.Purpose == LinkPurpose.Invitation && l.RevokedAt == null && l.UsedAt == null)
                    .ToListAsync(token);
                earlier.ForEach(link => link.Revoke(clock.GetUtcNow()));
                return (IReadOnlyList<InvitationSheet>)[.. personIds.Distinct().Select(id => Make(step, actor, people.GetValueOrDefault(id)))];
            },
            cancellation);
    }

    private InvitationSheet Make(StepScope step, Actor actor, Person? person)
    {
        if (person is null)
            throw new NotFoundException();
        if (person.Mailbox == Mailbox.Own)
            throw new InvalidInputException("person", Sentence.Of("{0} có hộp thư riêng: thư mời gửi qua e-mail, không in.", person.FullName));

        var link = links.Make(
            step,
            new NewLink(person.Id, LinkPurpose.Invitation, Sentence.Of("Xem và làm các việc đánh giá đang chờ ông/bà."), "/") { MadeById = actor.AccountId });
        step.Audit(person.Id, "InvitationPrinted", actor.AuditName, Value.Object(("link", Value.Of(link.Id.ToString("D")))));
        return new InvitationSheet(person.FullName, tokens.AddressOf(link.Id), tokens.CodeOf(link.Id), link.ExpiresAt);
    }
}
