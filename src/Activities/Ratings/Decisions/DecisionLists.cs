using System.Globalization;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>One task for each decider and quota group; opened by the first case, done when none waits.</summary>
internal static class DecisionLists
{
    /// <summary>Arrivals and completion of one list take turns.</summary>
    public static Task LockAsync(StepScope step, Guid campaignId, Guid deciderId, string listKey, CancellationToken cancellation) =>
        step.LockAsync(string.Create(CultureInfo.InvariantCulture, $"decision-list:{campaignId:N}:{deciderId:N}:{listKey}"), cancellation);

    /// <summary>The list's task while it is to be done.</summary>
    public static Task<TaskItem?> TaskAsync(CanBoContext db, Guid campaignId, Guid deciderId, string listKey, CancellationToken cancellation) =>
        db.Set<TaskItem>().FirstOrDefaultAsync(
            t => t.CampaignId == campaignId && t.Kind == TaskKind.Decision && t.Subject == listKey && t.AssigneeId == deciderId
                && (t.Status == TaskState.Open || t.Status == TaskState.Overdue),
            cancellation);

    /// <summary>Completes the list's task when no case waits; call under <see cref="LockAsync"/>, after flushing.</summary>
    public static async Task CloseIfEmptyAsync(StepScope step, Guid campaignId, Guid deciderId, string listKey, CancellationToken cancellation)
    {
        var db = step.Db();
        var waits = await db.Set<AwaitedDecision>().AnyAsync(
            a => a.CampaignId == campaignId && a.DeciderId == deciderId && a.ListKey == listKey && a.Status == AwaitedStatus.Waiting,
            cancellation);
        if (!waits && await TaskAsync(db, campaignId, deciderId, listKey, cancellation) is { } task)
            task.Complete(step.Now);
    }
}
