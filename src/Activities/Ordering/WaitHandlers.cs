using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ordering;

/// <summary>Writes down that the case waits, unless it has everything already or nobody to wait for.</summary>
internal sealed class JoinWaitHandler(WorkingCalendar calendar) : EffectHandler<JoinWait>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, JoinWait effect, CancellationToken cancellation)
    {
        var step = context.Step;
        var db = step.Db();
        var @case = await db.Set<Case>().FirstAsync(c => c.Id == context.CorrelationId, cancellation);
        @case.Enter(context.Planned.NodeId, step.Now);
        await OrderGate.LockAsync(step, @case.Id, cancellation);
        await step.FlushAsync(cancellation);
        if (!await db.Set<CaseDependency>().AnyAsync(d => d.CaseId == @case.Id && d.Kind == effect.Kind, cancellation))
            return new Answer(WaitOutcomes.NotRequired, Value.EmptyObject);

        var wait = await db.Set<CaseWait>().FindAsync([@case.Id, context.Planned.NodeId], cancellation);
        if (wait is null)
            db.Add(wait = CaseWait.Of(@case.CampaignId, @case.Id, context.Planned.NodeId));
        wait.Arrive(effect.Kind, effect.Until, context.InstanceId, context.Planned.Execution.Number, step.Now);
        await step.FlushAsync(cancellation);
        if (await OrderGate.IsCompleteAsync(step, wait, cancellation))
        {
            wait.Release(step.Now);
            return new Answer(WaitOutcomes.Complete, Value.EmptyObject);
        }

        if (effect.WindowDays > 0)
            step.ScheduleTimer(context.InstanceId, context.Planned.Execution, WaitingStep.DueTimer, calendar.AddWorkingDays(step.Now, effect.WindowDays).Instant);
        return null;
    }
}

/// <summary>At the deadline: the case goes on with what there is, unless it was let go a moment before.</summary>
internal sealed class CloseWaitHandler : EffectHandler<CloseWait>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, CloseWait effect, CancellationToken cancellation)
    {
        if (await Waits.LockedAsync(context, cancellation) is not { ReleasedAt: null } wait)
            return new Answer(WaitOutcomes.Complete, Value.EmptyObject);
        wait.Release(context.Step.Now, "Overdue");
        return new Answer(WaitOutcomes.Overdue, Value.EmptyObject);
    }
}

/// <summary>Withdrawn: the case waits for nobody any more.</summary>
internal sealed class LeaveWaitHandler : EffectHandler<LeaveWait>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, LeaveWait effect, CancellationToken cancellation)
    {
        if (await Waits.LockedAsync(context, cancellation) is { } wait)
            context.Step.Db().Remove(wait);
        return null;
    }
}

/// <summary>The review is over: who waited for that may go on.</summary>
internal sealed class NoteReviewedHandler : EffectHandler<NoteReviewed>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, NoteReviewed effect, CancellationToken cancellation)
    {
        var step = context.Step;
        var @case = await step.Db().Set<Case>().FirstAsync(c => c.Id == context.CorrelationId, cancellation);
        if (@case.ReviewedAt is not null)
            return null;
        @case.Review(step.Now);
        step.Audit(@case.Id, "CaseReviewed", "system", Value.EmptyObject);
        await step.FlushAsync(cancellation);
        await OrderGate.SettleAsync(step, @case.CampaignId, [@case.PersonId], cancellation);
        return null;
    }
}

internal static class Waits
{
    /// <summary>The row of the execution that asks, read under the case's lock; null when it has none.</summary>
    public static async Task<CaseWait?> LockedAsync(EffectContext context, CancellationToken cancellation)
    {
        await OrderGate.LockAsync(context.Step, context.CorrelationId, cancellation);
        await context.Step.FlushAsync(cancellation);
        var execution = context.Planned.Execution.Number;
        return await context.Step.Db().Set<CaseWait>().FirstOrDefaultAsync(w => w.CaseId == context.CorrelationId && w.Execution == execution, cancellation);
    }
}
