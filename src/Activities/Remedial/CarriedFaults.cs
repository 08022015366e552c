using CanBo.Activities.Forms;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Remedial;

/// <summary>Faults of earlier years that are not mended yet, or were reported mended in this year's own sheet.</summary>
internal static class CarriedFaults
{
    /// <summary>A person's items for a form that asks about them; none for any other form.</summary>
    public static async Task<IReadOnlyList<CarriedFault>> OfAsync(CanBoContext db, Form form, Guid personId, int year, CancellationToken cancellation)
    {
        if (!form.Fields.Any(f => f.Kind == FormFieldKind.FaultReports))
            return [];
        return await db.Set<RemedialItem>().AsNoTracking()
            .Where(i => i.PersonId == personId && i.Year < year && (i.Status != FaultStatus.Fixed || i.ReportedYear >= year))
            .OrderBy(i => i.Year).ThenBy(i => i.Number).ThenBy(i => i.Id)
            .Select(i => new CarriedFault(i.Id, i.Year, i.Fault, i.Measure, i.DueOn))
            .ToListAsync(cancellation);
    }

    /// <summary>How many are not mended completely, by person; of the years before <paramref name="year"/>.</summary>
    public static Task<Dictionary<Guid, int>> OpenAsync(CanBoContext db, IReadOnlyCollection<Guid> people, int year, CancellationToken cancellation) =>
        db.Set<RemedialItem>()
            .Where(i => EF.Parameter(people).Contains(i.PersonId) && i.Year < year && i.Status != FaultStatus.Fixed)
            .GroupBy(i => i.PersonId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
}
