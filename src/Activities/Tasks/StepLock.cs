using System.Globalization;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Tasks;

/// <summary>
/// The lock of a step that several people may complete together. Every contribution takes it before it reads a task, and so does the
/// closing at the deadline: of the last two repliers the second sees the first (design.md §3, "Completion is a row under a lock").
/// </summary>
public static class StepLock
{
    /// <summary>Takes the lock of a waiting execution.</summary>
    public static Task TakeAsync(StepScope step, Guid instanceId, int execution, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.LockAsync(Key(instanceId, execution), cancellation);
    }

    /// <summary>Its key.</summary>
    public static string Key(Guid instanceId, int execution) => string.Create(CultureInfo.InvariantCulture, $"step:{instanceId:N}:{execution}");

    /// <summary>The lock of a task that no execution waits for.</summary>
    internal static Task TakeAsync(StepScope step, Guid taskId, CancellationToken cancellation) =>
        step.LockAsync(string.Create(CultureInfo.InvariantCulture, $"task:{taskId:N}"), cancellation);
}
