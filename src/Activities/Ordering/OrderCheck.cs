using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ordering;

/// <summary>Looks again whether waiting cases have what they wait for: after somebody left, after a launch, and from time to time.</summary>
public sealed class OrderCheck : ITimedJob
{
    // One step holds few locks, so that an arrival never waits long behind it.
    private const int Chunk = 50;

    /// <inheritdoc />
    public static string Name => "order.check";

    /// <inheritdoc />
    public async Task RunAsync(StepScope step, string key, string payload, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(payload);
        var parts = payload.Split('|');
        if (parts.Length == 1)
            await OneAsync(step, Guid.ParseExact(parts[0], "N"), cancellation);
        else
            await WaitersAsync(step, Guid.ParseExact(parts[0], "N"), Guid.ParseExact(parts[1], "N"), parts.Length > 2 ? Guid.ParseExact(parts[2], "N") : Guid.Empty, cancellation);
    }

    private static async Task OneAsync(StepScope step, Guid caseId, CancellationToken cancellation)
    {
        await OrderGate.LockAsync(step, caseId, cancellation);
        var db = step.Db();
        if (await db.Set<CaseWait>().AsNoTracking().Where(w => w.CaseId == caseId && w.ReleasedAt == null).Select(w => (Guid?)w.CampaignId).FirstOrDefaultAsync(cancellation) is not { } campaignId)
            return;
        await OrderGate.ReleaseReadyAsync(step, campaignId, [caseId], cancellation);
        await step.FlushAsync(cancellation);
        var stillWaits = await db.Set<CaseWait>().AnyAsync(w => w.CaseId == caseId && w.ReleasedAt == null, cancellation);
        if (stillWaits && !await db.Set<Campaign>().AnyAsync(c => c.Id == campaignId && c.Status == CampaignStatus.Cancelled, cancellation))
            OrderGate.LookSoon(step, caseId);
    }

    private static async Task WaitersAsync(StepScope step, Guid campaignId, Guid target, Guid after, CancellationToken cancellation)
    {
        var waiters = await step.Db().Set<CaseDependency>().AsNoTracking()
            .Where(d => d.CampaignId == campaignId && d.TargetId == target && d.CaseId.CompareTo(after) > 0)
            .Select(d => d.CaseId)
            .Distinct()
            .OrderBy(id => id)
            .Take(Chunk)
            .ToListAsync(cancellation);
        foreach (var caseId in waiters.OrderBy(OrderGate.LockOf, StringComparer.Ordinal))
            await OrderGate.LockAsync(step, caseId, cancellation);
        await OrderGate.ReleaseReadyAsync(step, campaignId, waiters, cancellation);
        if (waiters.Count == Chunk)
        {
            var next = $"{campaignId:N}|{target:N}|{waiters[^1]:N}";
            step.ScheduleJob(Name, next, step.Now, next);
        }
    }
}
