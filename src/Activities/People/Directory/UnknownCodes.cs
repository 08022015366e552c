using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Directory;

/// <summary>Codes that rows refer to and nothing carries. They do not hold up an import; they hold up a launch.</summary>
public static class UnknownCodes
{
    /// <summary>Every such code once, with the column it stands in and how often.</summary>
    public static async Task<IReadOnlyList<UnknownCode>> ListAsync(CanBoContext db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var units = db.Set<Unit>();
        var parents = await units.Where(u => u.ParentId == null && u.ParentCode != "").Select(u => u.ParentCode).ToListAsync(cancellation);
        var deciders = await units.Where(u => u.DeciderUnitId == null && u.DeciderUnitCode != "").Select(u => u.DeciderUnitCode).ToListAsync(cancellation);
        var posts = await db.Set<Post>().Where(p => p.UnitId == null).Select(p => p.UnitCode).ToListAsync(cancellation);
        var superiors = await db.Set<Post>().Where(p => p.SuperiorId == null && p.SuperiorCode != "").Select(p => p.SuperiorCode).ToListAsync(cancellation);
        var bodies = await db.Set<Membership>().Where(m => m.UnitId == null).Select(m => m.UnitCode).ToListAsync(cancellation);
        var members = await db.Set<Membership>().Where(m => m.PersonId == null).Select(m => m.PersonCode).ToListAsync(cancellation);
        var residences = await db.Set<Person>().Where(p => p.ResidenceCode != "" && !units.Any(u => u.Code == p.ResidenceCode)).Select(p => p.ResidenceCode).ToListAsync(cancellation);
        return
        [
            .. Count("parentCode", parents), .. Count("deciderUnitCode", deciders), .. Count("unitCode", posts.Concat(bodies)),
            .. Count("superiorCode", superiors), .. Count("personCode", members), .. Count("residenceCode", residences),
        ];
    }

    private static IEnumerable<UnknownCode> Count(string column, IEnumerable<string> codes) =>
        codes.CountBy(code => code).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new UnknownCode(column, c.Key, c.Value));
}

/// <summary>A code that nothing carries.</summary>
/// <param name="Column">The column it stands in.</param>
/// <param name="Code">The code.</param>
/// <param name="Rows">How many rows refer to it.</param>
public sealed record UnknownCode(string Column, string Code, int Rows);
