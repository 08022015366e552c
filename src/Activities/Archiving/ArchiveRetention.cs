using System.Globalization;
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
    private const int AtOnce = 10;

    public static string Name => "archive-retention";

    public string Cron => "0 30 2 * * ?";

    public async Task<string?> RunAsync(StepScope step, string from, CancellationToken cancellation)
    {
        var db = step.Db();
        var passed = Place.Parse(from);
        var due = db.Set<CampaignArchive>().AsTracking().Where(a => a.Status == ArchiveStatus.Made && a.RemoveFrom <= step.Now);
        if (passed is { RemoveFrom: var day, CampaignId: var id })
            due = due.Where(a => a.RemoveFrom > day || (a.RemoveFrom == day && a.CampaignId > id));
        var next = await due.OrderBy(a => a.RemoveFrom).ThenBy(a => a.CampaignId).Take(AtOnce).ToListAsync(cancellation);
        foreach (var archive in next)
        {
            // A petition that nobody foresaw holds the removal back, not that of others: they come after it, however many are held back.
            var campaign = await db.Set<Campaign>().AsNoTracking().FirstAsync(c => c.Id == archive.CampaignId, cancellation);
            if (await guard.FindAsync(db, campaign, step.Now, cancellation) is null)
            {
                await RemoveAsync(step, archive, cancellation);
                return passed?.ToString() ?? Place.Beginning;
            }

            passed = new Place(archive.RemoveFrom!.Value, archive.CampaignId);
        }

        return next.Count == AtOnce ? passed?.ToString() : null;
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

    /// <summary>How far a night's round is: the archives up to here are held back.</summary>
    private sealed record Place(DateTimeOffset RemoveFrom, Guid CampaignId)
    {
        public const string Beginning = "-";

        public static Place? Parse(string text) => text.Split(' ') is [var milliseconds, var id]
            ? new Place(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(milliseconds, CultureInfo.InvariantCulture)), Guid.Parse(id, CultureInfo.InvariantCulture))
            : null;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RemoveFrom.ToUnixTimeMilliseconds()} {CampaignId:N}");
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
