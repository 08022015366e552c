using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.Storage;
using CanBo.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Directory;

/// <summary>Lists and shows people. For organisers only.</summary>
/// <param name="reader">Reads.</param>
/// <param name="participants">Finds superior and decider.</param>
/// <param name="time">Business time.</param>
public sealed class PeopleDirectory(CanBoReader reader, Participants participants, BusinessTime time)
{
    private DateOnly Today => BusinessZone.DayOf(time.GetUtcNow());

    /// <summary>A page of the list.</summary>
    public async Task<PageOf<PersonRow>> ListAsync(Actor actor, PeopleFilter filter, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var today = Today;
        var persons = await FilterAsync(db, filter, today, cancellation);
        var rows = from person in persons
                   from post in db.Set<Post>().Where(p => p.PersonId == person.Id && p.IsMain).OrderByDescending(p => p.From).Take(1).DefaultIfEmpty()
                   from unit in db.Set<Unit>().Where(u => u.Id == post!.UnitId).DefaultIfEmpty()
                   select new { person, post, unit };
        var ordered = filter.Sort switch
        {
            "code" => rows.OrderBy(r => r.person.Code),
            "-code" => rows.OrderByDescending(r => r.person.Code),
            "unit" => rows.OrderBy(r => r.unit!.SortKey).ThenBy(r => r.person.SortKey).ThenBy(r => r.person.Code),
            "-unit" => rows.OrderByDescending(r => r.unit!.SortKey).ThenBy(r => r.person.SortKey).ThenBy(r => r.person.Code),
            "-name" => rows.OrderByDescending(r => r.person.SortKey).ThenByDescending(r => r.person.Code),
            _ => rows.OrderBy(r => r.person.SortKey).ThenBy(r => r.person.Code),
        };
        return await ordered
            .Select(r => new PersonRow(
                r.person.Id, r.person.Code, r.person.FullName, r.person.Email, r.person.Mailbox, r.person.ActiveFrom, r.person.ActiveTo,
                r.post!.UnitCode ?? "", r.unit!.Name ?? "", r.post.Title ?? "", r.post.PositionGroup ?? ""))
            .ToPageAsync(page, cancellation);
    }

    /// <summary>One person whole.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<PersonView> FindAsync(Actor actor, Guid personId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var today = Today;
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == personId, cancellation) ?? throw new NotFoundException();
        var residence = await db.Set<Unit>().Where(u => u.Code == person.ResidenceCode).Select(u => u.Name).SingleOrDefaultAsync(cancellation);
        var posts = await (from post in db.Set<Post>()
                           where post.PersonId == personId
                           from unit in db.Set<Unit>().Where(u => u.Id == post.UnitId).DefaultIfEmpty()
                           from superior in db.Set<Person>().Where(p => p.Id == post.SuperiorId).DefaultIfEmpty()
                           orderby post.To != null, post.IsMain ? 0 : 1, post.From, post.Id
                           select new PostView(post.Id, post.UnitCode, unit!.Name, post.Title, post.PositionGroup, post.SuperiorCode, post.SuperiorId, superior!.FullName, post.IsMain, post.From, post.To))
            .ToListAsync(cancellation);
        var memberships = await (from membership in db.Set<Membership>()
                                 where membership.PersonId == personId
                                 from unit in db.Set<Unit>().Where(u => u.Id == membership.UnitId).DefaultIfEmpty()
                                 orderby membership.To != null, unit!.SortKey, membership.Role, membership.Id
                                 select new MembershipView(membership.Id, membership.UnitCode, unit!.Name, unit == null ? null : unit.Kind, membership.Role, membership.Rank, membership.From, membership.To))
            .ToListAsync(cancellation);
        var reports = await (from post in db.Set<Post>()
                             join holder in db.Set<Person>() on post.PersonId equals holder.Id
                             where post.SuperiorId == personId && (post.To == null || post.To >= today) && (holder.ActiveTo == null || holder.ActiveTo >= today)
                             orderby holder.SortKey, holder.Code
                             select new PersonName(holder.Id, holder.Code, holder.FullName, post.Title)).Take(200).ToListAsync(cancellation);
        var main = posts.Find(p => p.IsMain && p.To is null);
        return new PersonView(
            person,
            residence ?? "",
            posts,
            memberships,
            reports,
            main is null ? null : await participants.ResolveAsync(db, ParticipantRule.DirectSuperior, new CaseSubject(personId, main.Id), today, cancellation),
            main is null ? null : await participants.ResolveAsync(db, ParticipantRule.Decider, new CaseSubject(personId, main.Id), today, cancellation));
    }

    /// <summary>Counts for the head of the pages.</summary>
    public async Task<PeopleFigures> CountAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var today = Today;
        var active = db.Set<Person>().Where(p => p.ActiveTo == null || p.ActiveTo >= today);
        var mailboxes = await active.GroupBy(p => p.Mailbox).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return new PeopleFigures(
            mailboxes.Values.Sum(),
            await db.Set<Unit>().CountAsync(cancellation),
            mailboxes.GetValueOrDefault(Mailbox.Shared),
            mailboxes.GetValueOrDefault(Mailbox.Missing),
            (await UnknownCodes.ListAsync(db, cancellation)).Count);
    }

    /// <summary>Position groups in use, for choosing.</summary>
    public async Task<IReadOnlyList<string>> PositionGroupsAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var groups = await db.Set<Post>().Where(p => p.To == null).Select(p => p.PositionGroup).Distinct().ToListAsync(cancellation);
        return [.. groups.OrderBy(SortKeys.OfText, StringComparer.Ordinal)];
    }

    private static async Task<IQueryable<Person>> FilterAsync(CanBoContext db, PeopleFilter filter, DateOnly today, CancellationToken cancellation)
    {
        var persons = filter.Left
            ? db.Set<Person>().Where(p => p.ActiveTo != null && p.ActiveTo < today)
            : db.Set<Person>().Where(p => p.ActiveTo == null || p.ActiveTo >= today);
        foreach (var word in SearchTexts.Words(filter.Text))
            persons = persons.Where(p => p.SearchText.Contains(word));
        if (filter.Mailbox is { } mailbox)
            persons = persons.Where(p => p.Mailbox == mailbox);
        if (!string.IsNullOrEmpty(filter.PositionGroup))
            persons = persons.Where(p => db.Set<Post>().Any(post => post.PersonId == p.Id && post.PositionGroup == filter.PositionGroup && (post.To == null || post.To >= today)));
        if (!string.IsNullOrEmpty(filter.UnitCode))
        {
            var units = await UnitDirectory.BelowAsync(db, filter.UnitCode, cancellation);
            persons = persons.Where(p => db.Set<Post>().Any(post => post.PersonId == p.Id && post.UnitId != null && EF.Parameter(units).Contains(post.UnitId.Value) && (post.To == null || post.To >= today)));
        }

        return persons;
    }
}
