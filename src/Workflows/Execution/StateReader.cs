using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>Reads what <see cref="StateWriter"/> wrote. Strict: a word it does not know means another layout, and is refused.</summary>
internal static class StateReader
{
    public static InstanceState Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return ReadState(bytes);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            throw new JsonException("A state holds a value of the wrong kind.", exception);
        }
    }

    private static InstanceState ReadState(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Value.MaxDepth + 8 });
        Next(ref reader);
        Expect(ref reader, JsonTokenType.StartObject);

        var (status, decided, title, correlation) = (InstanceStatus.Pending, false, "", "");
        var (input, output, results) = (Value.EmptyObject, Value.EmptyObject, Value.EmptyObject);
        ImmutableArray<KeyValuePair<string, Value>> variables = [];
        ImmutableArray<ExecutionState> executions = [];
        ImmutableArray<ScheduledNode> scheduled = [];
        ImmutableArray<Incident> incidents = [];
        ImmutableArray<int> rounds = [];
        ImmutableArray<int> counts = [0, 0, 0];
        while (Property(ref reader))
        {
            if (Is(ref reader, StateNames.Version))
                Version(ref reader);
            else if (Is(ref reader, StateNames.Status))
                status = Enum<InstanceStatus>(ref reader);
            else if (Is(ref reader, StateNames.Counts))
                counts = Integers(ref reader);
            else if (Is(ref reader, StateNames.Decided))
                decided = Flag(ref reader);
            else if (Is(ref reader, StateNames.Results))
                results = Any(ref reader);
            else if (Is(ref reader, StateNames.Title))
                title = Text(ref reader);
            else if (Is(ref reader, StateNames.Correlation))
                correlation = Text(ref reader);
            else if (Is(ref reader, StateNames.Input))
                input = Any(ref reader);
            else if (Is(ref reader, StateNames.Output))
                output = Any(ref reader);
            else if (Is(ref reader, StateNames.Variables))
                variables = Any(ref reader).Properties;
            else if (Is(ref reader, StateNames.Rounds))
                rounds = Integers(ref reader);
            else if (Is(ref reader, StateNames.Executions))
                executions = List(ref reader, ReadExecution);
            else if (Is(ref reader, StateNames.Scheduled))
                scheduled = List(ref reader, ReadScheduled);
            else if (Is(ref reader, StateNames.Incidents))
                incidents = List(ref reader, ReadIncident);
            else
                throw Unknown(ref reader);
        }

        if (counts.Length != 3)
            throw new JsonException("The counts of a state are three.");
        return new InstanceState
        {
            Status = status,
            IsDecided = decided,
            Title = title,
            Results = results,
            Correlation = correlation,
            Input = input,
            Output = output,
            Variables = variables,
            Executions = executions,
            Scheduled = scheduled,
            Incidents = incidents,
            Rounds = rounds,
            ExecutionCount = counts[0],
            EffectCount = counts[1],
            JournalCount = counts[2],
        };
    }

    private delegate T ItemReader<T>(ref Utf8JsonReader reader);

    private static ExecutionState ReadExecution(ref Utf8JsonReader reader)
    {
        var (id, parent, round, node, key, stops) = (0, 0, 0, "", "", false);
        var status = ExecutionStatus.Running;
        DateTimeOffset since = default;
        Value inputs = default, memory = default;
        ImmutableArray<Value> variables = [];
        ImmutableArray<int> nodes = [];
        ImmutableArray<int> connections = [];
        while (Property(ref reader))
        {
            if (Is(ref reader, StateNames.Id))
                id = Integer(ref reader);
            else if (Is(ref reader, StateNames.Node))
                node = Text(ref reader);
            else if (Is(ref reader, StateNames.Parent))
                parent = Integer(ref reader);
            else if (Is(ref reader, StateNames.Status))
                status = Enum<ExecutionStatus>(ref reader);
            else if (Is(ref reader, StateNames.StopsCase))
                stops = Flag(ref reader);
            else if (Is(ref reader, StateNames.Round))
                round = Integer(ref reader);
            else if (Is(ref reader, StateNames.Since))
                since = Instant(ref reader);
            else if (Is(ref reader, StateNames.Key))
                key = Text(ref reader);
            else if (Is(ref reader, StateNames.Inputs))
                inputs = Any(ref reader);
            else if (Is(ref reader, StateNames.Memory))
                memory = Any(ref reader);
            else if (Is(ref reader, StateNames.Variables))
                variables = Any(ref reader).AsArray;
            else if (Is(ref reader, StateNames.NodeVisits))
                nodes = Integers(ref reader);
            else if (Is(ref reader, StateNames.ConnectionVisits))
                connections = Integers(ref reader);
            else
                throw Unknown(ref reader);
        }

        return new ExecutionState(new ExecutionId(id), node, new ExecutionId(parent), status)
        {
            Round = round,
            Since = since,
            Key = key,
            Inputs = inputs,
            Memory = memory,
            Variables = variables,
            NodeVisits = nodes,
            ConnectionVisits = connections,
            StopsCase = stops,
        };
    }

    private static ScheduledNode ReadScheduled(ref Utf8JsonReader reader)
    {
        var (node, parent) = ("", 0);
        while (Property(ref reader))
        {
            if (Is(ref reader, StateNames.Node))
                node = Text(ref reader);
            else if (Is(ref reader, StateNames.Parent))
                parent = Integer(ref reader);
            else
                throw Unknown(ref reader);
        }

        return new ScheduledNode(node, new ExecutionId(parent));
    }

    private static Incident ReadIncident(ref Utf8JsonReader reader)
    {
        var (number, execution, node, message, resolved) = (0, 0, "", "", false);
        var code = IncidentCode.ActivityFailed;
        DateTimeOffset at = default;
        while (Property(ref reader))
        {
            if (Is(ref reader, StateNames.Id))
                number = Integer(ref reader);
            else if (Is(ref reader, StateNames.Execution))
                execution = Integer(ref reader);
            else if (Is(ref reader, StateNames.Node))
                node = Text(ref reader);
            else if (Is(ref reader, StateNames.Code))
                code = Enum<IncidentCode>(ref reader);
            else if (Is(ref reader, StateNames.Message))
                message = Text(ref reader);
            else if (Is(ref reader, StateNames.At))
                at = Instant(ref reader);
            else if (Is(ref reader, StateNames.Resolved))
                resolved = Flag(ref reader);
            else
                throw Unknown(ref reader);
        }

        return new Incident(number, new ExecutionId(execution), node, code, message, at, resolved);
    }

    private static void Version(ref Utf8JsonReader reader)
    {
        var version = Integer(ref reader);
        if (version != InstanceState.SchemaVersion)
            throw new JsonException($"The state has layout {version}; this build reads layout {InstanceState.SchemaVersion}.");
    }

    private static ImmutableArray<T> List<T>(ref Utf8JsonReader reader, ItemReader<T> read)
    {
        Next(ref reader);
        Expect(ref reader, JsonTokenType.StartArray);
        var items = ImmutableArray.CreateBuilder<T>();
        for (Next(ref reader); reader.TokenType != JsonTokenType.EndArray; Next(ref reader))
        {
            Expect(ref reader, JsonTokenType.StartObject);
            items.Add(read(ref reader));
        }

        return items.DrainToImmutable();
    }

    private static ImmutableArray<int> Integers(ref Utf8JsonReader reader)
    {
        Next(ref reader);
        Expect(ref reader, JsonTokenType.StartArray);
        Span<int> numbers = stackalloc int[64];
        var count = 0;
        for (Next(ref reader); reader.TokenType != JsonTokenType.EndArray; Next(ref reader))
        {
            if (count == numbers.Length)
            {
                var more = new int[count * 2];
                numbers.CopyTo(more);
                numbers = more;
            }

            Expect(ref reader, JsonTokenType.Number);
            numbers[count++] = reader.GetInt32();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(numbers[..count].ToArray());
    }

    /// <summary>Moves to the next property's name; false at the object's end.</summary>
    private static bool Property(ref Utf8JsonReader reader)
    {
        Next(ref reader);
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    private static bool Is(ref Utf8JsonReader reader, JsonEncodedText name) => reader.ValueTextEquals(name.EncodedUtf8Bytes);

    private static Value Any(ref Utf8JsonReader reader)
    {
        Next(ref reader);
        return Value.Read(ref reader);
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        Next(ref reader);
        Expect(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    private static int Integer(ref Utf8JsonReader reader)
    {
        Next(ref reader);
        Expect(ref reader, JsonTokenType.Number);
        return reader.GetInt32();
    }

    private static bool Flag(ref Utf8JsonReader reader)
    {
        Next(ref reader);
        return reader.TokenType == JsonTokenType.True;
    }

    private static DateTimeOffset Instant(ref Utf8JsonReader reader)
    {
        Next(ref reader);
        return reader.TryGetDateTimeOffset(out var instant) ? instant : throw new JsonException("A state holds a time that cannot be read.");
    }

    private static T Enum<T>(ref Utf8JsonReader reader)
        where T : struct, System.Enum =>
        System.Enum.TryParse<T>(Text(ref reader), out var value) ? value : throw new JsonException($"A state holds an unknown {typeof(T).Name}.");

    private static void Next(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            throw new JsonException("The state ends too early.");
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
            throw new JsonException($"A state holds {reader.TokenType} where {type} was expected.");
    }

    private static JsonException Unknown(ref Utf8JsonReader reader) => new($"A state has no property '{reader.GetString()}' in this layout.");
}
