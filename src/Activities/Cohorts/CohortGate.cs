using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Cohorts;

/// <summary>Whether a cohort is complete, and letting it go. Everything here runs under the cohort's lock, so of the last two to arrive one sees the other.</summary>
internal static class CohortGate
{
    // A case may leave by a door that tells nobody (cancelled, faulted and let off elsewhere): looked for so often at the latest.
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    // A launch opens its cases in a few seconds to minutes.
    private static readonly TimeSpan LaunchLookAgain = TimeSpan.FromSeconds(20);

    public static Task LockAsync(StepScope step, Guid campaignId, string key, CancellationToken cancellation) =>
        step.LockAsync(CohortKeys.Lock(campaignId, key), cancellation);

    /// <summary>Lets everyone go if nobody is missing. The one named is released here but told by the caller.</summary>
    /// <returns>True when the cohort is complete or released.</returns>
    public static async Task<bool> TryReleaseAsync(StepScope step, Guid campaignId, string key, Guid? toldByCaller, CancellationToken cancellation)
    {
        await step.FlushAsync(cancellation);
        var db = step.Db();
        var isReleased = await db.Set<CohortRelease>().AnyAsync(r => r.CampaignId == campaignId && r.CohortKey == key, cancellation);
        if (!isReleased)
        {
            var status = await db.Set<Campaign>().Where(c => c.Id == campaignId).Select(c => c.Status).FirstAsync(cancellation);
            var isMissing = status == CampaignStatus.Launching || await MissingCases(db, campaignId, key).AnyAsync(cancellation);
            if (isMissing)
            {
                LookSoon(step, campaignId, key, status == CampaignStatus.Launching ? LaunchLookAgain : LookAgain);
                return false;
            }
        }

        var waiting = await db.Set<CohortMember>()
            .Where(m => m.CampaignId == campaignId && m.CohortKey == key && m.ReleasedAt == null)
            .OrderBy(m => m.CaseId)
            .ToListAsync(cancellation);
        foreach (var member in waiting)
        {
            member.Release(step.Now);
            if (member.CaseId != toldByCaller)
                step.ResumeLater(member.InstanceId, new ExecutionId(member.Execution), WaitOutcomes.Complete, Value.EmptyObject);
        }

        return true;
    }

    /// <summary>Open cases of the key that have not arrived.</summary>
    public static IQueryable<Case> MissingCases(CanBoContext db, Guid campaignId, string key) =>
        CohortKeys.OpenCases(db.Set<Case>(), campaignId, key)
            .Where(c => !db.Set<CohortMember>().Any(m => m.CampaignId == campaignId && m.CohortKey == key && m.CaseId == c.Id));

    /// <summary>Looks at the cohort again in a step of its own.</summary>
    public static void LookSoon(StepScope step, Guid campaignId, string key, TimeSpan after) =>
        step.ScheduleJob(CohortCheck.Name, string.Create(CultureInfo.InvariantCulture, $"{campaignId:N}|{key}"), step.Now + after, string.Create(CultureInfo.InvariantCulture, $"{campaignId:N}|{key}"));
}
