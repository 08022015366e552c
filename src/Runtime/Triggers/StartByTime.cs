using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Triggers;

/// <summary>
/// Starts an instance of a definition whose time has come, and writes the row of the next time, in one step: once a cluster, however many hosts there are. Its key is the definition's id, its
/// payload the version's. Times that were missed while no host ran are one.
/// </summary>
internal sealed class StartByTime(GraphStore graphs) : ITimedJob
{
    public static string Name => "start-by-time";

    public async Task RunAsync(StepScope step, string key, string payload, CancellationToken cancellation)
    {
        if (!await step.Context.Set<TriggerRow>().AnyAsync(t => t.DefinitionId == key && t.VersionId == payload, cancellation))
            return;
        var graph = await graphs.GetAsync(StepAttempt.Of(step).Session, payload, step.Now, cancellation);
        var id = Guid.CreateVersion7(step.Now);
        await step.StartAsync(new StartInstance(id, payload, id, Value.EmptyObject) { By = new Happening(Stimulus.TimerFired, Value.Object(("name", Value.Of("Start")))) }, cancellation);
        if (graph.Trigger is { } trigger && TriggerRegister.NextTime(trigger, step.Now) is { } next)
            step.ScheduleJob(Name, key, next, payload);
    }
}
