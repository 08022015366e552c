using System.Collections.Immutable;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Monthly;

/// <summary>Imported monthly totals: for the sheets they fill, and for organisers.</summary>
/// <param name="reader">Opens reading contexts.</param>
public sealed class MonthlyTotals(CanBoReader reader)
{
    /// <summary>The longest note, in characters.</summary>
    public const int NoteLength = 300;

    /// <summary>Nothing was imported.</summary>
    public static IReadOnlyDictionary<int, ImportedMonth> None { get; } = ImmutableDictionary<int, ImportedMonth>.Empty;

    /// <summary>A person's months of a year, for a form that asks for monthly totals; none for any other form.</summary>
    public static async Task<IReadOnlyDictionary<int, ImportedMonth>> OfAsync(CanBoContext db, Form form, Guid personId, int year, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(form);
        if (!form.Fields.Any(f => f.Kind == FormFieldKind.MonthlyTotals))
            return None;
        var rows = await (from total in db.Set<MonthlyTotal>().AsNoTracking()
                          join import in db.Set<MonthlyImport>() on total.ImportId equals import.Id
                          where total.Year == year && total.PersonId == personId
                          select new { Total = total, import.CreatedBy, import.CommittedAt, import.CreatedAt }).ToListAsync(cancellation);
        if (rows.Count == 0)
            return None;
        var names = await ActorNames.OfAsync(db, [.. rows.Select(r => r.CreatedBy).Distinct()], cancellation);
        return rows.ToDictionary(
            r => r.Total.Month,
            r => new ImportedMonth(r.Total.Month, r.Total.Total, r.Total.Note, names.GetValueOrDefault(r.CreatedBy, ""), r.CommittedAt ?? r.CreatedAt));
    }

    /// <summary>Everybody with imported months of the campaign's year, by name.</summary>
    /// <exception cref="NotFoundException">There is no such campaign.</exception>
    public async Task<MonthlyList> ListAsync(Actor actor, Guid campaignId, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var campaign = await db.Set<Campaign>().FirstOrDefaultAsync(c => c.Id == campaignId, cancellation) ?? throw new NotFoundException();
        var people = await db.Set<Person>()
            .Where(p => db.Set<MonthlyTotal>().Any(t => t.Year == campaign.Year && t.PersonId == p.Id))
            .OrderBy(p => p.SortKey).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Code, p.FullName })
            .ToPageAsync(page, cancellation);
        var ids = people.Items.Select(p => p.Id).ToList();
        var totals = (await db.Set<MonthlyTotal>().AsNoTracking().Where(t => t.Year == campaign.Year && EF.Parameter(ids).Contains(t.PersonId)).OrderBy(t => t.Month).ToListAsync(cancellation)).ToLookup(t => t.PersonId);
        return new MonthlyList(
            campaign.Id,
            campaign.Name,
            campaign.Year,
            campaign.Status is not (CampaignStatus.Closed or CampaignStatus.Cancelled),
            new PageOf<MonthlyRow>([.. people.Items.Select(p => MonthlyRow.Of(p.Code, p.FullName, totals[p.Id]))], people.Page, people.PageSize, people.TotalCount),
            await ImportsAsync(db, campaignId, cancellation));
    }

    private static async Task<IReadOnlyList<MonthlyImportRow>> ImportsAsync(CanBoContext db, Guid campaignId, CancellationToken cancellation)
    {
        var rows = await db.Set<MonthlyImport>().Where(i => i.CampaignId == campaignId && i.CommittedAt != null)
            .OrderByDescending(i => i.CommittedAt).ThenBy(i => i.Id)
            .Take(20)
            .Select(i => new { i.Id, i.FileName, i.CreatedBy, i.CommittedAt, i.Added, i.Changed, i.Unchanged, i.Skipped })
            .ToListAsync(cancellation);
        var names = await ActorNames.OfAsync(db, [.. rows.Select(r => r.CreatedBy).Distinct()], cancellation);
        return [.. rows.Select(r => new MonthlyImportRow(r.Id, r.FileName, names.GetValueOrDefault(r.CreatedBy, ""), r.CommittedAt!.Value, r.Added, r.Changed, r.Unchanged, r.Skipped))];
    }
}
