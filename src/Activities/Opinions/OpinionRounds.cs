using CanBo.Runtime.Stepping;
using CanBo.Activities.Storage;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Opinions;

/// <summary>Finds the round of a waiting execution.</summary>
internal static class OpinionRounds
{
    /// <summary>The round, tracked; null when the step asks no opinions. Call it under the step's lock.</summary>
    public static Task<OpinionRound?> OfAsync(StepScope step, Guid instanceId, ExecutionId execution, CancellationToken cancellation) =>
        step.Db().Set<OpinionRound>().FirstOrDefaultAsync(r => r.InstanceId == instanceId && r.Execution == execution.Number, cancellation);
}
