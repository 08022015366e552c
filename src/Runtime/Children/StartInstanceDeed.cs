using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Children;

/// <summary>Starts one instance that another asked for, or an event, in a step of its own. Safe to repeat: the instance's id says whether it was started.</summary>
internal sealed class StartInstanceDeed(StepRunner steps) : IDeed
{
    private const string Exists = "select version from instances where id = $1";

    public static string Kind => "start-child";

    public static string Write(StartInstance start)
    {
        var payload = Value.Object(
            ("id", Value.Of(start.InstanceId.ToString("D"))),
            ("version", Value.Of(start.DefinitionVersionId)),
            ("correlation", Value.Of(start.CorrelationId.ToString("D"))),
            ("input", start.Input));
        return (start.By is { } by ? payload.With("by", Value.Of(by.Name)).With("data", by.Data) : payload).ToJson();
    }

    public async Task<DeedResult> DoAsync(OutboxItem item, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        var payload = Value.Parse(item.Payload);
        var start = new StartInstance(Guid.Parse(payload["id"].AsString), payload["version"].AsString, Guid.Parse(payload["correlation"].AsString), payload["input"])
        {
            By = payload["by"] is { Kind: ValueKind.String } by ? new Happening(by.AsString, payload["data"]) : null,
        };
        await steps.RunAsync((step, token) => StartOnceAsync(step, start, token), cancellation);
        return new DeedResult.Done();
    }

    /// <summary>False when the instance is there already.</summary>
    public static async Task<bool> StartOnceAsync(StepScope step, StartInstance start, CancellationToken cancellation)
    {
        if ((await StepAttempt.Of(step).Session.QueryAsync(new(Exists, start.InstanceId), row => row.Int(0), cancellation)).Count > 0)
            return false;
        await step.StartAsync(start, cancellation);
        return true;
    }
}
