using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Import;

/// <summary>Links codes to the rows that carry them, once those are known: files come in any order.</summary>
internal static class CodeLinks
{
    /// <summary>Links everything that can be linked; one statement a column.</summary>
    public static async Task LinkAsync(CanBoContext db, CancellationToken cancellation)
    {
        var (units, persons) = (db.Set<Unit>(), db.Set<Person>());
        await units.Where(u => u.ParentId == null && u.ParentCode != "" && units.Any(x => x.Code == u.ParentCode))
            .ExecuteUpdateAsync(s => s.SetProperty(u => u.ParentId, u => units.Where(x => x.Code == u.ParentCode).Select(x => (Guid?)x.Id).First()), cancellation);
        await units.Where(u => u.DeciderUnitId == null && u.DeciderUnitCode != "" && units.Any(x => x.Code == u.DeciderUnitCode))
            .ExecuteUpdateAsync(s => s.SetProperty(u => u.DeciderUnitId, u => units.Where(x => x.Code == u.DeciderUnitCode).Select(x => (Guid?)x.Id).First()), cancellation);
        await db.Set<Post>().Where(p => p.UnitId == null && units.Any(x => x.Code == p.UnitCode))
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.UnitId, p => units.Where(x => x.Code == p.UnitCode).Select(x => (Guid?)x.Id).First()), cancellation);
        await db.Set<Post>().Where(p => p.SuperiorId == null && p.SuperiorCode != "" && persons.Any(x => x.Code == p.SuperiorCode))
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.SuperiorId, p => persons.Where(x => x.Code == p.SuperiorCode).Select(x => (Guid?)x.Id).First()), cancellation);
        await db.Set<Membership>().Where(m => m.UnitId == null && units.Any(x => x.Code == m.UnitCode))
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.UnitId, m => units.Where(x => x.Code == m.UnitCode).Select(x => (Guid?)x.Id).First()), cancellation);
        await db.Set<Membership>().Where(m => m.PersonId == null && persons.Any(x => x.Code == m.PersonCode))
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.PersonId, m => persons.Where(x => x.Code == m.PersonCode).Select(x => (Guid?)x.Id).First()), cancellation);
    }

    /// <summary>Takes the links to rows that are about to go off again; their codes become unknown.</summary>
    public static async Task UnlinkAsync(CanBoContext db, List<Guid> unitIds, List<Guid> personIds, CancellationToken cancellation)
    {
        if (unitIds.Count > 0)
        {
            await db.Set<Unit>().Where(u => EF.Parameter(unitIds).Contains(u.ParentId!.Value)).ExecuteUpdateAsync(s => s.SetProperty(u => u.ParentId, (Guid?)null), cancellation);
            await db.Set<Unit>().Where(u => EF.Parameter(unitIds).Contains(u.DeciderUnitId!.Value)).ExecuteUpdateAsync(s => s.SetProperty(u => u.DeciderUnitId, (Guid?)null), cancellation);
            await db.Set<Post>().Where(p => EF.Parameter(unitIds).Contains(p.UnitId!.Value)).ExecuteUpdateAsync(s => s.SetProperty(p => p.UnitId, (Guid?)null), cancellation);
            await db.Set<Membership>().Where(m => EF.Parameter(unitIds).Contains(m.UnitId!.Value)).ExecuteUpdateAsync(s => s.SetProperty(m => m.UnitId, (Guid?)null), cancellation);
        }

        if (personIds.Count > 0)
        {
            await db.Set<Post>().Where(p => EF.Parameter(personIds).Contains(p.SuperiorId!.Value)).ExecuteUpdateAsync(s => s.SetProperty(p => p.SuperiorId, (Guid?)null), cancellation);
            await db.Set<Membership>().Where(m => EF.Parameter(personIds).Contains(m.PersonId!.Value)).ExecuteUpdateAsync(s => s.SetProperty(m => m.PersonId, (Guid?)null), cancellation);
        }
    }
}
