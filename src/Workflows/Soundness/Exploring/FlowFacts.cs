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
    private readonly Dictionary<int, bool[]> _told = [];
    private int[]? _inOrder;

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
    public bool[] Future(int position) => Kept(_future, position, () => Walk(position));

    /// <summary>
    /// Children that cannot begin while this one is open: they wait for every branch, and one of their branches lies behind it; or they run for the
    /// first branch, and all of their branches do.
    /// </summary>
    public bool[] Blocked(int position) => Kept(_blocked, position, () =>
    {
        var blocked = new bool[Count];
        blocked[position] = true;
        foreach (var at in InOrder)
        {
            if (at == position || _plan.ForwardInbound(at).Length == 0)
                continue;
            var (any, all) = (false, true);
            foreach (var index in _plan.ForwardInbound(at))
            {
                any |= blocked[_plan.Connections[index].Source];
                all &= blocked[_plan.Connections[index].Source];
            }

            blocked[at] = IsRace(_plan, at) ? all : any;
        }

        blocked[position] = false;
        return blocked;
    });

    /// <summary>The child and what one outcome of it can set going before somebody is waited for again, along outcomes that are followed.</summary>
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
                if (IsPassed(connection.Target))
                    open.Push(connection.Target);
            }
        }

        next[position] = true;
        return next;
    });

    /// <summary>The same, with what an outcome that is not followed can set going: that a branch has died out is told on through everything that lies ahead.</summary>
    public bool[] Told(int position) => Kept(_told, position, () =>
    {
        var told = (bool[])Next(position).Clone();
        foreach (var at in InOrder)
        {
            foreach (var index in _plan.ForwardInbound(at))
                told[at] |= told[_plan.Connections[index].Source];
        }

        return told;
    });

    /// <summary>Whether a child does not wait, so that what follows it follows in the same step.</summary>
    public bool IsPassed(int position) => flowchart.Children[position].Activity is not IAbstractStep { IsUrgent: false };

    /// <summary>
    /// How many joins the last of two branches can set going, each of which needs both: with more than one, or with something else that the last one sets
    /// going by itself, their order tells who was last.
    /// </summary>
    public bool OrderTellsWhoWasLast(int one, int other)
    {
        var (mine, theirs) = (Told(one), Told(other));
        var meetings = 0;
        for (var at = 0; at < Count; at++)
        {
            if (!mine[at] || !theirs[at])
                continue;
            var (fromMine, fromTheirs) = (false, false);
            foreach (var index in _plan.ForwardInbound(at))
            {
                var source = _plan.Connections[index].Source;
                fromMine |= mine[source] && !theirs[source];
                fromTheirs |= theirs[source] && !mine[source];
            }

            meetings += fromMine && fromTheirs ? 1 : 0;
        }

        return meetings > 1 || (meetings == 1 && (SetsGoingAlone(one, other) || SetsGoingAlone(other, one)));
    }

    private bool SetsGoingAlone(int one, int other)
    {
        var (next, blocked) = (Next(one), Blocked(other));
        for (var at = 0; at < Count; at++)
        {
            if (at != one && next[at] && !blocked[at] && IsPassed(at))
                return true;
        }

        return false;
    }

    private int[] InOrder => _inOrder ??= [.. Enumerable.Range(0, Count).Where(_plan.IsReachable).OrderBy(position => _plan.Order[position])];

    /// <summary>Whether the child runs for the first of several branches.</summary>
    public static bool IsRace(FlowPlan plan, int position) => plan.Mode(position) == JoinMode.WaitAny && plan.ForwardInbound(position).Length > 1;

    private bool[] Walk(int position)
    {
        var seen = new bool[Count];
        seen[position] = true;
        var open = new Stack<int>([position]);
        while (open.TryPop(out var at))
        {
            foreach (var index in _plan.Outbound(at))
            {
                var connection = _plan.Connections[index];
                if (connection.Kind is not (ConnectionKind.Forward or ConnectionKind.Return) || seen[connection.Target])
                    continue;
                seen[connection.Target] = true;
                open.Push(connection.Target);
            }
        }

        return seen;
    }

    private static bool EndsCase(GraphNode node) =>
        node.Activity is AbstractStep { Alternatives.IsEmpty: true } or Break || (node.Descriptor.IsTerminal && node.Activity is not AbstractEnd) || node.Children.Any(EndsCase);

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
