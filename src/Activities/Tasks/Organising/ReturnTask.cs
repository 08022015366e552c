using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Mail;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks.Reminding;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks.Organising;

/// <summary>
/// Gives an answer back to be mended: it becomes the draft again, and the case goes back to its step (design.md §3, "Joins and returns"). What was open after the
/// step is withdrawn; opinions given there are kept, a summing-up is asked for again. A signed decision
/// forbids it, and so does a secret vote.
/// </summary>
/// <param name="steps">The only door to the database.</param>
/// <param name="dueDates">Working days.</param>
/// <param name="followUps">Reminders.</param>
/// <param name="guards">What no return may lead over.</param>
public sealed class ReturnTask(StepRunner steps, TaskDueDates dueDates, TaskFollowUps followUps, IEnumerable<IReturnGuard> guards)
{
    private const int MostDays = 60;

    /// <summary>Returns an answered task.</summary>
    /// <param name="actor">An organiser.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="workingDays">Working days to mend it, 1 to 60.</param>
    /// <param name="reason">What is to be mended.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="RuleBrokenException">Not answered, the case is decided, or a secret vote was cast after the step.</exception>
    public Task ReturnAsync(Actor actor, Guid taskId, int workingDays, string reason, CancellationToken cancellation)
    {
        if (workingDays is < 1 or > MostDays)
            throw new InvalidInputException("workingDays", Sentence.Of("Nhập số ngày làm việc từ 1 đến {0}.", MostDays.ToString(CultureInfo.InvariantCulture)));
        var why = StatedReason.Require(reason);
        return steps.RunAsync(
            async (step, token) =>
            {
                var task = await OrganisedTask.TakeAsync(step, actor, taskId, token);
                if (task.Seal != TaskSeal.None)
                    throw new RuleBrokenException(Sentence.Of("Ý kiến ẩn danh không trả lại được. Người gửi tự gửi lại đến khi đóng."), code: "sealed");
                if (task.Status != TaskState.Done)
                    throw new RuleBrokenException(Sentence.Of("Chỉ trả lại được bản đã gửi."), code: "task_not_done");
                await OrganisedTask.RequireUndecidedAsync(step, task, token);
                var deadline = dueDates.In(workingDays, step.Now);
                task.Return(why);
                task.Extend(deadline.DueAt, deadline.Explanation, why);
                OrganisedTask.Record(step, actor, task, "TaskReturned", why);
                await GoBackAsync(step, task, deadline, token);
                await followUps.SetAsync(step, task, token);
                OrganisedTask.Tell(step, task, NoticeKind.TaskReturned);
            },
            cancellation);
    }

    // While the step still waits for others the case is there already; then, and where the procedure has no way back, only the task opens again.
    private async Task GoBackAsync(StepScope step, TaskItem task, TaskDeadline deadline, CancellationToken cancellation)
    {
        if (task.InstanceId is not { } instance)
            return;
        await step.FlushAsync(cancellation);
        var again = await step.ReturnAsync(instance, task.NodeId, "TaskReturned", cancellation);
        await step.FlushAsync(cancellation);
        foreach (var guard in guards)
            await guard.RequireFreeAsync(step, task.CaseId!.Value, again, cancellation);
        var nodes = again.Where(node => node != task.NodeId).ToList();
        foreach (var appraisal in await step.Db().Set<TaskItem>()
            .Where(t => t.InstanceId == instance && t.Kind == TaskKind.Appraisal && t.Status == TaskState.Done && EF.Parameter(nodes).Contains(t.NodeId))
            .ToListAsync(cancellation))
            appraisal.SetAside();
        StepTimers.Set(step, instance, new ExecutionId(task.Execution!.Value), deadline);
    }
}
