using System.Globalization;
using CanBo.Activities.Ordering;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns;

/// <summary>Opens cases and starts their instances, a chunk a step.</summary>
internal static class CaseOpening
{
    /// <summary>The lock under which a campaign's cases are opened.</summary>
    public static string LockOf(Guid campaignId) => string.Create(CultureInfo.InvariantCulture, $"campaign-launch:{campaignId:N}");

    public static async Task OpenAsync(StepScope step, Guid campaignId, IReadOnlyList<LaunchEntry> chunk, CancellationToken cancellation)
    {
        await step.LockAsync(LockOf(campaignId), cancellation);
        var db = step.Db();
        var campaign = await db.Set<Campaign>().AsNoTracking().FirstAsync(c => c.Id == campaignId, cancellation);
        if (campaign.Status != CampaignStatus.Launching)
            return;
        var people = chunk.Select(e => e.PersonId).ToList();
        var open = await db.Set<Case>().Where(c => c.CampaignId == campaignId && EF.Parameter(people).Contains(c.PersonId)).Select(c => c.PersonId).ToListAsync(cancellation);
        var procedures = await db.Set<CampaignProcedure>().AsNoTracking().Where(p => p.CampaignId == campaignId).ToDictionaryAsync(p => p.PositionGroup, cancellation);
        var opened = new List<(Case Case, LaunchEntry Entry, string VersionId)>();
        foreach (var entry in chunk.Where(e => !open.Contains(e.PersonId)))
        {
            var procedure = procedures.GetValueOrDefault(entry.Standing.PositionGroup) ?? procedures["*"];
            var @case = Case.Open(ToCase(entry, campaignId, procedure.BundleHash!, step.Now), step.Now);
            db.Add(@case);
            db.AddRange(entry.Waits.SelectMany(w => w.Targets.Select(target => CaseDependency.Of(campaignId, @case.Id, w.Kind, target))));
            opened.Add((@case, entry, procedure.DefinitionVersionId!));
        }

        await step.FlushAsync(cancellation);
        foreach (var (@case, entry, versionId) in opened)
            await step.StartAsync(new StartInstance(@case.InstanceId, versionId, @case.Id, Facts(@case, entry, campaign)), cancellation);
    }

    private static NewCase ToCase(LaunchEntry entry, Guid campaignId, string bundleHash, DateTimeOffset now) => new(
        Ids.New(now),
        campaignId,
        entry.PersonId,
        entry.Standing.Subject.PostId,
        entry.Standing.UnitId!.Value,
        entry.Standing.DeciderUnitId!.Value,
        entry.DeciderId,
        entry.Standing.PositionGroup,
        entry.Standing.IsHead,
        entry.Standing.IsDeputy,
        Ids.New(now),
        bundleHash);

    private static Value Facts(Case @case, LaunchEntry entry, Campaign campaign) =>
        LaunchFacts.Of(entry.Standing, campaign).With("caseId", Value.Of(@case.Id.ToString("N")));
}
