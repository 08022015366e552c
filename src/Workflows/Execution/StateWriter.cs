using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>Writes a state as compact JSON, always in the same order; what is empty or has its default is left out.</summary>
internal static class StateWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = Value.MaxDepth + 8,
        SkipValidation = true,
    };

    /// <summary>One writer a thread, because states are small and written all the time.</summary>
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? _kept;

    public static byte[] Write(InstanceState state)
    {
        var (buffer, writer) = _kept ??= Make();
        buffer.ResetWrittenCount();
        writer.Reset();
        try
        {
            Write(writer, state);
            writer.Flush();
            return buffer.WrittenSpan.ToArray();
        }
        catch
        {
            // A writer that stopped half way is not used again.
            _kept = null;
            throw;
        }
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) Make()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }

    private static void Write(Utf8JsonWriter writer, InstanceState state)
    {
        writer.WriteStartObject();
        writer.WriteNumber(StateNames.Version, InstanceState.SchemaVersion);
        writer.WriteString(StateNames.Status, StateNames.Of(state.Status));
        Integers(writer, StateNames.Counts, [state.ExecutionCount, state.EffectCount, state.JournalCount]);
        if (state.IsDecided)
            writer.WriteBoolean(StateNames.Decided, true);
        NonEmpty(writer, StateNames.Title, state.Title);
        NonEmpty(writer, StateNames.Correlation, state.Correlation);
        NonEmpty(writer, StateNames.Input, state.Input);
        NonEmpty(writer, StateNames.Output, state.Output);
        NonEmpty(writer, StateNames.Results, state.Results);
        Variables(writer, state.Variables);
        Integers(writer, StateNames.Rounds, state.Rounds.AsSpan());
        if (!state.Executions.IsEmpty)
        {
            writer.WriteStartArray(StateNames.Executions);
            foreach (var execution in state.Executions)
                Execution(writer, execution);
            writer.WriteEndArray();
        }

        if (!state.Scheduled.IsEmpty)
        {
            writer.WriteStartArray(StateNames.Scheduled);
            foreach (var scheduled in state.Scheduled)
                Scheduled(writer, scheduled);
            writer.WriteEndArray();
        }

        if (!state.Incidents.IsEmpty)
        {
            writer.WriteStartArray(StateNames.Incidents);
            foreach (var incident in state.Incidents)
                Incident(writer, incident);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Execution(Utf8JsonWriter writer, ExecutionState execution)
    {
        writer.WriteStartObject();
        writer.WriteNumber(StateNames.Id, execution.Id.Number);
        writer.WriteString(StateNames.Node, execution.NodeId);
        if (execution.Parent.Number != 0)
            writer.WriteNumber(StateNames.Parent, execution.Parent.Number);
        writer.WriteString(StateNames.Status, StateNames.Of(execution.Status));
        if (execution.StopsCase)
            writer.WriteBoolean(StateNames.StopsCase, true);
        if (execution.Round != 0)
            writer.WriteNumber(StateNames.Round, execution.Round);
        if (execution.Since != default)
            writer.WriteString(StateNames.Since, execution.Since);
        NonEmpty(writer, StateNames.Key, execution.Key);
        if (!execution.Inputs.IsUndefined)
        {
            writer.WritePropertyName(StateNames.Inputs);
            execution.Inputs.WriteTo(writer);
        }

        if (!execution.Memory.IsUndefined)
        {
            writer.WritePropertyName(StateNames.Memory);
            execution.Memory.WriteTo(writer);
        }

        if (!execution.Variables.IsEmpty)
        {
            writer.WriteStartArray(StateNames.Variables);
            foreach (var value in execution.Variables)
                value.WriteTo(writer);
            writer.WriteEndArray();
        }

        Integers(writer, StateNames.NodeVisits, execution.NodeVisits.AsSpan());
        Integers(writer, StateNames.ConnectionVisits, execution.ConnectionVisits.AsSpan());
        writer.WriteEndObject();
    }

    private static void Scheduled(Utf8JsonWriter writer, ScheduledNode scheduled)
    {
        writer.WriteStartObject();
        writer.WriteString(StateNames.Node, scheduled.NodeId);
        if (scheduled.Parent.Number != 0)
            writer.WriteNumber(StateNames.Parent, scheduled.Parent.Number);
        writer.WriteEndObject();
    }

    private static void Incident(Utf8JsonWriter writer, Incident incident)
    {
        writer.WriteStartObject();
        writer.WriteNumber(StateNames.Id, incident.Number);
        writer.WriteNumber(StateNames.Execution, incident.Execution.Number);
        writer.WriteString(StateNames.Node, incident.NodeId);
        writer.WriteString(StateNames.Code, StateNames.Of(incident.Code));
        writer.WriteString(StateNames.Message, incident.Message);
        writer.WriteString(StateNames.At, incident.At);
        if (incident.IsResolved)
            writer.WriteBoolean(StateNames.Resolved, true);
        writer.WriteEndObject();
    }

    private static void Variables(Utf8JsonWriter writer, ImmutableArray<KeyValuePair<string, Value>> variables)
    {
        if (variables.IsEmpty)
            return;
        writer.WriteStartObject(StateNames.Variables);
        foreach (var (id, value) in variables)
        {
            writer.WritePropertyName(id);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void NonEmpty(Utf8JsonWriter writer, JsonEncodedText name, string text)
    {
        if (text.Length > 0)
            writer.WriteString(name, text);
    }

    private static void NonEmpty(Utf8JsonWriter writer, JsonEncodedText name, Value value)
    {
        if (value.Properties.IsEmpty)
            return;
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    private static void Integers(Utf8JsonWriter writer, JsonEncodedText name, ReadOnlySpan<int> numbers)
    {
        if (numbers.IsEmpty)
            return;
        writer.WriteStartArray(name);
        foreach (var number in numbers)
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }
}
