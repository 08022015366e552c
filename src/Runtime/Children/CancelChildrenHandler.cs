using System.Text.Json;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;

namespace CanBo.Runtime.Children;

/// <summary>Cancels what an execution has started and nobody waits for any more.</summary>
internal sealed class CancelChildrenHandler : EffectHandler<Effect.CancelChildren>
{
    private const string Started = "select id from instances where id in (select value::uuid from jsonb_array_elements_text($1::jsonb))";

    private const string StartedOnSqlite = "select id from instances where id in (select value from json_each($1))";

    private const string Forget = "delete from outbox where kind = $1 and status = 'Waiting' and key in (select value from jsonb_array_elements_text($2::jsonb))";

    private const string ForgetOnSqlite = "delete from outbox where kind = $1 and status = 'Waiting' and key in (select value from json_each($2))";

    protected override async Task<Answer?> ApplyAsync(EffectContext context, Effect.CancelChildren effect, CancellationToken cancellation)
    {
        var step = StepAttempt.Of(context.Step);
        var children = Enumerable.Range(0, effect.Count).Select(i => new ChildLink(context.InstanceId, context.Planned.Execution, i, 0).ChildId).ToList();
        var (started, forget) = step.Provider == StorageProvider.PostgreSql ? (Started, Forget) : (StartedOnSqlite, ForgetOnSqlite);
        await step.Session.ExecuteAsync(new(forget, StartInstanceDeed.Kind, JsonSerializer.Serialize(children.Select(child => child.ToString("N")))), cancellation);

        // SQLite keeps ids as text, in capitals.
        var there = await step.Session.QueryAsync(new(started, JsonSerializer.Serialize(children.Select(child => child.ToString("D").ToUpperInvariant()))), row => row.Guid(0), cancellation);
        foreach (var child in children.Where(child => there.Contains(child) || step.Writes.Instances.ContainsKey(child)))
            await step.CancelAsync(child, "ParentWithdrew", cancellation);
        return null;
    }
}
