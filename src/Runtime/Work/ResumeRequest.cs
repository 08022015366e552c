using System.Text.Json;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Work;

/// <summary>A resume to be delivered in a step of its own: the payload of an outbox row of kind <c>resume</c>.</summary>
internal sealed record ResumeRequest(Guid InstanceId, ExecutionId Execution, string Name, Value Data)
{
    public const string Kind = "resume";

    public string ToJson() => Value.Object(
        ("instanceId", Value.Of(InstanceId.ToString("D"))),
        ("execution", Value.Of((double)Execution.Number)),
        ("name", Value.Of(Name)),
        ("data", Data)).ToJson();

    /// <exception cref="JsonException">The payload was not written by <see cref="ToJson"/>.</exception>
    public static ResumeRequest Parse(string json)
    {
        var value = Value.Parse(json);
        if (!Guid.TryParse(value["instanceId"].AsString, out var instance))
            throw new JsonException("instanceId is not an id.");
        return new(instance, new ExecutionId((int)value["execution"].AsNumber), value["name"].AsString, value["data"]);
    }
}
