using CanBo.Activities.Tasks.Steps;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;

namespace CanBo.Activities.Tasks;

/// <summary>The timers of a step in which people act: one at the deadline, one before it.</summary>
internal static class StepTimers
{
    /// <summary>Sets them, or moves those that are set.</summary>
    public static void Set(StepScope step, Guid instanceId, ExecutionId execution, TaskDeadline? deadline)
    {
        if (deadline is null)
            return;
        step.ScheduleTimer(instanceId, execution, Signals.DueTimer, deadline.DueAt);
        if (deadline.RemindAt is { } remindAt && remindAt > step.Now)
            step.ScheduleTimer(instanceId, execution, Signals.RemindTimer, remindAt);
    }
}
