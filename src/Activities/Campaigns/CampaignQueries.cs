using System.Text.Json;
using CanBo.Activities.Errors;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.Procedures;
using CanBo.Activities.Ratings;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns;

/// <summary>What organisers read of campaigns. Counting is the database's work; nothing is loaded to be counted.</summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="time">Business time, for what is late.</param>
public sealed class CampaignQueries(CanBoReader reader, BusinessTime time)
{
    /// <summary>Campaigns, newest year first.</summary>
    public async Task<PageOf<CampaignRow>> ListAsync(PageRequest page, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        return await db.Set<Campaign>()
            .OrderByDescending(c => c.Year)
            .ThenByDescending(c => c.CreatedAt)
            .ThenBy(c => c.Id)
            .Select(c => new CampaignRow(
                c.Id,
                c.Name,
                c.Year,
                c.Status,
                c.DecideBefore,
                c.LaunchedAt,
                db.Set<Case>().Count(x => x.CampaignId == c.Id && x.Status != CaseStatus.Cancelled),
                db.Set<Case>().Count(x => x.CampaignId == c.Id && x.Status != CaseStatus.Cancelled && x.FinalRating != null)))
            .ToPageAsync(page, cancellation);
    }

    /// <summary>One campaign with its counts.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<CampaignView> GetAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        var campaign = await db.Set<Campaign>().FirstOrDefaultAsync(c => c.Id == id, cancellation) ?? throw new NotFoundException();
        var procedures = await db.Set<CampaignProcedure>()
            .Where(p => p.CampaignId == id)
            .OrderBy(p => p.PositionGroup)
            .Select(p => new ProcedureChoice(p.PositionGroup, p.DefinitionId, p.DefinitionVersionId, p.BundleHash))
            .ToListAsync(cancellation);
        var counted = db.Set<Case>().Where(c => c.CampaignId == id && c.Status != CaseStatus.Cancelled);
        var steps = await counted.GroupBy(c => new { c.CurrentStep, c.BundleHash })
            .Select(g => new { g.Key.CurrentStep, g.Key.BundleHash, Cases = g.Count(), Oldest = g.Min(c => c.CurrentStepSince) })
            .ToListAsync(cancellation);
        var ratings = await counted.GroupBy(c => c.FinalRating)
            .Select(g => new RatingCount(g.Key, g.Count()))
            .ToListAsync(cancellation);
        var now = time.GetUtcNow();
        var late = await db.Set<TaskItem>()
            .Where(t => t.CampaignId == id && t.Status == TaskState.Open && t.DueAt < now && t.CaseId != null)
            .GroupBy(t => t.NodeId)
            .Select(g => new { Step = g.Key, Tasks = g.Count(), Cases = g.Select(t => t.CaseId).Distinct().Count() })
            .ToListAsync(cancellation);
        var labels = await LabelsAsync(db, [.. procedures.Select(p => p.BundleHash).OfType<string>().Union(steps.Select(s => s.BundleHash))], cancellation);
        return new CampaignView(
            campaign.Id,
            campaign.Name,
            campaign.Year,
            campaign.PeriodFrom,
            campaign.PeriodTo,
            campaign.Status,
            campaign.UnitCodes,
            campaign.RulePackageCode,
            campaign.DecideBefore,
            campaign.ContactName,
            campaign.ContactPhone,
            campaign.CreatedAt,
            campaign.LaunchedAt,
            campaign.EndedAt,
            campaign.Version,
            procedures,
            steps.Sum(s => s.Cases),
            await db.Set<Exemption>().CountAsync(e => e.CampaignId == id, cancellation),
            [.. steps.GroupBy(s => s.CurrentStep)
                .Select(g => new StepCount(
                    g.Key,
                    labels.Steps.GetValueOrDefault(g.Key, g.Key),
                    g.Sum(s => s.Cases),
                    late.FirstOrDefault(l => l.Step == g.Key)?.Cases ?? 0,
                    g.Min(s => s.Oldest)))
                .OrderBy(s => labels.Order.GetValueOrDefault(s.Step, int.MaxValue))],
            [.. ratings.OrderBy(r => r.Rating is null).ThenBy(r => r.Rating)],
            late.Sum(l => l.Tasks));
    }

    /// <summary>Where the cases of each unit stand, by the units' names.</summary>
    public async Task<IReadOnlyList<UnitProgress>> UnitsAsync(Guid campaignId, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        var cases = db.Set<Case>().Where(c => c.CampaignId == campaignId && c.Status != CaseStatus.Cancelled);
        var counts = await cases.GroupBy(c => new { c.UnitId, c.CurrentStep })
            .Select(g => new { g.Key.UnitId, g.Key.CurrentStep, Cases = g.Count() })
            .ToListAsync(cancellation);
        var now = time.GetUtcNow();
        var late = await (
            from c in cases
            where db.Set<TaskItem>().Any(t => t.CaseId == c.Id && t.Status == TaskState.Open && t.DueAt < now && t.NodeId == c.CurrentStep)
            group c by new { c.UnitId, c.CurrentStep } into g
            select new { g.Key.UnitId, g.Key.CurrentStep, Cases = g.Count() }).ToDictionaryAsync(g => (g.UnitId, g.CurrentStep), g => g.Cases, cancellation);
        var units = await db.Set<Unit>()
            .Where(u => cases.Any(c => c.UnitId == u.Id))
            .OrderBy(u => u.SortKey).ThenBy(u => u.Id)
            .Select(u => new { u.Id, u.Name })
            .ToListAsync(cancellation);
        var byUnit = counts.ToLookup(c => c.UnitId);
        return [.. units.Select(u => new UnitProgress(
            u.Id,
            u.Name,
            byUnit[u.Id].ToDictionary(c => c.CurrentStep, c => new StepTally(c.Cases, late.GetValueOrDefault((u.Id, c.CurrentStep))), StringComparer.Ordinal)))];
    }

    /// <summary>Cases of a campaign, narrowed, sorted and paged by the database.</summary>
    public async Task<PageOf<CaseRow>> CasesAsync(Guid campaignId, CaseFilter filter, PageRequest page, CancellationToken cancellation)
    {
        await using var db = reader.Open();
        var cases = CaseSearch.Narrow(db, db.Set<Case>().Where(c => c.CampaignId == campaignId), filter, time.GetUtcNow());
        return await CaseSearch.Rows(db, cases, filter).ToPageAsync(page, cancellation);
    }

    private static async Task<(Dictionary<string, string> Steps, Dictionary<string, int> Order)> LabelsAsync(CanBoContext db, List<string> hashes, CancellationToken cancellation)
    {
        var bundles = await db.Set<ProcedureBundle>().Where(b => hashes.Contains(b.Hash)).Select(b => b.Json).ToListAsync(cancellation);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var json in bundles)
        {
            using var bundle = JsonDocument.Parse(json);
            foreach (var step in BundleReading.Steps(bundle.RootElement))
            {
                labels.TryAdd(step.NodeId, step.Label);
                order.TryAdd(step.NodeId, step.X);
            }
        }

        return (labels, order);
    }
}
