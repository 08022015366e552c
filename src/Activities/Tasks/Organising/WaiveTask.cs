using CanBo.Activities.Access;
using CanBo.Activities.Mail;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Tasks.Organising;

/// <summary>Says that an answer is not needed. When it was the last one waited for, the case goes on.</summary>
/// <param name="steps">The only door to the database.</param>
public sealed class WaiveTask(StepRunner steps)
{
    /// <summary>Waives an open task.</summary>
    /// <exception cref="Errors.RuleBrokenException">The task is not open.</exception>
    public Task WaiveAsync(Actor actor, Guid taskId, string reason, CancellationToken cancellation)
    {
        var why = StatedReason.Require(reason);
        return steps.RunAsync(
            async (step, token) =>
            {
                var task = await OrganisedTask.TakeAsync(step, actor, taskId, token);
                if (task.Status != TaskState.Open)
                    throw OrganisedTask.NotOpen();
                task.Waive(why);
                OrganisedTask.Record(step, actor, task, "TaskWaived", why);
                OrganisedTask.Tell(step, task, NoticeKind.TaskWithdrawn);
                await StepCompletion.AfterAsync(step, task, token);
            },
            cancellation);
    }
}
