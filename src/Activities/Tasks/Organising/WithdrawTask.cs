using CanBo.Activities.Access;
using CanBo.Activities.Mail;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Tasks.Organising;

/// <summary>Takes back a task that was asked by mistake. When it was the last one waited for, the case goes on.</summary>
/// <param name="steps">The only door to the database.</param>
public sealed class WithdrawTask(StepRunner steps)
{
    /// <summary>Withdraws an open or overdue task.</summary>
    /// <exception cref="Errors.RuleBrokenException">The task was answered, waived or withdrawn.</exception>
    public Task WithdrawAsync(Actor actor, Guid taskId, string reason, CancellationToken cancellation)
    {
        var why = StatedReason.Require(reason);
        return steps.RunAsync(
            async (step, token) =>
            {
                var task = await OrganisedTask.TakeAsync(step, actor, taskId, token);
                if (task.Status is not (TaskState.Open or TaskState.Overdue))
                    throw OrganisedTask.NotOpen();
                var isWaitedFor = task.Status == TaskState.Open;
                task.Withdraw(why);
                OrganisedTask.Record(step, actor, task, "TaskWithdrawn", why);
                OrganisedTask.Tell(step, task, NoticeKind.TaskWithdrawn);
                if (isWaitedFor)
                    await StepCompletion.AfterAsync(step, task, token);
            },
            cancellation);
    }
}
