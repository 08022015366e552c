using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;

namespace CanBo.Runtime.Stimuli;

/// <summary>
/// Tells an event to the executions of other instances that wait for it, each in a step of its own after this one. Who waits for which event is in the states;
/// only instances with an open Event are read.
/// </summary>
internal sealed class PublishEventHandler : EffectHandler<Effect.PublishEvent>
{
    private const string Waiting =
        "select i.id, i.state from instances i where i.id in (select b.instance_id from bookmarks b where b.activity_type = 'Elsa.Event') and i.id <> $1 order by i.id";

    protected override async Task<Answer?> ApplyAsync(EffectContext context, Effect.PublishEvent effect, CancellationToken cancellation)
    {
        var step = StepAttempt.Of(context.Step);
        foreach (var (id, bytes) in await step.Session.QueryAsync(new(Waiting, context.InstanceId), row => (row.Guid(0), row.Bytes(1)), cancellation))
        {
            var state = InstanceState.FromBytes(bytes);
            if (effect.Correlation.Length > 0 && state.Correlation != effect.Correlation)
                continue;
            foreach (var execution in state.Executions.Where(e => e.Status == ExecutionStatus.Waiting && e.Key == effect.Name))
                step.ResumeLater(id, execution.Id, Stimulus.EventPublished, effect.Payload);
        }

        return null;
    }
}
