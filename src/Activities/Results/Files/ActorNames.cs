using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Results.Files;

/// <summary>Names for the ids that audit lines hold.</summary>
internal static class ActorNames
{
    /// <summary>By the audit trail's name of the actor.</summary>
    public static async Task<Dictionary<string, string>> OfAsync(CanBoContext db, IReadOnlyCollection<string> actors, CancellationToken cancellation)
    {
        var people = Ids(actors, "person:");
        var accounts = Ids(actors, "account:");
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in await db.Set<Person>().Where(p => EF.Parameter(people).Contains(p.Id)).Select(p => new { p.Id, p.FullName }).ToListAsync(cancellation))
            names[$"person:{person.Id:N}"] = person.FullName;
        var known = await db.Set<Account>()
            .Where(a => EF.Parameter(accounts).Contains(a.Id))
            .Select(a => new { a.Id, a.UserName, Person = db.Set<Person>().Where(p => p.Id == a.PersonId).Select(p => p.FullName).FirstOrDefault() })
            .ToListAsync(cancellation);
        foreach (var account in known)
            names[$"account:{account.Id:N}"] = account.Person ?? account.UserName ?? "";
        return names;
    }

    private static List<Guid> Ids(IEnumerable<string> actors, string prefix) => [.. actors
        .Where(a => a.StartsWith(prefix, StringComparison.Ordinal))
        .Select(a => Guid.Parse(a[prefix.Length..], CultureInfo.InvariantCulture))
        .Distinct()];
}
