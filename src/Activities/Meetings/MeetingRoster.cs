using CanBo.Activities.People;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Meetings;

/// <summary>
/// Who is convoked (domain.md §2.2, step 2): everyone with a post in the unit; where it has constituent units, those of the unit itself and the heads
/// and deputies of the units directly below. Of a party cell its members, probationary ones too, without those excused from Party activities; of a collective its members.
/// </summary>
internal static class MeetingRoster
{
    public static async Task<List<Guid>> OfAsync(CanBoContext db, Guid unitId, DateOnly day, CancellationToken cancellation)
    {
        var kind = await db.Set<Unit>().Where(u => u.Id == unitId).Select(u => (UnitKind?)u.Kind).FirstOrDefaultAsync(cancellation);
        return kind is UnitKind.PartyCell or UnitKind.Collective
            ? await MembersAsync(db, unitId, day, kind == UnitKind.PartyCell, cancellation)
            : await OfUnitAsync(db, unitId, day, cancellation);
    }

    private static Task<List<Guid>> MembersAsync(CanBoContext db, Guid unitId, DateOnly day, bool isCell, CancellationToken cancellation) => (
        from membership in db.Set<Membership>()
        join person in db.Set<Person>() on membership.PersonId equals person.Id
        where membership.UnitId == unitId
        where (membership.From == null || membership.From <= day) && (membership.To == null || membership.To >= day)
        where person.ActiveFrom <= day && (person.ActiveTo == null || person.ActiveTo >= day)
        where !isCell || person.PartyStatus == PartyStatus.Full || person.PartyStatus == PartyStatus.Probationary
        select person.Id).Distinct().ToListAsync(cancellation);

    private static async Task<List<Guid>> OfUnitAsync(CanBoContext db, Guid unitId, DateOnly day, CancellationToken cancellation)
    {
        var own = await db.Set<Post>()
            .Where(p => p.UnitId == unitId && p.From <= day && (p.To == null || p.To >= day))
            .Where(p => db.Set<Person>().Any(x => x.Id == p.PersonId && x.ActiveFrom <= day && (x.ActiveTo == null || x.ActiveTo >= day)))
            .Select(p => p.PersonId)
            .ToListAsync(cancellation);
        var officers = await (
            from membership in db.Set<Membership>()
            join unit in db.Set<Unit>() on membership.UnitId equals unit.Id
            join person in db.Set<Person>() on membership.PersonId equals person.Id
            where unit.Id == unitId || (unit.ParentId == unitId && (unit.Kind == UnitKind.Agency || unit.Kind == UnitKind.StaffBody || unit.Kind == UnitKind.Collective))
            where membership.Role == MembershipRole.Head || membership.Role == MembershipRole.Deputy
            where (membership.From == null || membership.From <= day) && (membership.To == null || membership.To >= day)
            where person.ActiveFrom <= day && (person.ActiveTo == null || person.ActiveTo >= day)
            select person.Id).ToListAsync(cancellation);
        return [.. own.Concat(officers).Distinct()];
    }
}
