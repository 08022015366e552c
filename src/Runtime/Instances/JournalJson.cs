using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Runtime.Instances;

/// <summary>The engine's lines as they stand in the journal: an array each of sequence, time, event, execution, node, type and detail.</summary>
internal static class JournalJson
{
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = Value.MaxDepth + 4,
    };

    public static string Write(IReadOnlyList<JournalEntry> entries)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartArray();
            foreach (var entry in entries)
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(entry.Sequence);
                writer.WriteNumberValue(entry.At.ToUnixTimeMilliseconds());
                writer.WriteStringValue(entry.Event);
                writer.WriteNumberValue(entry.Execution.Number);
                writer.WriteStringValue(entry.NodeId);
                writer.WriteStringValue(entry.ActivityType);
                writer.WriteStringValue(entry.Detail);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="JsonException">The text was not written by <see cref="Write"/>.</exception>
    public static ImmutableArray<JournalEntry> Read(string json) => [.. Value.Parse(json).AsArray.Select(Read)];

    private static JournalEntry Read(Value entry)
    {
        var fields = entry.AsArray;
        return new JournalEntry(
            (int)fields[0].AsNumber,
            DateTimeOffset.FromUnixTimeMilliseconds((long)fields[1].AsNumber),
            fields[2].AsString,
            new ExecutionId((int)fields[3].AsNumber),
            fields[4].AsString,
            fields[5].AsString,
            fields[6].AsString);
    }
}
