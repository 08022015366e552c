using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Archiving;

/// <summary>
/// Every night, once a cluster: removes the details of archived campaigns whose days are over, a few cases a step, each table by one statement. Results, decisions, petitions, counts of votes and the
/// audit trail stay.
/// </summary>
internal sealed class ArchiveRetention(ArchiveGuard guard, InstanceRemoval instances, IEnumerable<IArchivedRows> features, IEnumerable<IRemovedWithCampaign> others) : IRecurringJob
{
    private const int CasesAtOnce = 50;

    public static string Name => "archive-retention";

    public string Cron => "0 30 2 * * ?";

    public async Task<bool> RunAsync(StepScope step, CancellationToken cancellation)
    {
        var db = step.Db();
        var due = await db.Set<CampaignArchive>().AsTracking()
            .Where(a => a.Status == ArchiveStatus.Made && a.RemoveFrom <= step.Now).OrderBy(a => a.RemoveFrom).Take(10).ToListAsync(cancellation);
        foreach (var archive in due)
        {
            // A petition that nobody foresaw holds the removal back, not the archive of others.
            var campaign = await db.Set<Campaign>().AsNoTracking().FirstAsync(c => c.Id == archive.CampaignId, cancellation);
            if (await guard.FindAsync(db, campaign, step.Now, cancellation) is not null)
                continue;
            await RemoveAsync(step, archive, cancellation);
            return true;
        }

        return false;
    }

    private async Task RemoveAsync(StepScope step, CampaignArchive archive, CancellationToken cancellation)
    {
        var cases = await MakeArchive.CasesOf(step.Db(), archive.CampaignId).Skip(archive.CasesRemoved).Take(CasesAtOnce).Select(c => new { c.Id, c.InstanceId }).ToListAsync(cancellation);
        if (cases.Count > 0)
        {
            var ids = cases.Select(c => c.Id).ToArray();
            foreach (var feature in features)
                await feature.RemoveAsync(step, ids, cancellation);
            await instances.RemoveHistoryAsync(step, [.. cases.Select(c => c.InstanceId)], cancellation);
            archive.Remove(cases.Count);
            return;
        }

        foreach (var other in others)
        {
            if (await other.RemoveSomeAsync(step, archive.CampaignId, cancellation))
                return;
        }

        archive.Finish(step.Now);
        step.Audit(archive.CampaignId, "CampaignDetailsRemoved", "system", Value.Object(("cases", Value.Of((double)archive.CasesRemoved))));
    }
}

/// <summary>What is neither a case's nor worth keeping: letters and links. Removed with the details, a batch at a time.</summary>
internal interface IRemovedWithCampaign
{
    /// <summary>True when there may be more.</summary>
    Task<bool> RemoveSomeAsync(StepScope step, Guid campaignId, CancellationToken cancellation);
}

/// <summary>The rows of one table that belong to a campaign.</summary>
internal sealed class RemovedWithCampaign<T>(Func<CanBoContext, Guid, IQueryable<T>> ofCampaign) : IRemovedWithCampaign
    where T : class
{
    private const int Batch = 1_000;

    public async Task<bool> RemoveSomeAsync(StepScope step, Guid campaignId, CancellationToken cancellation) =>
        await ofCampaign(step.Db(), campaignId).Take(Batch).ExecuteDeleteAsync(cancellation) == Batch;
}
