using System.Collections.Immutable;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People;

/// <summary>A body named by its code, with its members on a day.</summary>
/// <param name="Name">The body's name.</param>
/// <param name="People">Heads first, then by rank and name; only people who are active.</param>
public sealed record BodyMembers(string Name, ImmutableArray<Person> People)
{
    /// <summary>Bodies by code; a code that no unit has is not in it. Two queries, however many codes.</summary>
    public static async Task<IReadOnlyDictionary<string, BodyMembers>> FindAsync(CanBoContext db, IReadOnlyCollection<string> codes, DateOnly day, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(codes);
        var wanted = codes.Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
            return ImmutableDictionary<string, BodyMembers>.Empty;
        var units = await db.Set<Unit>().AsNoTracking().Where(u => EF.Parameter(wanted).Contains(u.Code)).Select(u => new { u.Id, u.Code, u.Name }).ToListAsync(cancellation);
        var ids = units.ConvertAll(u => u.Id);
        var members = (await (
            from membership in db.Set<Membership>().AsNoTracking()
            join person in db.Set<Person>().AsNoTracking() on membership.PersonId equals person.Id
            where membership.UnitId != null && EF.Parameter(ids).Contains(membership.UnitId.Value)
            where (membership.From == null || membership.From <= day) && (membership.To == null || membership.To >= day)
            where person.ActiveFrom <= day && (person.ActiveTo == null || person.ActiveTo >= day)
            select new { UnitId = membership.UnitId!.Value, membership.Role, membership.Rank, Person = person }).ToListAsync(cancellation)).ToLookup(m => m.UnitId);
        return units.ToDictionary(
            u => u.Code,
            u => new BodyMembers(u.Name, [.. members[u.Id]
                .OrderBy(m => m.Role switch { MembershipRole.Head => 0, MembershipRole.Deputy => 1, _ => 2 })
                .ThenBy(m => m.Rank == 0 ? int.MaxValue : m.Rank)
                .ThenBy(m => m.Person.SortKey, StringComparer.Ordinal)
                .ThenBy(m => m.Person.Code, StringComparer.Ordinal)
                .Select(m => m.Person)
                .DistinctBy(p => p.Id)]),
            StringComparer.Ordinal);
    }
}
