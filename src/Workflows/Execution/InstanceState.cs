using System.Collections.Immutable;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>
/// Everything the engine remembers of one instance, and nothing else: codes and counts, no names or texts (design.md section 3, "State is
/// lean"). Immutable. It belongs to one version of a definition: rounds and flow counts are ordered by that version's graph.
/// </summary>
public sealed class InstanceState
{
    /// <summary>The layout that <see cref="ToBytes"/> writes; a lower one is brought to it when read, a higher one refused.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The state before the start.</summary>
    public static InstanceState New { get; } = new();

    /// <summary>Where the instance stands.</summary>
    public InstanceStatus Status { get; init; }

    /// <summary>True when nothing can happen any more. A faulted instance is not over: a retry resumes it.</summary>
    public bool IsOver => Status is InstanceStatus.Finished or InstanceStatus.Cancelled;

    /// <summary>The workflow's input as given at the start; dropped when the instance is over.</summary>
    public Value Input { get; init; } = Value.EmptyObject;

    /// <summary>The workflow's outputs that were set so far: an object by name.</summary>
    public Value Output { get; init; } = Value.EmptyObject;

    /// <summary>The workflow's variables by id, in the order they are declared; those of containers are with their executions.</summary>
    public ImmutableArray<KeyValuePair<string, Value>> Variables { get; init; } = [];

    /// <summary>Executions that are open, by id. Completed ones leave nothing but counts.</summary>
    public ImmutableArray<ExecutionState> Executions { get; init; } = [];

    /// <summary>Nodes that were to begin when an incident stopped the case; a retry takes them up.</summary>
    public ImmutableArray<ScheduledNode> Scheduled { get; init; } = [];

    /// <summary>Per node of the graph, how often it began; shorter when the last ones never did.</summary>
    public ImmutableArray<int> Rounds { get; init; } = [];

    /// <summary>Everything that went wrong, settled or not.</summary>
    public ImmutableArray<Incident> Incidents { get; init; } = [];

    /// <summary>True when a final decision was made, and not returned over since.</summary>
    public bool IsDecided { get; init; }

    /// <summary>What activities gave and expressions read by <c>getOutputFrom</c>: by the activity's id, then by output. Nothing else is kept.</summary>
    public Value Results { get; init; } = Value.EmptyObject;

    /// <summary>What lists call the instance; empty unless the procedure set it.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the procedure correlated the instance with; empty when it did not.</summary>
    public string Correlation { get; init; } = "";

    /// <summary>Number of executions so far.</summary>
    public int ExecutionCount { get; init; }

    /// <summary>Number of effects so far.</summary>
    public int EffectCount { get; init; }

    /// <summary>Number of journal lines so far.</summary>
    public int JournalCount { get; init; }

    /// <summary>The state as compact UTF-8 JSON; the same state gives the same bytes.</summary>
    public byte[] ToBytes() => StateWriter.Write(this);

    /// <summary>Reads what <see cref="ToBytes"/> wrote, in this build or an older one.</summary>
    /// <exception cref="System.Text.Json.JsonException">The bytes are not a state, or of a newer layout.</exception>
    public static InstanceState FromBytes(ReadOnlySpan<byte> bytes) => StateReader.Read(StateLayouts.Upgrade(bytes));
}

/// <summary>Elsa's sub-statuses: the first three are running, the others over.</summary>
public enum InstanceStatus
{
    /// <summary>Not yet started.</summary>
    Pending,

    /// <summary>Inside a step; never stored.</summary>
    Executing,

    /// <summary>Waits for a stimulus.</summary>
    Suspended,

    /// <summary>Came to its end.</summary>
    Finished,

    /// <summary>Was cancelled.</summary>
    Cancelled,

    /// <summary>Stopped at an incident; a retry resumes it.</summary>
    Faulted,
}

/// <summary>A node that is to begin.</summary>
/// <param name="NodeId">Its id in the definition.</param>
/// <param name="Parent">The container's execution; zero for the root.</param>
public sealed record ScheduledNode(string NodeId, ExecutionId Parent);
