using CanBo.Activities.Mail;
using CanBo.Activities.Tasks.Reminding;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Tasks.Steps;

/// <summary>Closes a step at its deadline, under its lock: an answer is either before this or late, never both.</summary>
internal sealed class CloseStepHandler(TaskFollowUps followUps) : EffectHandler<CloseStep>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, CloseStep effect, CancellationToken cancellation)
    {
        var step = context.Step;
        await StepLock.TakeAsync(step, context.InstanceId, context.Planned.Execution.Number, cancellation);
        var tasks = await StepTasks.OfAsync(step, context.InstanceId, context.Planned.Execution, cancellation);
        var open = tasks.Where(t => t.Status == TaskState.Open).ToList();
        if (open.Where(t => t.DueAt > step.Now).Max(t => t.DueAt) is { } moved)
        {
            // Someone has more time by now; the timer that fired was the old one.
            step.ScheduleTimer(context.InstanceId, context.Planned.Execution, Signals.DueTimer, moved);
            return null;
        }

        foreach (var task in open)
        {
            task.PassDeadline();
            // An anonymous answer cannot come late: there is nothing left to seal it to.
            if (task.Seal != TaskSeal.None)
                continue;
            await followUps.SetAsync(step, task, cancellation);
            TaskNotices.Queue(step, task, NoticeKind.TaskReminder);
        }

        step.Audit(context.CorrelationId, "DeadlinePassed", "timer", Value.Object(
            ("node", Value.Of(context.Planned.NodeId)), ("overdue", Value.Of(open.Count)), ("answered", Value.Of(tasks.Count(t => t.Status == TaskState.Done)))));
        return new Answer(Signals.Closed, Value.Object(("overdue", Value.Of(open.Count))));
    }
}
