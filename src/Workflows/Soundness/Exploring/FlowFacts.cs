using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>What is known of one flowchart's children before it is explored, by their position. Worked out when asked for, and kept.</summary>
internal sealed class FlowFacts(GraphNode flowchart)
{
    private readonly FlowPlan _plan = flowchart.Flow!;
    private readonly PositionSet _passed = Mark(flowchart, node => IsPassed(flowchart, node.Position));
    private readonly Dictionary<int, PositionSet> _blocked = [];
    private readonly Dictionary<int, PositionSet> _next = [];
    private readonly Dictionary<int, PositionSet> _told = [];
    private PositionSet? _undecides;
    private int[]? _inOrder;

    public int Count => flowchart.Children.Length;

    /// <summary>
    /// Children whose completion can end more than their own branch: an end, an incident, something that holds a Finish, a return by which nobody is waited for any more.
    /// </summary>
    public PositionSet Ends { get; } = Mark(flowchart, node => node.Activity is AbstractEnd || EndsCase(node) || GoesRoundAlone(flowchart, node.Position));

    /// <summary>Children that hold a step which should be over before a final decision.</summary>
    public PositionSet Before { get; } = Mark(flowchart, node => Holds(node, descriptor => descriptor.InformsDecision || descriptor.GathersCohort));

    /// <summary>Children that hold a step which should come after a final decision.</summary>
    public PositionSet After { get; } = Mark(flowchart, node => Holds(node, descriptor => descriptor.NeedsDecision));

    /// <summary>Children that hold a final decision, or give out seats.</summary>
    public PositionSet Decides { get; } = Mark(flowchart, node => Holds(node, descriptor => descriptor.IsFinalDecision || descriptor.IsCapped));

    /// <summary>Joins that go on with the first branch, each with itself and the children that lead to it.</summary>
    public IReadOnlyList<(int Join, PositionSet Branches)> Races { get; } =
        [.. flowchart.Children.Select(child => child.Position).Where(position => IsRace(flowchart.Flow!, position)).Select(position => (position, Branches(flowchart.Flow!, position)))];

    /// <summary>Returns by their target: the region that is withdrawn and counted anew, and where they come from.</summary>
    public IReadOnlyList<(PositionSet Region, PositionSet Sources)> Returns { get; } =
        [
            .. flowchart.Flow!.Connections.Where(connection => connection.Kind == ConnectionKind.Return).GroupBy(connection => connection.Target)
                .Select(group => (PositionSet.Of(flowchart.Flow!.RegionFrom(group.Key)), Mark(flowchart, node => group.Any(connection => connection.Source == node.Position)))),
        ];

    /// <summary>Children from which a connection leads back over a final decision.</summary>
    public PositionSet Undecides => _undecides ??= MarkUndecides();

    /// <summary>Everything that may yet run once the child is open, itself included, while another child stays open too; over returns too.</summary>
    public PositionSet Meanwhile(int position, int stays)
    {
        var blocked = Blocked(stays);
        var seen = new PositionSet(Count);
        var open = new Stack<int>([position]);
        while (open.TryPop(out var at))
        {
            if (seen[at] || blocked[at])
                continue;
            seen[at] = true;
            foreach (var index in _plan.Outbound(at))
            {
                if (_plan.Connections[index].Kind is ConnectionKind.Forward or ConnectionKind.Return)
                    open.Push(_plan.Connections[index].Target);
            }
        }

        return seen;
    }

    /// <summary>
    /// Children that cannot begin while this one is open: they wait for every branch, and one of their branches lies behind it; or they run for the
    /// first branch, and all of their branches do.
    /// </summary>
    public PositionSet Blocked(int position) => Kept(_blocked, position, () =>
    {
        var blocked = new PositionSet(Count);
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
    public PositionSet Next(int position) => Kept(_next, position, () =>
    {
        var next = new PositionSet(Count);
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
    public PositionSet Told(int position) => Kept(_told, position, () =>
    {
        var told = Next(position).Copy();
        foreach (var at in InOrder)
        {
            foreach (var index in _plan.ForwardInbound(at))
                told[at] = told[at] || told[_plan.Connections[index].Source];
        }

        return told;
    });

    /// <summary>The child and what may end in the same step as it: of what it sets going, or tells that a branch has died out, all that does not wait.</summary>
    public PositionSet Ending(int position)
    {
        var ending = Told(position).And(_passed);
        ending[position] = true;
        return ending;
    }

    /// <summary>Whether a child does not wait, so that what follows it follows in the same step.</summary>
    public bool IsPassed(int position) => IsPassed(flowchart, position);

    private static bool IsPassed(GraphNode flowchart, int position) => flowchart.Children[position].Activity is not IAbstractStep { IsUrgent: false };

    /// <summary>Whether a connection leads back from the child to a step from which it can be reached again without anybody being waited for.</summary>
    private static bool GoesRoundAlone(GraphNode flowchart, int source)
    {
        var plan = flowchart.Flow!;
        var seen = new HashSet<int>();
        var open = new Stack<int>();
        foreach (var index in plan.Outbound(source))
        {
            if (plan.Connections[index].Kind == ConnectionKind.Return)
                open.Push(plan.Connections[index].Target);
        }

        while (open.TryPop(out var at))
        {
            if (!IsPassed(flowchart, at) || !seen.Add(at))
                continue;
            foreach (var index in plan.Outbound(at))
            {
                if (plan.Connections[index].Kind == ConnectionKind.Forward)
                    open.Push(plan.Connections[index].Target);
            }
        }

        return seen.Contains(source);
    }

    /// <summary>
    /// How many joins the last of two branches can set going, each of which needs both: with more than one, or with something else that the last one sets
    /// going by itself, their order tells who was last.
    /// </summary>
    public bool OrderTellsWhoWasLast(int one, int other)
    {
        var (mine, theirs) = (Told(one), Told(other));
        var both = mine.And(theirs);
        var meetings = Targets(mine.Without(both), both);
        meetings.IntersectWith(Targets(theirs.Without(both), both));
        return meetings.Count > 1 || (meetings.Count == 1 && (SetsGoingAlone(one, other) || SetsGoingAlone(other, one)));
    }

    /// <summary>Those of some children that connections lead to from some others.</summary>
    private HashSet<int> Targets(PositionSet sources, PositionSet among)
    {
        var targets = new HashSet<int>();
        foreach (var source in sources.Positions())
        {
            foreach (var index in _plan.Outbound(source))
            {
                if (_plan.Connections[index] is { Kind: ConnectionKind.Forward } connection && among[connection.Target])
                    targets.Add(connection.Target);
            }
        }

        return targets;
    }

    private bool SetsGoingAlone(int one, int other) => Next(one).Without(Blocked(other)).Positions().Any(at => at != one && IsPassed(at));

    private int[] InOrder => _inOrder ??= [.. Enumerable.Range(0, Count).Where(_plan.IsReachable).OrderBy(position => _plan.Order[position])];

    /// <summary>Whether the child runs for the first of several branches.</summary>
    public static bool IsRace(FlowPlan plan, int position) => plan.Mode(position) == JoinMode.WaitAny && plan.ForwardInbound(position).Length > 1;

    private static bool EndsCase(GraphNode node) =>
        node.Activity is AbstractStep { Alternatives.IsEmpty: true } or Break || (node.Descriptor.IsTerminal && node.Activity is not AbstractEnd) || node.Children.Any(EndsCase);

    private static bool Holds(GraphNode node, Func<ActivityDescriptor, bool> fact) => fact(node.Descriptor) || node.Children.Any(child => Holds(child, fact));

    private PositionSet MarkUndecides()
    {
        var undecides = new PositionSet(Count);
        var decisions = Mark(flowchart, node => node.HoldsFinalDecision);
        foreach (var source in Returns.Where(back => back.Region.Meets(decisions)).SelectMany(back => back.Sources.Positions()))
            undecides[source] = true;
        return undecides;
    }

    private static PositionSet Branches(FlowPlan plan, int join)
    {
        var branches = PositionSet.Of(plan.AncestorsOf(join));
        branches[join] = true;
        return branches;
    }

    private static PositionSet Mark(GraphNode flowchart, Func<GraphNode, bool> fact) => PositionSet.Of([.. flowchart.Children.Select(fact)]);

    private static PositionSet Kept(Dictionary<int, PositionSet> known, int position, Func<PositionSet> work)
    {
        if (!known.TryGetValue(position, out var found))
            known[position] = found = work();
        return found;
    }
}
