using System.Collections.Immutable;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>One open execution of a node.</summary>
/// <param name="Id">Its number.</param>
/// <param name="NodeId">Id of its node in the definition.</param>
/// <param name="Parent">The container's execution; zero for the root.</param>
/// <param name="Status">What it is doing.</param>
public sealed record ExecutionState(ExecutionId Id, string NodeId, ExecutionId Parent, ExecutionStatus Status)
{
    /// <summary>How often its node had begun before.</summary>
    public int Round { get; init; }

    /// <summary>When it began to wait; the default when it never waited.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>What it waits for, by a name that the world can look up; empty where only the execution is told.</summary>
    public string Key { get; init; } = "";

    /// <summary>Its inputs as they were when it began, an object by name; undefined when all of them are constants of the definition.</summary>
    public Value Inputs { get; init; }

    /// <summary>What its activity remembered.</summary>
    public Value Memory { get; init; }

    /// <summary>Variables it declares, in the definition's order.</summary>
    public ImmutableArray<Value> Variables { get; init; } = [];

    /// <summary>Per child of a flowchart, how often it ran or was skipped.</summary>
    public ImmutableArray<int> NodeVisits { get; init; } = [];

    /// <summary>Per connection of a flowchart, how often it was visited; negative when the last visit did not follow it.</summary>
    public ImmutableArray<int> ConnectionVisits { get; init; } = [];

    /// <summary>True for a fault that stops the whole case and not only its branch.</summary>
    public bool StopsCase { get; init; }
}

/// <summary>What an open execution is doing.</summary>
public enum ExecutionStatus
{
    /// <summary>A container whose children are open.</summary>
    Running,

    /// <summary>Waits for a resume.</summary>
    Waiting,

    /// <summary>Is an incident; a retry runs its node again.</summary>
    Faulted,
}
