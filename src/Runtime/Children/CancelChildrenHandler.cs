using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;

namespace CanBo.Runtime.Children;

/// <summary>Cancels what an execution has started and nobody waits for any more.</summary>
internal sealed class CancelChildrenHandler : EffectHandler<Effect.CancelChildren>
{
    private const string Exists = "select version from instances where id = $1";

    private const string Forget = "delete from outbox where kind = $1 and key = $2 and status = 'Waiting'";

    protected override async Task<Answer?> ApplyAsync(EffectContext context, Effect.CancelChildren effect, CancellationToken cancellation)
    {
        var step = StepAttempt.Of(context.Step);
        for (var i = 0; i < effect.Count; i++)
        {
            var child = new ChildLink(context.InstanceId, context.Planned.Execution, i, 0).ChildId;
            if (step.Writes.Instances.ContainsKey(child) || (await step.Session.QueryAsync(new(Exists, child), row => row.Int(0), cancellation)).Count > 0)
                await step.CancelAsync(child, "ParentWithdrew", cancellation);
            else
                await step.Session.ExecuteAsync(new(Forget, StartChildDeed.Kind, child.ToString("N")), cancellation);
        }

        return null;
    }
}
