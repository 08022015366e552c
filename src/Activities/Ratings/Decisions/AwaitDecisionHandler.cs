using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Mail;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reminding;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>Puts the case on its decider's list; the decider is asked once a list, not once a case.</summary>
internal sealed class AwaitDecisionHandler(Participants participants, WorkingCalendar calendar, TaskFollowUps followUps) : EffectHandler<AwaitDecision>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, AwaitDecision effect, CancellationToken cancellation)
    {
        var step = context.Step;
        var db = step.Db();
        var @case = await db.Set<Case>().FirstAsync(c => c.Id == context.CorrelationId, cancellation);
        @case.Enter(context.Planned.NodeId, step.Now);
        if (await DeciderAsync(db, @case, step.Now, cancellation) is not { } decider)
        {
            step.Audit(@case.Id, "NobodyToAsk", "system", Value.Object(("node", Value.Of(context.Planned.NodeId)), ("gap", Value.Of("no_decider"))));
            return new Answer(WaitOutcomes.NoParticipant, Value.EmptyObject);
        }

        var key = AwaitedDecision.KeyOf(@case.DeciderUnitId, @case.PositionGroup);
        await DecisionLists.LockAsync(step, @case.CampaignId, decider, key, cancellation);
        await step.FlushAsync(cancellation);
        var awaited = await db.Set<AwaitedDecision>().FindAsync([@case.Id], cancellation);
        if (awaited is null)
            db.Add(awaited = AwaitedDecision.Of(@case));
        awaited.Wait(decider, key, context.InstanceId, context.Planned.Execution.Number, step.Now);

        var due = effect.WindowDays > 0 ? calendar.AddWorkingDays(step.Now, effect.WindowDays) : null;
        if (due is not null && effect.LeavesWhenOverdue)
            step.ScheduleTimer(context.InstanceId, context.Planned.Execution, WaitingStep.DueTimer, due.Instant);
        await AskAsync(step, @case, decider, key, due, cancellation);
        return null;
    }

    private async Task<Guid?> DeciderAsync(CanBoContext db, Case @case, DateTimeOffset now, CancellationToken cancellation)
    {
        if (@case.DeciderId is { } known)
            return known;
        var subject = new CaseSubject(@case.PersonId, @case.PostId, @case.DeciderUnitId);
        var found = await participants.ResolveAsync(db, ParticipantRule.Decider, subject, BusinessZone.DayOf(now), cancellation);
        if (found.People is not [var decider, ..])
            return null;
        @case.DecidedBy(decider.PersonId);
        return decider.PersonId;
    }

    private async Task AskAsync(StepScope step, Case @case, Guid decider, string key, DueDate? due, CancellationToken cancellation)
    {
        var db = step.Db();
        var task = await DecisionLists.TaskAsync(db, @case.CampaignId, decider, key, cancellation);
        if (task is null)
        {
            var unit = await db.Set<Unit>().Where(u => u.Id == @case.DeciderUnitId).Select(u => u.Name).FirstOrDefaultAsync(cancellation) ?? "";
            task = TaskItem.Open(
                Ids.New(step.Now),
                new NewTask(@case.CampaignId, TaskKind.Decision, decider, Sentence.Of("Đồng chí có thẩm quyền quyết định xếp loại của {0}.", unit))
                {
                    Subject = key,
                    DueAt = due?.Instant,
                    DueExplanation = due?.Explanation,
                },
                step.Now);
            db.Add(task);
            Notices.Queue(step, new NewNotice(decider, NoticeKind.TaskOpened, @case.CampaignId, null, task.Id));
            await followUps.SetAsync(step, task, cancellation);
        }
        else if (due is not null && task.DueAt < due.Instant)
        {
            task.Extend(due.Instant, due.Explanation, "");
            await followUps.SetAsync(step, task, cancellation);
        }
    }
}
