using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>At the deadline: the case leaves the list undecided, unless it was decided a moment before.</summary>
internal sealed class CloseDecisionWaitHandler : EffectHandler<CloseDecisionWait>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, CloseDecisionWait effect, CancellationToken cancellation)
    {
        if (await DecisionLeaving.LeaveAsync(context, AwaitedStatus.Overdue, cancellation))
            return new Answer(WaitOutcomes.Overdue, Value.EmptyObject);
        var rating = await context.Step.Db().Set<Case>().Where(c => c.Id == context.CorrelationId).Select(c => c.FinalRating).FirstAsync(cancellation);
        return new Answer(WaitOutcomes.Decided, Value.Object(("rating", Value.Of(rating?.ToString()))));
    }
}

/// <summary>Withdrawn from the step.</summary>
internal sealed class LeaveDecisionHandler : EffectHandler<LeaveDecision>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, LeaveDecision effect, CancellationToken cancellation)
    {
        await DecisionLeaving.LeaveAsync(context, AwaitedStatus.Withdrawn, cancellation);
        return null;
    }
}

internal static class DecisionLeaving
{
    /// <summary>Takes the case off its list under the list's lock. False when it no longer waited there.</summary>
    public static async Task<bool> LeaveAsync(EffectContext context, AwaitedStatus how, CancellationToken cancellation)
    {
        var step = context.Step;
        var rows = step.Db().Set<AwaitedDecision>();
        var at = await rows.AsNoTracking().FirstOrDefaultAsync(a => a.CaseId == context.CorrelationId, cancellation);
        if (at is null)
            return false;
        await DecisionLists.LockAsync(step, at.CampaignId, at.DeciderId, at.ListKey, cancellation);
        var row = await rows.FirstAsync(a => a.CaseId == context.CorrelationId, cancellation);
        if (row.Status != AwaitedStatus.Waiting || row.Execution != context.Planned.Execution.Number)
            return false;
        row.Leave(how);
        await step.FlushAsync(cancellation);
        await DecisionLists.CloseIfEmptyAsync(step, row.CampaignId, row.DeciderId, row.ListKey, cancellation);
        return true;
    }
}
