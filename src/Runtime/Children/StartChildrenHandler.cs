using CanBo.Runtime.Stepping;
using CanBo.Runtime.Triggers;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Children;

/// <summary>Starts instances of a published procedure: in the step itself, or after it by the outbox.</summary>
internal sealed class StartChildrenHandler(GraphStore graphs) : EffectHandler<Effect.StartChildren>
{
    private const string Published = "select version_id from workflow_definitions where definition_id = $1 and is_published";

    protected override async Task<Answer?> ApplyAsync(EffectContext context, Effect.StartChildren effect, CancellationToken cancellation)
    {
        var step = StepAttempt.Of(context.Step);
        var parent = step.Writes.Instances[context.InstanceId];
        var depth = (parent.Link?.Depth ?? 0) + 1;
        if (depth > ChildLink.MaxDepth)
            return Refused($"more than {ChildLink.MaxDepth} procedures would run inside each other.");
        if (await step.Session.QueryAsync(new(Published, effect.DefinitionId), row => row.Text(0), cancellation) is not [var version])
            return Refused("there is no published procedure of that id. Publish it, then retry.");

        // Tasks belong to a case and its one instance; people act in a part of the case's own procedure.
        if ((await graphs.GetAsync(step.Session, version, step.Now, cancellation)).HasHumanActivities)
            return Refused("people act in it. Use it as an activity of this procedure instead.");

        Value? ended = null;
        for (var i = 0; i < effect.Inputs.Length; i++)
        {
            var link = new ChildLink(context.InstanceId, context.Planned.Execution, i, depth);
            var start = new StartInstance(link.ChildId, version, context.CorrelationId, link.AddTo(StartedByEvent.AddTo(effect.Inputs[i], parent.EventDepth)));
            if (!effect.InStep)
            {
                step.Enqueue(StartInstanceDeed.Kind, link.ChildId.ToString("N"), StartInstanceDeed.Write(start));
                continue;
            }

            await step.StartAsync(start, cancellation);
            var state = step.Writes.Instances[start.InstanceId].State;
            ended = state.IsOver ? link.Ended(state) : null;
        }

        return ended is { } end ? new Answer(Stimulus.ChildFinished, end) : new Answer(Stimulus.ChildrenStarted, Value.EmptyObject);
    }

    private static Answer Refused(string reason) => new(Stimulus.ChildRefused, Value.Object(("reason", Value.Of(reason))));
}
