using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reminding;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>Puts the case's last tie before the head; never before the person evaluated.</summary>
internal sealed class AskHeadHandler(WorkingCalendar calendar, TaskFollowUps followUps) : EffectHandler<AskHead>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, AskHead effect, CancellationToken cancellation)
    {
        var step = context.Step;
        var db = step.Db();
        await step.FlushAsync(cancellation);
        var @case = await db.Set<Case>().FirstAsync(c => c.Id == context.CorrelationId, cancellation);
        @case.Enter(context.Planned.NodeId, step.Now);
        var tied = await (
            from row in db.Set<VoteCase>()
            join session in db.Set<VoteSession>() on row.SessionId equals session.Id
            where row.CaseId == @case.Id && row.Outcome == VoteOutcomes.Tie
            orderby session.ClosedAt descending, session.Id descending
            select new { Row = row, session.BodyId }).FirstOrDefaultAsync(cancellation);
        if (tied is null)
            return new Answer(WaitOutcomes.Nobody, Value.EmptyObject);

        var subject = await db.Set<Person>().Where(p => p.Id == @case.PersonId).Select(p => p.FullName).FirstAsync(cancellation);
        var decider = await TieDeciders.FindAsync(db, tied.BodyId, subject, [@case.PersonId], BusinessZone.DayOf(step.Now), cancellation);
        if (decider is null)
        {
            step.Audit(@case.Id, "NobodyToAsk", "system", Value.Object(("node", Value.Of(context.Planned.NodeId)), ("gap", Value.Of("no_tie_decider"))));
            return new Answer(WaitOutcomes.NoParticipant, Value.EmptyObject);
        }

        var due = effect.WindowDays > 0 ? calendar.AddWorkingDays(step.Now, effect.WindowDays) : null;
        var tie = TieBreak.Ask(Ids.New(step.Now), tied.Row, context.InstanceId, context.Planned.Execution.Number, decider.PersonId);
        db.Add(tie);
        await TieTasks.AskAsync(step, @case, tie, decider, context.Planned.NodeId, due?.Instant, due?.Explanation, followUps, cancellation);
        if (due is not null)
            step.ScheduleTimer(context.InstanceId, context.Planned.Execution, WaitingStep.DueTimer, due.Instant);
        return null;
    }
}

/// <summary>At the deadline, unless decided a moment before.</summary>
internal sealed class CloseTieWaitHandler : EffectHandler<CloseTieWait>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, CloseTieWait effect, CancellationToken cancellation) =>
        await TieLeaving.LeaveAsync(context, TieBreakStatus.Overdue, cancellation) ? new Answer(WaitOutcomes.Overdue, Value.EmptyObject) : null;
}

/// <summary>Withdrawn from the step.</summary>
internal sealed class LeaveTieHandler : EffectHandler<LeaveTie>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, LeaveTie effect, CancellationToken cancellation)
    {
        await TieLeaving.LeaveAsync(context, TieBreakStatus.Withdrawn, cancellation);
        return null;
    }
}

internal static class TieLeaving
{
    /// <summary>Ends a tie-break under the step's lock. False when it was decided.</summary>
    public static async Task<bool> LeaveAsync(EffectContext context, TieBreakStatus how, CancellationToken cancellation)
    {
        var (step, execution) = (context.Step, context.Planned.Execution.Number);
        await StepLock.TakeAsync(step, context.InstanceId, execution, cancellation);
        await step.FlushAsync(cancellation);
        var tie = await step.Db().Set<TieBreak>().FirstOrDefaultAsync(
            t => t.CaseId == context.CorrelationId && t.InstanceId == context.InstanceId && t.Execution == execution && t.Status == TieBreakStatus.Waiting, cancellation);
        if (tie is null)
            return false;
        tie.Leave(how);
        foreach (var task in await TieTasks.OpenAsync(step.Db(), tie, cancellation))
        {
            if (how == TieBreakStatus.Overdue)
                task.PassDeadline();
            else
                task.Withdraw("");
        }

        return true;
    }
}

internal static class TieTasks
{
    public static Task AskAsync(
        StepScope step, Case @case, TieBreak tie, Participant decider, string nodeId, DateTimeOffset? dueAt, Texts.Sentence? explanation, TaskFollowUps followUps, CancellationToken cancellation)
    {
        var task = TaskOpening.Open(step, new NewTask(@case.CampaignId, TaskKind.TieBreak, decider.PersonId, decider.Reason)
        {
            CaseId = @case.Id,
            NodeId = nodeId,
            Subject = tie.Id.ToString("N", CultureInfo.InvariantCulture),
            DueAt = dueAt,
            DueExplanation = explanation,
        });
        return followUps.SetAsync(step, task, cancellation);
    }

    public static Task<List<TaskItem>> OpenAsync(CanBoContext db, TieBreak tie, CancellationToken cancellation)
    {
        var subject = tie.Id.ToString("N", CultureInfo.InvariantCulture);
        return db.Set<TaskItem>()
            .Where(t => t.CaseId == tie.CaseId && t.Kind == TaskKind.TieBreak && t.Subject == subject && t.Status == TaskState.Open)
            .ToListAsync(cancellation);
    }
}
