using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>An execution while the engine works on it; becomes an <see cref="ExecutionState"/> at the step's end.</summary>
internal sealed class OpenExecution(ExecutionId id, GraphNode node, OpenExecution? parent)
{
    private List<OpenExecution>? _inside;

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

    /// <summary>What is open directly in it, by id; withdrawing thousands of turns must not look through all of them for each.</summary>
    public IReadOnlyList<OpenExecution> Inside => _inside ?? (IReadOnlyList<OpenExecution>)[];

    /// <summary>The place of an execution in a list by id; where it would stand, as a complement, when it is not there.</summary>
    public static int PlaceIn(List<OpenExecution> open, ExecutionId id)
    {
        var (from, to) = (0, open.Count - 1);
        while (from <= to)
        {
            var middle = (from + to) / 2;
            if (open[middle].Id == id)
                return middle;
            if (open[middle].Id.Number < id.Number)
                from = middle + 1;
            else
                to = middle - 1;
        }

        return ~from;
    }

    /// <summary>Puts it into a list by id, and into what it stands in.</summary>
    public void EnterInto(List<OpenExecution> open)
    {
        open.Insert(~PlaceIn(open, id), this);
        if (parent is not null)
            (parent._inside ??= []).Insert(~PlaceIn(parent._inside, id), this);
    }

    /// <summary>Takes it out of both again.</summary>
    public void LeaveFrom(List<OpenExecution> open)
    {
        open.RemoveAt(PlaceIn(open, id));
        parent?._inside!.RemoveAt(PlaceIn(parent._inside, id));
    }
}
