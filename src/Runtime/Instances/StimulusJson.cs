using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Instances;

/// <summary>Stimuli as they stand in the journal: everything a replay needs.</summary>
internal static class StimulusJson
{
    public static string Write(IReadOnlyList<Stimulus> stimuli)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, JournalJson.WriterOptions))
        {
            writer.WriteStartArray();
            foreach (var stimulus in stimuli)
                Write(writer, stimulus);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="JsonException">The text was not written by <see cref="Write(IReadOnlyList{Stimulus})"/>.</exception>
    public static ImmutableArray<Stimulus> Read(string json) => [.. Value.Parse(json).AsArray.Select(Read)];

    private static void Write(Utf8JsonWriter writer, Stimulus stimulus)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", stimulus.GetType().Name);
        writer.WriteString("id", stimulus.Id);
        writer.WriteNumber("now", stimulus.Now.ToUnixTimeMilliseconds());
        switch (stimulus)
        {
            case Stimulus.Start start:
                WriteValue(writer, "input", start.Input);
                if (start.By is { } by)
                {
                    writer.WriteString("by", by.Name);
                    WriteValue(writer, "data", by.Data);
                }

                break;
            case Stimulus.Resume resume:
                writer.WriteNumber("execution", resume.Execution.Number);
                writer.WriteString("name", resume.Name);
                WriteValue(writer, "data", resume.Data);
                break;
            case Stimulus.Cancel cancel:
                writer.WriteString("reason", cancel.Reason);
                break;
            case Stimulus.Retry retry:
                writer.WriteNumber("execution", retry.Execution.Number);
                break;
            case Stimulus.Return back:
                writer.WriteString("node", back.NodeId);
                writer.WriteString("reason", back.Reason);
                break;
            case Stimulus.Migrate migrate:
                writer.WriteString("from", migrate.FromVersionId);
                writer.WriteString("to", migrate.VersionId);
                break;
            default:
                throw new InvalidOperationException($"The journal does not know stimuli of type {stimulus.GetType().Name}.");
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, Value value)
    {
        if (value.IsUndefined)
            return;
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    private static Stimulus Read(Value value)
    {
        var id = value["id"].AsString;
        var now = DateTimeOffset.FromUnixTimeMilliseconds((long)value["now"].AsNumber);
        return value["kind"].AsString switch
        {
            nameof(Stimulus.Start) => new Stimulus.Start(id, now, value["input"]) { By = value["by"] is { Kind: ValueKind.String } by ? new Happening(by.AsString, value["data"]) : null },
            nameof(Stimulus.Resume) => new Stimulus.Resume(id, now, Execution(value), value["name"].AsString, value["data"]),
            nameof(Stimulus.Cancel) => new Stimulus.Cancel(id, now, value["reason"].AsString),
            nameof(Stimulus.Retry) => new Stimulus.Retry(id, now, Execution(value)),
            nameof(Stimulus.Return) => new Stimulus.Return(id, now, value["node"].AsString, value["reason"].AsString),
            nameof(Stimulus.Migrate) => new Stimulus.Migrate(id, now, value["from"].AsString, value["to"].AsString),
            var kind => throw new JsonException($"The journal holds an unknown stimulus '{kind}'."),
        };
    }

    private static ExecutionId Execution(Value value) => new((int)value["execution"].AsNumber);
}
