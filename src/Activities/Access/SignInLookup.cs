using CanBo.Activities.People;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Access;

/// <summary>Looks up what a sign-in is worth now, at each request: reads by primary key, one for a link, up to three for an account.</summary>
/// <param name="reader">For reading.</param>
/// <param name="clock">System time.</param>
public sealed class SignInLookup(CanBoReader reader, TimeProvider clock)
{
    private static readonly CompiledReading<Func<CanBoContext, Guid, CancellationToken, Task<LinkedPerson?>>> ByLink = new(() => EF.CompileAsyncQuery((CanBoContext db, Guid id, CancellationToken _) => db.Set<Link>()
        .Where(l => l.Id == id && l.RevokedAt == null)
        .Join(db.Set<Person>(), l => l.PersonId, p => p.Id, (l, p) => new LinkedPerson(l, p.FullName, db.Set<ChosenLanguage>().Where(c => c.OwnerId == p.Id).Select(c => c.Language).FirstOrDefault()))
        .SingleOrDefault()));

    /// <summary>Who that is; null when the sign-in has ended: account closed, password changed, link revoked.</summary>
    public async Task<SignedIn?> FindAsync(SignInTicket ticket, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        await using var db = reader.Open();
        return ticket switch
        {
            { AccountId: { } account } => await FindByAccountAsync(db, account, ticket.Stamp, cancellation),
            { LinkId: { } link } => await FindByLinkAsync(db, link, ticket.PinUntil, cancellation),
            _ => null,
        };
    }

    private static async Task<SignedIn?> FindByAccountAsync(CanBoContext db, Guid id, string stamp, CancellationToken cancellation)
    {
        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id, cancellation);
        if (account is null || account.ClosedAt is not null || account.SecurityStamp != stamp)
            return null;

        var name = account.PersonId is { } person
            ? await db.Set<Person>().Where(p => p.Id == person).Select(p => p.FullName).SingleOrDefaultAsync(cancellation)
            : null;
        var strength = account.MustChangePassword ? SignInStrength.AdminLink : SignInStrength.Password;
        var owner = account.PersonId ?? account.Id;
        return new SignedIn(new Actor(account.Id, account.PersonId, account.Roles, strength), name ?? account.UserName, null, account.MustChangePassword)
        {
            Language = await db.Set<ChosenLanguage>().Where(c => c.OwnerId == owner).Select(c => c.Language).FirstOrDefaultAsync(cancellation),
        };
    }

    private async Task<SignedIn?> FindByLinkAsync(CanBoContext db, Guid id, DateTimeOffset? pinUntil, CancellationToken cancellation)
    {
        if (await ByLink.For(db)(db, id, cancellation) is not { } found)
            return null;

        var strength = found.Link.Strength;
        if (strength == SignInStrength.MailLink && pinUntil > clock.GetUtcNow() && await db.Set<PersonPin>().AnyAsync(p => p.PersonId == found.Link.PersonId, cancellation))
            strength = SignInStrength.Pin;
        return new SignedIn(new Actor(null, found.Link.PersonId, ActorRoles.None, strength), found.FullName, found.Link.Id, MustChangePassword: false) { Language = found.Language };
    }

    private sealed record LinkedPerson(Link Link, string FullName, string? Language);
}
