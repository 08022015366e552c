using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Directory;

/// <summary>The tree of units. For organisers only.</summary>
/// <param name="reader">Reads.</param>
/// <param name="time">Business time.</param>
public sealed class UnitDirectory(CanBoReader reader, BusinessTime time)
{
    /// <summary>Every unit, each after the one above it, by name among siblings.</summary>
    public async Task<IReadOnlyList<UnitRow>> ListAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var today = BusinessZone.DayOf(time.GetUtcNow());
        var units = await db.Set<Unit>().OrderBy(u => u.SortKey).ThenBy(u => u.Code).ToListAsync(cancellation);
        var people = await db.Set<Post>().Where(p => p.UnitId != null && p.From <= today && (p.To == null || p.To >= today))
            .GroupBy(p => p.UnitId!.Value).Select(g => new { g.Key, Count = g.Select(p => p.PersonId).Distinct().Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var heads = await (from membership in db.Set<Membership>()
                           join person in db.Set<Person>() on membership.PersonId equals person.Id
                           where membership.Role == MembershipRole.Head && membership.UnitId != null
                           where (membership.From == null || membership.From <= today) && (membership.To == null || membership.To >= today)
                           orderby membership.Rank, person.Code
                           select new { UnitId = membership.UnitId!.Value, Name = new PersonName(person.Id, person.Code, person.FullName, "") }).ToListAsync(cancellation);
        return Arrange(units, people, heads.ToLookup(h => h.UnitId, h => h.Name));
    }

    /// <summary>One unit, as it stands in the tree.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<UnitRow> FindAsync(Actor actor, Guid unitId, CancellationToken cancellation) =>
        (await ListAsync(actor, cancellation)).FirstOrDefault(u => u.Id == unitId) ?? throw new NotFoundException();

    internal static async Task<List<Guid>> BelowAsync(CanBoContext db, string code, CancellationToken cancellation)
    {
        var units = await db.Set<Unit>().Select(u => new { u.Id, u.Code, u.ParentId }).ToListAsync(cancellation);
        var children = units.ToLookup(u => u.ParentId, u => u.Id);
        var found = new HashSet<Guid>();
        var open = new Stack<Guid>(units.Where(u => u.Code == code).Select(u => u.Id));
        while (open.TryPop(out var id))
            if (found.Add(id))
                foreach (var child in children[id])
                    open.Push(child);
        return [.. found];
    }

    private static List<UnitRow> Arrange(List<Unit> units, Dictionary<Guid, int> people, ILookup<Guid, PersonName> heads)
    {
        var children = units.ToLookup(u => u.ParentId);
        var rows = new List<UnitRow>(units.Count);
        var seen = new HashSet<Guid>();
        foreach (var top in children[null])
            Add(top, 0);
        // Whatever a cycle would hide still shows.
        foreach (var unit in units.Where(u => !seen.Contains(u.Id)))
            Add(unit, 0);
        return rows;

        void Add(Unit unit, int depth)
        {
            if (!seen.Add(unit.Id))
                return;
            rows.Add(new UnitRow(
                unit.Id, unit.Code, unit.Name, unit.Kind, unit.ParentCode, unit.DeciderUnitCode, unit.Email, depth,
                people.GetValueOrDefault(unit.Id), [.. heads[unit.Id]], [.. Unknown(unit)], unit.Version));
            foreach (var child in children[unit.Id])
                Add(child, depth + 1);
        }
    }

    private static IEnumerable<string> Unknown(Unit unit)
    {
        if (unit.ParentId is null && unit.ParentCode.Length > 0)
            yield return unit.ParentCode;
        if (unit.DeciderUnitId is null && unit.DeciderUnitCode.Length > 0)
            yield return unit.DeciderUnitCode;
    }
}
