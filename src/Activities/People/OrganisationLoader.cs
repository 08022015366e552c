using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People;

/// <summary>Reads the part of the organisation around some cases in a fixed number of queries and one more per level of the tree, however many cases.</summary>
internal static class OrganisationLoader
{
    public static async Task<OrganisationView> LoadAsync(
        CanBoContext db, IReadOnlyCollection<CaseSubject> subjects, DateOnly on, CancellationToken cancellation)
    {
        var postIds = subjects.Select(s => s.PostId).Distinct().ToList();
        var posts = await db.Set<Post>().AsNoTracking().Where(p => EF.Parameter(postIds).Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        var personIds = subjects.Select(s => s.PersonId).ToHashSet();
        var cells = await CellsAsync(db, [.. personIds], on, cancellation);

        var starts = posts.Values.Select(p => p.UnitId)
            .Concat(subjects.Select(s => s.DeciderUnitId))
            .Concat(cells.Select(c => (Guid?)c.UnitId));
        var units = await UnitsAsync(db, starts, cancellation);
        var memberships = await OfficersAsync(db, [.. units.Keys], cancellation);

        personIds.UnionWith(posts.Values.Select(p => p.SuperiorId).OfType<Guid>());
        personIds.UnionWith(memberships.Select(m => m.PersonId).OfType<Guid>());
        var persons = await PersonsAsync(db, [.. personIds], cancellation);
        return new OrganisationView(on, persons, posts, units, memberships, cells.ToLookup(c => c.PersonId, c => c.UnitId));
    }

    /// <summary>The view for the meetings of units rather than for cases.</summary>
    public static async Task<OrganisationView> LoadUnitsAsync(
        CanBoContext db, IReadOnlyCollection<Guid> unitIds, DateOnly on, CancellationToken cancellation)
    {
        var units = await UnitsAsync(db, unitIds.Select(id => (Guid?)id), cancellation);
        var memberships = await OfficersAsync(db, [.. units.Keys], cancellation);
        var persons = await PersonsAsync(db, [.. memberships.Select(m => m.PersonId).OfType<Guid>().Distinct()], cancellation);
        return new OrganisationView(on, persons, [], units, memberships, Array.Empty<Guid>().ToLookup(id => id));
    }

    private static Task<List<PartyCellOf>> CellsAsync(CanBoContext db, List<Guid> personIds, DateOnly day, CancellationToken cancellation) =>
        (from membership in db.Set<Membership>()
         join unit in db.Set<Unit>() on membership.UnitId equals unit.Id
         where unit.Kind == UnitKind.PartyCell && membership.PersonId != null && EF.Parameter(personIds).Contains(membership.PersonId.Value)
         where (membership.From == null || membership.From <= day) && (membership.To == null || membership.To >= day)
         orderby unit.Code
         select new PartyCellOf(membership.PersonId!.Value, unit.Id)).ToListAsync(cancellation);

    // Upwards by parent and by deciding unit, level by level, then every unit directly inside one of them.
    private static async Task<Dictionary<Guid, Unit>> UnitsAsync(CanBoContext db, IEnumerable<Guid?> starts, CancellationToken cancellation)
    {
        var units = new Dictionary<Guid, Unit>();
        var wanted = starts.OfType<Guid>().ToHashSet();
        while (wanted.Count > 0)
        {
            var ids = wanted.ToList();
            var level = await db.Set<Unit>().AsNoTracking().Where(u => EF.Parameter(ids).Contains(u.Id)).ToListAsync(cancellation);
            foreach (var unit in level)
                units[unit.Id] = unit;
            wanted = [.. level.SelectMany(u => (Guid?[])[u.ParentId, u.DeciderUnitId]).OfType<Guid>().Where(id => !units.ContainsKey(id))];
        }

        var parents = units.Keys.ToList();
        var children = await db.Set<Unit>().AsNoTracking()
            .Where(u => u.ParentId != null && EF.Parameter(parents).Contains(u.ParentId.Value))
            .ToListAsync(cancellation);
        foreach (var child in children)
            units.TryAdd(child.Id, child);
        return units;
    }

    private static Task<List<Membership>> OfficersAsync(CanBoContext db, List<Guid> unitIds, CancellationToken cancellation) =>
        db.Set<Membership>().AsNoTracking()
            .Where(m => m.Role != MembershipRole.Member && m.UnitId != null && EF.Parameter(unitIds).Contains(m.UnitId.Value))
            .ToListAsync(cancellation);

    private static Task<Dictionary<Guid, Person>> PersonsAsync(CanBoContext db, List<Guid> ids, CancellationToken cancellation) =>
        db.Set<Person>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);

    private sealed record PartyCellOf(Guid PersonId, Guid UnitId);
}
