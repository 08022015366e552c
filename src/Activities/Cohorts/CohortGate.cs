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
    // Whoever leaves tells (Cohorts.CaseLeft); this look is the net under it.
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
            if (status == CampaignStatus.Cancelled)
                return false;
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

    /// <summary>
    /// Looks at the cohort in a step of its own, right after this one, because a case left. Under another name than the look from time to time: an
    /// arrival that still saw the case must not push it into the future.
    /// </summary>
    public static void LookAtOnce(StepScope step, Guid campaignId, string key) =>
        step.ScheduleJob(CohortCheck.Name, NameOf(campaignId, key) + "|left", step.Now, NameOf(campaignId, key));

    private static void LookSoon(StepScope step, Guid campaignId, string key, TimeSpan after) =>
        step.ScheduleJob(CohortCheck.Name, NameOf(campaignId, key), step.Now + after, NameOf(campaignId, key));

    private static string NameOf(Guid campaignId, string key) => string.Create(CultureInfo.InvariantCulture, $"{campaignId:N}|{key}");
}
