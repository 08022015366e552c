using CanBo.Runtime.Children;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Triggers;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.Extensions.Logging;

namespace CanBo.Runtime.Stimuli;

/// <summary>
/// Tells an event to the executions of other instances that wait for it, and starts instances of the definitions that begin with it, each in a step of its own after this one. Who waits is found by the
/// bookmarks' key; a state is read only to see what an instance was correlated with, and for bookmarks of builds that wrote no key.
/// </summary>
internal sealed partial class PublishEventHandler(ILogger<PublishEventHandler> logger) : EffectHandler<Effect.PublishEvent>
{
    private const string Waiting =
        "select instance_id, execution from bookmarks where activity_type = 'Elsa.Event' and key = $1 and key <> '' and instance_id <> $2 order by instance_id, execution";

    private const string Read =
        "select i.id, i.state from instances i where i.id in (select b.instance_id from bookmarks b where b.activity_type = 'Elsa.Event' and b.key = $1) and i.id <> $2 order by i.id";

    private const string Starting = "select definition_id, version_id from triggers where activity_type = 'Elsa.Event' and key = $1 order by definition_id";

    protected override async Task<Answer?> ApplyAsync(EffectContext context, Effect.PublishEvent effect, CancellationToken cancellation)
    {
        var step = StepAttempt.Of(context.Step);
        if (effect.Correlation.Length == 0)
        {
            foreach (var (id, execution) in await step.Session.QueryAsync(new(Waiting, effect.Name, context.InstanceId), row => (row.Guid(0), row.Int(1)), cancellation))
                step.ResumeLater(id, new ExecutionId(execution), Stimulus.EventPublished, effect.Payload);
            await StartAsync(step, context, effect, cancellation);
        }
        else
        {
            await TellAsync(step, context.InstanceId, effect, effect.Name, cancellation);
        }

        await TellAsync(step, context.InstanceId, effect, "", cancellation);
        return null;
    }

    private static async Task TellAsync(StepAttempt step, Guid own, Effect.PublishEvent effect, string key, CancellationToken cancellation)
    {
        foreach (var (id, bytes) in await step.Session.QueryAsync(new(Read, key, own), row => (row.Guid(0), row.Bytes(1)), cancellation))
        {
            var state = InstanceState.FromBytes(bytes);
            if (effect.Correlation.Length > 0 && state.Correlation != effect.Correlation)
                continue;
            foreach (var execution in state.Executions.Where(e => e.Status == ExecutionStatus.Waiting && e.Key == effect.Name))
                step.ResumeLater(id, execution.Id, Stimulus.EventPublished, effect.Payload);
        }
    }

    /// <summary>What one event starts may publish the next: a chain of them ends like any other circle.</summary>
    private async Task StartAsync(StepAttempt step, EffectContext context, Effect.PublishEvent effect, CancellationToken cancellation)
    {
        var starting = await step.Session.QueryAsync(new(Starting, effect.Name), row => (DefinitionId: row.Text(0), VersionId: row.Text(1)), cancellation);
        if (starting.Count == 0)
            return;
        var depth = step.Writes.Instances[context.InstanceId].EventDepth + 1;
        if (depth > ChildLink.MaxDepth)
        {
            LogCircle(context.InstanceId, ChildLink.MaxDepth);
            return;
        }

        foreach (var (definitionId, versionId) in starting)
        {
            var id = StartedByEvent.IdOf(context.InstanceId, context.Planned.Number, definitionId);
            var start = new StartInstance(id, versionId, id, StartedByEvent.AddTo(Value.EmptyObject, depth)) { By = new Happening(Stimulus.EventPublished, effect.Payload) };
            step.Enqueue(StartInstanceDeed.Kind, id.ToString("N"), StartInstanceDeed.Write(start));
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Instance {InstanceId} publishes an event that starts nothing: more than {Most} instances have started each other by events")]
    private partial void LogCircle(Guid instanceId, int most);
}
