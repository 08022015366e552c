using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People;

/// <summary>The bodies before which a person is reviewed (R366 Art. 7(3): the cell, then the collective leadership).</summary>
internal static class CaseBodies
{
    private const int Highest = 20;

    /// <summary>
    /// The party cell the person belongs to on a day; null when there is none. Who also sits on a committee above belongs to the cell: units with party units below
    /// them come last.
    /// </summary>
    public static Task<Guid?> CellAsync(CanBoContext db, Guid personId, DateOnly day, CancellationToken cancellation) => (
        from membership in db.Set<Membership>()
        join unit in db.Set<Unit>() on membership.UnitId equals unit.Id
        where unit.Kind == UnitKind.PartyCell && membership.PersonId == personId
        where (membership.From == null || membership.From <= day) && (membership.To == null || membership.To >= day)
        orderby db.Set<Unit>().Any(below => below.Kind == UnitKind.PartyCell && (below.ParentId == unit.Id || below.DeciderUnitId == unit.Id)), unit.Code
        select (Guid?)unit.Id).FirstOrDefaultAsync(cancellation);

    /// <summary>The collective leadership the person sits in on a day; else the nearest upwards from a unit; null when there is none.</summary>
    public static async Task<Guid?> CollectiveAsync(CanBoContext db, Guid personId, Guid unitId, DateOnly day, CancellationToken cancellation)
    {
        var own = await (
            from membership in db.Set<Membership>()
            join unit in db.Set<Unit>() on membership.UnitId equals unit.Id
            where unit.Kind == UnitKind.Collective && membership.PersonId == personId
            where (membership.From == null || membership.From <= day) && (membership.To == null || membership.To >= day)
            orderby unit.Code
            select (Guid?)unit.Id).FirstOrDefaultAsync(cancellation);
        return own ?? await CollectiveAboveAsync(db, unitId, cancellation);
    }

    /// <summary>The unit itself when it is a collective leadership, else the one of the nearest unit upwards; null when there is none.</summary>
    public static async Task<Guid?> CollectiveAboveAsync(CanBoContext db, Guid unitId, CancellationToken cancellation)
    {
        Guid? level = unitId;
        for (var height = 0; level is { } id && height < Highest; height++)
        {
            var unit = await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, cancellation);
            if (unit is null)
                return null;
            if (unit.Kind == UnitKind.Collective)
                return unit.Id;
            var collective = await db.Set<Unit>().Where(u => u.ParentId == id && u.Kind == UnitKind.Collective).OrderBy(u => u.Code).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancellation);
            if (collective is not null)
                return collective;
            level = unit.ParentId;
        }

        return null;
    }
}
