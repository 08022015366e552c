using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Exports;
using CanBo.Activities.Storage;
using CanBo.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Import;

/// <summary>Writes the three files as the import reads them: who is there today. Imported again they change nothing.</summary>
/// <param name="reader">Reads.</param>
/// <param name="time">Business time.</param>
public sealed class PeopleExport(CanBoReader reader, BusinessTime time)
{
    /// <summary>One of the files, safe to open in a spreadsheet.</summary>
    public async Task<byte[]> WriteAsync(Actor actor, ImportKind kind, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var today = BusinessZone.DayOf(time.GetUtcNow());
        return CsvWriting.ToBytes([.. ImportColumns.Of(kind).Select(c => c.Name)], kind switch
        {
            ImportKind.Units => await UnitsAsync(db, cancellation),
            ImportKind.People => await PeopleAsync(db, today, cancellation),
            ImportKind.Memberships => await MembershipsAsync(db, today, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown file."),
        });
    }

    private static async Task<List<IReadOnlyList<string>>> UnitsAsync(CanBoContext db, CancellationToken cancellation)
    {
        var units = await db.Set<Unit>().OrderBy(u => u.SortKey).ThenBy(u => u.Code).ToListAsync(cancellation);
        return units.ConvertAll<IReadOnlyList<string>>(u => [u.Code, u.Name, u.ParentCode, CodeWords.Of(u.Kind), u.DeciderUnitCode, u.Email]);
    }

    private static async Task<List<IReadOnlyList<string>>> PeopleAsync(CanBoContext db, DateOnly today, CancellationToken cancellation)
    {
        var rows = await (from person in db.Set<Person>()
                          join post in db.Set<Post>() on person.Id equals post.PersonId
                          where (person.ActiveTo == null || person.ActiveTo >= today) && (post.To == null || post.To >= today)
                          orderby person.SortKey, person.Code, post.IsMain ? 0 : 1, post.From, post.Id
                          select new { person, post }).ToListAsync(cancellation);
        return rows.ConvertAll<IReadOnlyList<string>>(r =>
        [
            r.person.Code, r.person.FullName, r.person.Email, r.person.Phone, r.post.UnitCode, r.post.Title, r.post.PositionGroup, r.post.SuperiorCode,
            CodeWords.Of(r.person.PartyStatus), r.person.ResidenceCode, r.person.ResidenceExemptReason, DateCells.Iso(r.person.ActiveFrom),
        ]);
    }

    private static async Task<List<IReadOnlyList<string>>> MembershipsAsync(CanBoContext db, DateOnly today, CancellationToken cancellation)
    {
        var memberships = await db.Set<Membership>().Where(m => m.To == null || m.To >= today)
            .OrderBy(m => m.UnitCode).ThenBy(m => m.Role).ThenBy(m => m.Rank).ThenBy(m => m.PersonCode).ToListAsync(cancellation);
        return memberships.ConvertAll<IReadOnlyList<string>>(m =>
            [m.PersonCode, m.UnitCode, CodeWords.Of(m.Role), m.Rank == 0 ? "" : Fields.Number(m.Rank), Day(m.From), Day(m.To)]);
    }

    private static string Day(DateOnly? day) => day is { } known ? DateCells.Iso(known) : "";
}
