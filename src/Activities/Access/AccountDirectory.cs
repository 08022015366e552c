using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Access;

/// <summary>The accounts and people, as administrators see them when they help somebody in.</summary>
/// <param name="reader">For reading.</param>
public sealed class AccountDirectory(CanBoReader reader)
{
    /// <summary>Accounts by user name; <paramref name="search"/> is found in the user name, the address or the person's name, with or without marks.</summary>
    /// <exception cref="NotAllowedException">The actor is no administrator.</exception>
    public async Task<PageOf<AccountLine>> ListAsync(Actor actor, string? search, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Admin);
        await using var db = reader.Open();
        var lines =
            from account in db.Set<Account>()
            join person in db.Set<Person>() on account.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            select new { account, person };
        if (!string.IsNullOrWhiteSpace(search))
        {
            var typed = search.Trim().ToUpperInvariant();
            var unmarked = SearchTexts.Of(search);
            lines = lines.Where(l => l.account.NormalizedUserName.Contains(typed) || l.person!.SearchText.Contains(unmarked));
        }

        return await lines
            .OrderBy(l => l.account.NormalizedUserName)
            .Select(l => new AccountLine(l.account.Id, l.account.UserName, l.account.PersonId, l.person!.FullName, l.account.Roles, l.account.ClosedAt))
            .ToPageAsync(page, cancellation);
    }

    /// <summary>One account.</summary>
    /// <exception cref="NotAllowedException">The actor is no administrator.</exception>
    /// <exception cref="NotFoundException">There is no such account.</exception>
    public async Task<AccountLine> FindAsync(Actor actor, Guid accountId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Admin);
        await using var db = reader.Open();
        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == accountId, cancellation) ?? throw new NotFoundException();
        var name = await db.Set<Person>().Where(p => p.Id == account.PersonId).Select(p => p.FullName).SingleOrDefaultAsync(cancellation);
        return new AccountLine(account.Id, account.UserName, account.PersonId, name, account.Roles, account.ClosedAt);
    }

    /// <summary>How one person gets in.</summary>
    /// <exception cref="NotAllowedException">The actor is no administrator.</exception>
    /// <exception cref="NotFoundException">There is no such person.</exception>
    public async Task<PersonAccess> OfPersonAsync(Actor actor, Guid personId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Admin);
        await using var db = reader.Open();
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == personId, cancellation) ?? throw new NotFoundException();
        var accounts = await db.Set<Account>().Where(a => a.PersonId == personId).OrderBy(a => a.NormalizedUserName)
            .Select(a => new AccountLine(a.Id, a.UserName, a.PersonId, person.FullName, a.Roles, a.ClosedAt))
            .ToListAsync(cancellation);
        var hasPin = await db.Set<PersonPin>().AnyAsync(p => p.PersonId == personId, cancellation);
        return new PersonAccess(person.Id, person.Code, person.FullName, person.Email, person.Mailbox, hasPin, accounts);
    }
}
