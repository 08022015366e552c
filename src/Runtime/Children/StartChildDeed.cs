using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Children;

/// <summary>Starts one instance that another asked for, in a step of its own. Safe to repeat: the instance's id says whether it was started.</summary>
internal sealed class StartChildDeed(StepRunner steps) : IDeed
{
    private const string Exists = "select version from instances where id = $1";

    public static string Kind => "start-child";

    public static string Write(StartInstance start) => Value.Object(
        ("id", Value.Of(start.InstanceId.ToString("D"))),
        ("version", Value.Of(start.DefinitionVersionId)),
        ("correlation", Value.Of(start.CorrelationId.ToString("D"))),
        ("input", start.Input)).ToJson();

    public async Task<DeedResult> DoAsync(OutboxItem item, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        var payload = Value.Parse(item.Payload);
        var start = new StartInstance(Guid.Parse(payload["id"].AsString), payload["version"].AsString, Guid.Parse(payload["correlation"].AsString), payload["input"]);
        await steps.RunAsync(
            async (step, token) =>
            {
                if ((await StepAttempt.Of(step).Session.QueryAsync(new(Exists, start.InstanceId), row => row.Int(0), token)).Count == 0)
                    await step.StartAsync(start, token);
            },
            cancellation);
        return new DeedResult.Done();
    }
}
