using System.Collections.Immutable;

namespace CanBo.Workflows.Graphs;

/// <summary>What the engine knows about one flowchart before it runs. Children are meant by their position among the flowchart's children.</summary>
public sealed class FlowPlan
{
    private readonly int[][] _outbound;
    private readonly int[][] _inbound;
    private readonly JoinMode[] _modes;

    internal FlowPlan(int start, ImmutableArray<FlowConnection> connections, int[] order, JoinMode[] modes)
    {
        Start = start;
        Connections = connections;
        Order = [.. order];
        _modes = modes;
        _outbound = Group(connections, modes.Length, connection => connection.Source, _ => true);
        _inbound = Group(connections, modes.Length, connection => connection.Target, connection => connection.Kind == ConnectionKind.Forward);
    }

    /// <summary>Where it begins; -1 when it has no children.</summary>
    public int Start { get; }

    /// <summary>All connections whose two ends are there, in the order of the definition.</summary>
    public ImmutableArray<FlowConnection> Connections { get; }

    /// <summary>Per child, its place in an order in which forward connections lead on; -1 when no path from the start reaches it.</summary>
    public ImmutableArray<int> Order { get; }

    /// <summary>Whether any path from the start reaches the child.</summary>
    public bool IsReachable(int position) => Order[position] >= 0;

    /// <summary>Connections that leave a child.</summary>
    public ReadOnlySpan<int> Outbound(int position) => _outbound[position];

    /// <summary>Forward connections that lead to a child from where the start reaches.</summary>
    public ReadOnlySpan<int> ForwardInbound(int position) => _inbound[position];

    /// <summary>When the child runs.</summary>
    public JoinMode Mode(int position) => _modes[position];

    /// <summary>Per child, whether forward connections lead from the position to it; the position itself counts.</summary>
    public bool[] RegionFrom(int position) =>
        Walk(position, static (plan, at) => plan._outbound[at], static connection => connection.Target);

    /// <summary>Per child, whether forward connections lead from it to the position; the position itself does not count.</summary>
    public bool[] AncestorsOf(int position)
    {
        var ancestors = Walk(position, static (plan, at) => plan._inbound[at], static connection => connection.Source);
        ancestors[position] = false;
        return ancestors;
    }

    private bool[] Walk(int position, Func<FlowPlan, int, int[]> connections, Func<FlowConnection, int> next)
    {
        var seen = new bool[_modes.Length];
        var open = new Stack<int>();
        seen[position] = true;
        open.Push(position);
        while (open.TryPop(out var at))
        {
            foreach (var index in connections(this, at))
            {
                var connection = Connections[index];
                if (connection.Kind != ConnectionKind.Forward || seen[next(connection)])
                    continue;
                seen[next(connection)] = true;
                open.Push(next(connection));
            }
        }

        return seen;
    }

    private static int[][] Group(ImmutableArray<FlowConnection> connections, int count, Func<FlowConnection, int> key, Func<FlowConnection, bool> include)
    {
        var groups = new List<int>[count];
        foreach (var connection in connections)
        {
            if (include(connection))
                (groups[key(connection)] ??= []).Add(connection.Index);
        }

        return [.. groups.Select(group => group?.ToArray() ?? [])];
    }
}
