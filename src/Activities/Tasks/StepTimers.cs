using CanBo.Activities.Tasks.Steps;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;

namespace CanBo.Activities.Tasks;

/// <summary>The timer of a step in which people act; reminders follow each task by itself.</summary>
internal static class StepTimers
{
    /// <summary>Sets it, or moves it.</summary>
    public static void Set(StepScope step, Guid instanceId, ExecutionId execution, TaskDeadline? deadline)
    {
        if (deadline is not null)
            step.ScheduleTimer(instanceId, execution, Signals.DueTimer, deadline.DueAt);
    }
}
