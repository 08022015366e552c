using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Instances;

/// <summary>Removes what a finished instance has told and nobody needs any more once it is archived. The instance itself stays, as small as its end left it.</summary>
public sealed class InstanceRemoval
{
    /// <summary>Removes the journal and the settled incidents of some instances, a statement each.</summary>
    /// <param name="step">The transaction.</param>
    /// <param name="instances">At most some hundred; all of them over.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="InvalidOperationException">One of them is not over: its journal proves its last commit.</exception>
    public async Task RemoveHistoryAsync(StepScope step, IReadOnlyCollection<Guid> instances, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(instances);
        var db = step.Context;
        if (await db.Set<InstanceRow>().AnyAsync(
            i => instances.Contains(i.Id) && i.Status != Workflows.Execution.InstanceStatus.Finished && i.Status != Workflows.Execution.InstanceStatus.Cancelled, cancellation))
            throw new InvalidOperationException("Only what instances that are over have told can be removed.");

        await db.Set<JournalRow>().Where(j => instances.Contains(j.InstanceId)).ExecuteDeleteAsync(cancellation);
        await db.Set<IncidentRow>().Where(i => instances.Contains(i.InstanceId) && i.ResolvedAt != null).ExecuteDeleteAsync(cancellation);
    }
}
