using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Cohorts;

/// <summary>Writes the arrival down; the last to arrive lets all go.</summary>
internal sealed class JoinCohortHandler(WorkingCalendar calendar) : EffectHandler<JoinCohort>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, JoinCohort effect, CancellationToken cancellation)
    {
        var step = context.Step;
        var db = step.Db();
        var @case = await db.Set<Case>().FirstAsync(c => c.Id == context.CorrelationId, cancellation);
        @case.Enter(context.Planned.NodeId, step.Now);
        var key = CohortKeys.Of(effect.Cohort, @case);
        await CohortGate.LockAsync(step, @case.CampaignId, key, cancellation);

        var member = await db.Set<CohortMember>().FindAsync([@case.CampaignId, key, @case.Id], cancellation);
        if (member is null)
            db.Add(CohortMember.Arrive(@case.CampaignId, key, @case.Id, context.InstanceId, context.Planned.Execution.Number, step.Now));
        else
            member.ArriveAgain(context.Planned.Execution.Number, step.Now);

        if (await CohortGate.TryReleaseAsync(step, @case.CampaignId, key, @case.Id, cancellation))
            return new Answer(WaitOutcomes.Complete, Value.EmptyObject);
        if (effect.WindowDays > 0)
            step.ScheduleTimer(context.InstanceId, context.Planned.Execution, WaitingStep.DueTimer, calendar.AddWorkingDays(step.Now, effect.WindowDays).Instant);
        return null;
    }
}

/// <summary>At the deadline: the case goes on alone, unless the cohort was let go a moment before.</summary>
internal sealed class CloseCohortWaitHandler : EffectHandler<CloseCohortWait>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, CloseCohortWait effect, CancellationToken cancellation)
    {
        if (await CohortMembers.LockedAsync(context, cancellation) is not { Waits: true } member)
            return new Answer(WaitOutcomes.Complete, Value.EmptyObject);
        member.Release(context.Step.Now, "Overdue");
        await CohortGate.TryReleaseAsync(context.Step, member.CampaignId, member.CohortKey, null, cancellation);
        return new Answer(WaitOutcomes.Overdue, Value.EmptyObject);
    }
}

/// <summary>Withdrawn: the others wait for it again if it is still open, and not at all if it was cancelled.</summary>
internal sealed class LeaveCohortHandler : EffectHandler<LeaveCohort>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, LeaveCohort effect, CancellationToken cancellation)
    {
        if (await CohortMembers.LockedAsync(context, cancellation) is not { } member)
            return null;
        context.Step.Db().Remove(member);
        CohortGate.LookAtOnce(context.Step, member.CampaignId, member.CohortKey);
        return null;
    }
}

internal static class CohortMembers
{
    /// <summary>The row of the execution that asks, read under its cohort's lock; null when it has none.</summary>
    public static async Task<CohortMember?> LockedAsync(EffectContext context, CancellationToken cancellation)
    {
        var rows = context.Step.Db().Set<CohortMember>();
        var execution = context.Planned.Execution.Number;
        var at = await rows.AsNoTracking()
            .Where(m => m.CaseId == context.CorrelationId && m.Execution == execution)
            .Select(m => new { m.CampaignId, m.CohortKey })
            .FirstOrDefaultAsync(cancellation);
        if (at is null)
            return null;
        await CohortGate.LockAsync(context.Step, at.CampaignId, at.CohortKey, cancellation);
        return await rows.FirstOrDefaultAsync(m => m.CampaignId == at.CampaignId && m.CohortKey == at.CohortKey && m.CaseId == context.CorrelationId, cancellation);
    }
}
