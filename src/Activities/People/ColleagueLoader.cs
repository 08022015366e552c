using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People;

/// <summary>Reads colleagues in six queries, however many cases.</summary>
internal static class ColleagueLoader
{
    public static async Task<Colleagues> LoadAsync(CanBoContext db, OrganisationView view, IReadOnlyCollection<CaseSubject> subjects, CancellationToken cancellation)
    {
        var personIds = subjects.Select(s => s.PersonId).Distinct().ToList();
        var bodies = await BodiesAsync(db, personIds, view.On, cancellation);
        var headed = await HeadedAsync(db, personIds, view.On, cancellation);

        var superiors = view.Posts.Values.Select(p => p.SuperiorId).OfType<Guid>().Concat(personIds).Distinct().ToList();
        var units = view.Posts.Values.Select(p => p.UnitId).OfType<Guid>().Concat(headed.Select(h => h.UnitId)).Distinct().ToList();
        var posts = await PostsAsync(db, superiors, units, view.On, cancellation);
        var members = await MembersAsync(db, [.. bodies.Select(b => b.Unit.Id).Distinct()], view.On, cancellation);
        return new Colleagues
        {
            Persons = await PersonsAsync(db, [.. posts.Select(p => p.PersonId).Concat(members.Select(m => m.PersonId!.Value)).Distinct()], view.On, cancellation),
            BySuperior = posts.Where(p => p.SuperiorId is not null).ToLookup(p => p.SuperiorId!.Value),
            ByUnit = posts.Where(p => p.UnitId is not null).ToLookup(p => p.UnitId!.Value),
            HeadedBy = headed.ToLookup(h => h.PersonId, h => h.UnitId),
            BodiesOf = bodies.ToLookup(b => b.PersonId, b => b.Unit),
            MembersOf = members.OrderBy(m => m.Role).ThenBy(m => m.Rank == 0 ? int.MaxValue : m.Rank).ToLookup(m => m.UnitId!.Value),
            Residences = await ResidencesAsync(db, view, personIds, cancellation),
        };
    }

    private static Task<List<BodyOf>> BodiesAsync(CanBoContext db, List<Guid> personIds, DateOnly day, CancellationToken cancellation) =>
        (from membership in db.Set<Membership>().AsNoTracking()
         join unit in db.Set<Unit>().AsNoTracking() on membership.UnitId equals unit.Id
         where unit.Kind == UnitKind.Collective || unit.Kind == UnitKind.MassOrganisation
         where membership.PersonId != null && EF.Parameter(personIds).Contains(membership.PersonId.Value)
         where (membership.From == null || membership.From <= day) && (membership.To == null || membership.To >= day)
         orderby unit.Code
         select new BodyOf(membership.PersonId!.Value, unit)).ToListAsync(cancellation);

    private static Task<List<HeadOf>> HeadedAsync(CanBoContext db, List<Guid> personIds, DateOnly day, CancellationToken cancellation) =>
        (from membership in db.Set<Membership>().AsNoTracking()
         where membership.Role == MembershipRole.Head && membership.UnitId != null && membership.PersonId != null && EF.Parameter(personIds).Contains(membership.PersonId.Value)
         where (membership.From == null || membership.From <= day) && (membership.To == null || membership.To >= day)
         select new HeadOf(membership.PersonId!.Value, membership.UnitId!.Value)).ToListAsync(cancellation);

    private static Task<List<Post>> PostsAsync(CanBoContext db, List<Guid> superiors, List<Guid> units, DateOnly day, CancellationToken cancellation) =>
        db.Set<Post>().AsNoTracking()
            .Where(p => p.From <= day && (p.To == null || p.To >= day))
            .Where(p => (p.SuperiorId != null && EF.Parameter(superiors).Contains(p.SuperiorId.Value)) || (p.UnitId != null && EF.Parameter(units).Contains(p.UnitId.Value)))
            .ToListAsync(cancellation);

    private static Task<List<Membership>> MembersAsync(CanBoContext db, List<Guid> unitIds, DateOnly day, CancellationToken cancellation) =>
        db.Set<Membership>().AsNoTracking()
            .Where(m => m.PersonId != null && m.UnitId != null && EF.Parameter(unitIds).Contains(m.UnitId.Value))
            .Where(m => (m.From == null || m.From <= day) && (m.To == null || m.To >= day))
            .ToListAsync(cancellation);

    private static Task<Dictionary<Guid, Person>> PersonsAsync(CanBoContext db, List<Guid> ids, DateOnly day, CancellationToken cancellation) =>
        db.Set<Person>().AsNoTracking()
            .Where(p => EF.Parameter(ids).Contains(p.Id) && p.ActiveFrom <= day && (p.ActiveTo == null || p.ActiveTo >= day))
            .ToDictionaryAsync(p => p.Id, cancellation);

    private static Task<Dictionary<string, Unit>> ResidencesAsync(CanBoContext db, OrganisationView view, List<Guid> personIds, CancellationToken cancellation)
    {
        var codes = personIds.Select(id => view.Persons.GetValueOrDefault(id)?.ResidenceCode).Where(code => !string.IsNullOrEmpty(code)).Distinct().ToList();
        return db.Set<Unit>().AsNoTracking().Where(u => u.Kind == UnitKind.Residence && EF.Parameter(codes).Contains(u.Code)).ToDictionaryAsync(u => u.Code, cancellation);
    }

    private sealed record BodyOf(Guid PersonId, Unit Unit);

    private sealed record HeadOf(Guid PersonId, Guid UnitId);
}
