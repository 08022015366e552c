using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>What is known of one flowchart's children before it is explored, by their position. Worked out when asked for, and kept.</summary>
internal sealed class FlowFacts(GraphNode flowchart)
{
    private readonly FlowPlan _plan = flowchart.Flow!;
    private readonly Dictionary<int, bool[]> _future = [];
    private readonly Dictionary<int, bool[]> _blocked = [];
    private readonly Dictionary<int, bool[]> _next = [];

    public int Count => flowchart.Children.Length;

    /// <summary>Children whose completion can end more than their own branch: an end, an incident, something that holds a Finish.</summary>
    public bool[] Ends { get; } = Mark(flowchart, node => node.Activity is AbstractEnd || EndsCase(node), flowchart.Flow!);

    /// <summary>Children that hold a step which should be over before a final decision.</summary>
    public bool[] Before { get; } = Mark(flowchart, node => Holds(node, descriptor => descriptor.InformsDecision || descriptor.GathersCohort));

    /// <summary>Children that hold a step which should come after a final decision.</summary>
    public bool[] After { get; } = Mark(flowchart, node => Holds(node, descriptor => descriptor.NeedsDecision));

    /// <summary>Children that hold a final decision, or give out seats.</summary>
    public bool[] Decides { get; } = Mark(flowchart, node => Holds(node, descriptor => descriptor.IsFinalDecision || descriptor.IsCapped));

    /// <summary>Joins that go on with the first branch, each with the children that lead to it.</summary>
    public IReadOnlyList<(int Join, bool[] Ancestors)> Races { get; } =
        [.. flowchart.Children.Select(child => child.Position).Where(position => IsRace(flowchart.Flow!, position)).Select(position => (position, flowchart.Flow!.AncestorsOf(position)))];

    /// <summary>Returns by their target: the region that is withdrawn and counted anew, and where they come from.</summary>
    public IReadOnlyList<(bool[] Region, int[] Sources)> Returns { get; } =
        [
            .. flowchart.Flow!.Connections.Where(connection => connection.Kind == ConnectionKind.Return).GroupBy(connection => connection.Target)
                .Select(group => (flowchart.Flow!.RegionFrom(group.Key), group.Select(connection => connection.Source).Distinct().ToArray())),
        ];

    /// <summary>Everything that may yet run once the child is open, itself included; over returns too.</summary>
    public bool[] Future(int position) => Kept(_future, position, () => Walk(position, _ => true, includeReturns: true));

    /// <summary>
    /// Children that cannot begin while this one is open: they lie after it, and each of them waits for every branch. What may run for the first
    /// branch is not among them, nor what only such a child leads to.
    /// </summary>
    public bool[] Blocked(int position) => Kept(_blocked, position, () =>
    {
        var blocked = Walk(position, target => !IsRace(_plan, target), includeReturns: false);
        blocked[position] = false;
        return blocked;
    });

    /// <summary>The child and what one outcome of it can set going before somebody is waited for again.</summary>
    public bool[] Next(int position) => Kept(_next, position, () =>
    {
        var next = new bool[Count];
        var open = new Stack<int>([position]);
        while (open.TryPop(out var at))
        {
            foreach (var index in _plan.Outbound(at))
            {
                var connection = _plan.Connections[index];
                if (connection.Kind == ConnectionKind.Dead || next[connection.Target])
                    continue;
                next[connection.Target] = true;
                if (flowchart.Children[connection.Target].Activity is not IAbstractStep { IsUrgent: false })
                    open.Push(connection.Target);
            }
        }

        next[position] = true;
        return next;
    });

    /// <summary>Whether the child runs for the first of several branches.</summary>
    public static bool IsRace(FlowPlan plan, int position) => plan.Mode(position) == JoinMode.WaitAny && plan.ForwardInbound(position).Length > 1;

    private bool[] Walk(int position, Func<int, bool> enter, bool includeReturns)
    {
        var seen = new bool[Count];
        seen[position] = true;
        var open = new Stack<int>([position]);
        while (open.TryPop(out var at))
        {
            foreach (var index in _plan.Outbound(at))
            {
                var connection = _plan.Connections[index];
                var isTaken = connection.Kind == ConnectionKind.Forward || (includeReturns && connection.Kind == ConnectionKind.Return);
                if (!isTaken || seen[connection.Target] || !enter(connection.Target))
                    continue;
                seen[connection.Target] = true;
                open.Push(connection.Target);
            }
        }

        return seen;
    }

    private static bool EndsCase(GraphNode node) =>
        node.Activity is AbstractStep { Alternatives.IsEmpty: true } || (node.Descriptor.IsTerminal && node.Activity is not AbstractEnd) || node.Children.Any(EndsCase);

    private static bool Holds(GraphNode node, Func<ActivityDescriptor, bool> fact) => fact(node.Descriptor) || node.Children.Any(child => Holds(child, fact));

    private static bool[] Mark(GraphNode flowchart, Func<GraphNode, bool> fact) => [.. flowchart.Children.Select(fact)];

    private static bool[] Mark(GraphNode flowchart, Func<GraphNode, bool> fact, FlowPlan plan)
    {
        var marked = Mark(flowchart, fact);
        foreach (var connection in plan.Connections.Where(connection => connection.Kind == ConnectionKind.IllegalReturn))
            marked[connection.Source] = true;
        return marked;
    }

    private static bool[] Kept(Dictionary<int, bool[]> known, int position, Func<bool[]> work)
    {
        if (!known.TryGetValue(position, out var found))
            known[position] = found = work();
        return found;
    }
}
