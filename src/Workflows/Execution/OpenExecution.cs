using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>An execution while the engine works on it; becomes an <see cref="ExecutionState"/> at the step's end.</summary>
internal sealed class OpenExecution(ExecutionId id, GraphNode node, OpenExecution? parent)
{
    public ExecutionId Id => id;

    public GraphNode Node => node;

    public OpenExecution? Parent => parent;

    public ExecutionStatus Status { get; set; }

    public int Round { get; init; }

    /// <summary>True for the target of a connection that returns, in the step that follows it.</summary>
    public bool IsReturn { get; init; }

    public DateTimeOffset Since { get; set; }

    public string Key { get; set; } = "";

    /// <summary>Null when the node's constants are all there is.</summary>
    public Value[]? Inputs { get; set; }

    public Value Memory { get; set; }

    public Value[] Variables { get; set; } = [];

    public int[] NodeVisits { get; set; } = [];

    public int[] ConnectionVisits { get; set; } = [];

    public bool StopsCase { get; set; }

    /// <summary>Children that are scheduled, running or waiting; faulted ones do not count.</summary>
    public int LiveChildren { get; set; }

    /// <summary>True when it waited before this step.</summary>
    public bool WaitedBefore { get; init; }

    /// <summary>False once it has completed, faulted for good or been withdrawn.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>The child of the root that completed last in this step.</summary>
    public OpenExecution? LastChild { get; set; }

    public bool HasWaited => Since != default;
}
