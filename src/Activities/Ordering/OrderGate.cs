using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ordering;

/// <summary>
/// Whether a case has what it waits for, and letting it go. Each waiting case has a lock of its own: whoever makes one of its edges true takes it before looking,
/// so of the last two to be decided one sees the other; and whoever arrives takes it, so that what was decided at that moment is seen by one of the two.
/// </summary>
internal static class OrderGate
{
    // Whoever makes an edge true tells; this look is the net under it.
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    // A launch opens its cases in a few seconds to minutes.
    private static readonly TimeSpan LaunchLookAgain = TimeSpan.FromSeconds(20);

    /// <summary>Up to so many waiting cases are looked at in the transaction that made something true; more in a step of their own right after it.</summary>
    private const int AtOnce = 20;

    public static string LockOf(Guid caseId) => string.Create(CultureInfo.InvariantCulture, $"order:{caseId:N}");

    public static Task LockAsync(StepScope step, Guid caseId, CancellationToken cancellation) => step.LockAsync(LockOf(caseId), cancellation);

    /// <summary>Something that cases may wait for has come true: under their locks, those that have everything now go on.</summary>
    /// <param name="step">The transaction in which it came true.</param>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="targets">Persons whose cases were decided, reviewed or left; units that were rated.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task SettleAsync(StepScope step, Guid campaignId, IReadOnlyCollection<Guid> targets, CancellationToken cancellation)
    {
        var ids = targets.ToList();
        // By the edges, not by who waits now: one that is just arriving does not show yet.
        var waiters = await step.Db().Set<CaseDependency>().AsNoTracking()
            .Where(d => d.CampaignId == campaignId && EF.Parameter(ids).Contains(d.TargetId))
            .Select(d => d.CaseId)
            .Distinct()
            .OrderBy(id => id)
            .Take(AtOnce + 1)
            .ToListAsync(cancellation);
        if (waiters.Count > AtOnce)
        {
            foreach (var target in ids)
                LookAtOnce(step, campaignId, target);
            return;
        }

        foreach (var caseId in waiters.OrderBy(LockOf, StringComparer.Ordinal))
            await LockAsync(step, caseId, cancellation);
        await step.FlushAsync(cancellation);
        await ReleaseReadyAsync(step, campaignId, waiters, cancellation);
    }

    /// <summary>The same in a step of its own, right after this one.</summary>
    public static void LookAtOnce(StepScope step, Guid campaignId, Guid target) =>
        step.ScheduleJob(OrderCheck.Name, string.Create(CultureInfo.InvariantCulture, $"{campaignId:N}|{target:N}"), step.Now, string.Create(CultureInfo.InvariantCulture, $"{campaignId:N}|{target:N}"));

    /// <summary>Lets the cases go that have everything; call under their locks, after flushing.</summary>
    public static async Task ReleaseReadyAsync(StepScope step, Guid campaignId, IReadOnlyCollection<Guid> waiters, CancellationToken cancellation)
    {
        var db = step.Db();
        if (!await MayReleaseAsync(db, campaignId, cancellation))
            return;
        var ids = waiters.ToList();
        var missing = Missing(db);
        var ready = await db.Set<CaseWait>()
            .Where(w => w.CampaignId == campaignId && w.ReleasedAt == null && EF.Parameter(ids).Contains(w.CaseId))
            .Where(w => !missing.Any(m => m.CaseId == w.CaseId && m.NodeId == w.NodeId))
            .OrderBy(w => w.CaseId)
            .ToListAsync(cancellation);
        foreach (var wait in ready)
        {
            wait.Release(step.Now);
            step.ResumeLater(wait.InstanceId, new ExecutionId(wait.Execution), WaitOutcomes.Complete, Value.EmptyObject);
        }
    }

    /// <summary>Whether a case that has just arrived may go on at once; call under its lock, after flushing. If not, it is looked at again from time to time.</summary>
    public static async Task<bool> IsCompleteAsync(StepScope step, CaseWait wait, CancellationToken cancellation)
    {
        var db = step.Db();
        var status = await StatusAsync(db, wait.CampaignId, cancellation);
        if (status == CampaignStatus.Running && !await Missing(db).AnyAsync(m => m.CaseId == wait.CaseId && m.NodeId == wait.NodeId, cancellation))
            return true;
        LookSoon(step, wait.CaseId, status == CampaignStatus.Launching ? LaunchLookAgain : LookAgain);
        return false;
    }

    /// <summary>Looks at one case again later.</summary>
    public static void LookSoon(StepScope step, Guid caseId, TimeSpan? after = null) =>
        step.ScheduleJob(OrderCheck.Name, string.Create(CultureInfo.InvariantCulture, $"{caseId:N}"), step.Now + (after ?? LookAgain), string.Create(CultureInfo.InvariantCulture, $"{caseId:N}"));

    /// <summary>
    /// What waiting cases still lack: an edge for each. Another's case that was decided, ended, was called off or is held up by an incident is not waited for; a
    /// unit is waited for until it is rated, or its draft adopted.
    /// </summary>
    public static IQueryable<MissingEdge> Missing(CanBoContext db) =>
        from wait in db.Set<CaseWait>()
        join edge in db.Set<CaseDependency>() on new { wait.CaseId, wait.Kind } equals new { edge.CaseId, edge.Kind }
        where wait.ReleasedAt == null
        where (edge.Kind == WaitKind.UnitRating && !db.Set<UnitRating>().Any(r => r.CampaignId == edge.CampaignId && r.UnitId == edge.TargetId))
            || (edge.Kind == WaitKind.CollectiveDraft && !db.Set<CollectiveDraft>().Any(r => r.CampaignId == edge.CampaignId && r.UnitId == edge.TargetId))
            || (edge.Kind != WaitKind.UnitRating && edge.Kind != WaitKind.CollectiveDraft && db.Set<Case>().Any(c => c.CampaignId == edge.CampaignId && c.PersonId == edge.TargetId && c.Status == CaseStatus.Open
                && c.FaultedAt == null && (wait.Until == WaitUntil.Decided || c.ReviewedAt == null)))
        select new MissingEdge { CampaignId = wait.CampaignId, CaseId = wait.CaseId, NodeId = wait.NodeId, Kind = wait.Kind, IsUnit = edge.Kind == WaitKind.UnitRating || edge.Kind == WaitKind.CollectiveDraft, TargetId = edge.TargetId, ArrivedAt = wait.ArrivedAt };

    // While cases are still being opened nobody knows who is missing; in a campaign that was called off nobody goes on.
    private static async Task<bool> MayReleaseAsync(CanBoContext db, Guid campaignId, CancellationToken cancellation) =>
        await StatusAsync(db, campaignId, cancellation) == CampaignStatus.Running;

    private static Task<CampaignStatus> StatusAsync(CanBoContext db, Guid campaignId, CancellationToken cancellation) =>
        db.Set<Campaign>().Where(c => c.Id == campaignId).Select(c => c.Status).FirstAsync(cancellation);
}

/// <summary>Something that a waiting case lacks.</summary>
internal sealed class MissingEdge
{
    public Guid CampaignId { get; init; }

    public Guid CaseId { get; init; }

    public string NodeId { get; init; } = "";

    public WaitKind Kind { get; init; }

    public Guid TargetId { get; init; }

    public bool IsUnit { get; init; }

    public DateTimeOffset ArrivedAt { get; init; }
}
