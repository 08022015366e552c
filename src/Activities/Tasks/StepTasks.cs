using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks;

/// <summary>The tasks of one waiting execution.</summary>
internal static class StepTasks
{
    /// <summary>All of them, tracked. Call it under the step's lock.</summary>
    public static async Task<List<TaskItem>> OfAsync(StepScope step, Guid instanceId, ExecutionId execution, CancellationToken cancellation)
    {
        // Rows this step has opened or changed itself are seen too.
        await step.FlushAsync(cancellation);
        return await step.Db().Set<TaskItem>()
            .Where(t => t.InstanceId == instanceId && t.Execution == execution.Number)
            .OrderBy(t => t.Id)
            .ToListAsync(cancellation);
    }
}
