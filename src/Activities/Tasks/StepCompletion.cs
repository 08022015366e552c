using CanBo.Activities.Tasks.Steps;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Tasks;

/// <summary>Whether a step has all its answers, and if so the one stimulus that moves the case on. Runs under the step's lock, in the contribution's transaction.</summary>
internal static class StepCompletion
{
    /// <summary>Looks at the step after one of its tasks was answered, waived or withdrawn.</summary>
    public static async Task AfterAsync(StepScope step, TaskItem changed, CancellationToken cancellation)
    {
        if (changed.InstanceId is not { } instance || changed.Execution is not { } number)
            return;
        var execution = new ExecutionId(number);
        var tasks = await StepTasks.OfAsync(step, instance, execution, cancellation);
        var answered = tasks.Count(t => t.Status == TaskState.Done);
        var open = tasks.Where(t => t.Status == TaskState.Open).ToList();
        var enough = changed.OneIsEnough ? 1 : changed.Enough;
        if (open.Count > 0 && (enough == 0 || answered < enough))
            return;

        foreach (var task in open)
            task.Withdraw("");
        // False when the step was over before: a sheet given back after it. Then only the answer changes.
        await step.ResumeAsync(instance, execution, answered > 0 ? Signals.Submitted : Signals.NotRequired, Value.EmptyObject, cancellation);
    }
}
