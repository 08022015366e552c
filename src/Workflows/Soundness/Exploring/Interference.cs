using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>
/// Tells which waiting steps can get in each other's way, so that the others need not be tried in every order. Conservative: what it calls
/// independent can be swapped without changing where the case stands; docs/soundness.md gives the argument for each rule.
/// </summary>
/// <param name="maxWork">From how much work on every step counts as in the way of every other.</param>
internal sealed class Interference(long maxWork)
{
    private readonly Dictionary<(int Flowchart, int One, int Other), bool> _disturbs = [];
    private readonly Dictionary<int, FlowFacts> _facts = [];
    private long _work;

    /// <summary>
    /// A set of waiting steps that nothing outside it can disturb, now or later: whatever else happens first, these can still be answered in the same
    /// ways and come to the same. The smallest found from any of them.
    /// </summary>
    public List<GraphNode> Choose(List<GraphNode> waiting)
    {
        var best = waiting;
        foreach (var seed in waiting)
        {
            var chosen = Close(seed, waiting, best.Count);
            if (chosen is null)
                continue;
            best = chosen;
            if (best.Count == 1)
                break;
        }

        return best;
    }

    private FlowFacts Facts(GraphNode flowchart)
    {
        if (!_facts.TryGetValue(flowchart.Index, out var facts))
            _facts[flowchart.Index] = facts = new FlowFacts(flowchart);
        return facts;
    }

    private List<GraphNode>? Close(GraphNode seed, List<GraphNode> waiting, int limit)
    {
        List<GraphNode> chosen = [seed];
        for (var i = 0; i < chosen.Count; i++)
        {
            foreach (var other in waiting)
            {
                if (chosen.Contains(other) || !Disturbs(chosen[i], other))
                    continue;
                chosen.Add(other);
                if (chosen.Count >= limit)
                    return null;
            }
        }

        return chosen;
    }

    /// <summary>Whether something the other may lead to, while the one is open, can disturb the one's next outcome or be disturbed by it.</summary>
    private bool Disturbs(GraphNode one, GraphNode other)
    {
        var (flowchart, a, b) = Meet(one, other);
        if (flowchart?.Flow is null)
            return true;
        var key = (flowchart.Index, a, b);
        if (_disturbs.TryGetValue(key, out var disturbs))
            return disturbs;
        var facts = Facts(flowchart);
        _work += (long)facts.Count * (facts.Returns.Count + facts.Races.Count + 1);
        return _disturbs[key] = _work > maxWork || Disturbs(facts, a, b);
    }

    private static bool Disturbs(FlowFacts flow, int one, int other)
    {
        var next = flow.Next(one);
        var told = flow.Told(one);
        var blockedByOne = flow.Blocked(one);
        var blockedByOther = flow.Blocked(other);
        var future = flow.Future(other);

        // While the one is open, the other's branch gets no further than to what does not wait for the one.
        bool Meanwhile(int position) => future[position] && !blockedByOne[position];

        for (var at = 0; at < flow.Count; at++)
        {
            if (flow.Ends[at] && (Meanwhile(at) || (told[at] && !blockedByOther[at])))
                return true;
        }

        // Whoever passes a join for the first branch takes back the other: only if it can be passed while both are open.
        foreach (var (join, ancestors) in flow.Races)
        {
            if (ancestors[one] && Meanwhile(join))
                return true;
            if (told[join] && !blockedByOther[join] && Any(flow.Count, at => Meanwhile(at) && (ancestors[at] || at == join)))
                return true;
        }

        foreach (var (region, sources) in flow.Returns)
        {
            if (region[one] && Array.Exists(sources, Meanwhile))
                return true;
            if (Array.Exists(sources, source => next[source]) && Any(flow.Count, at => region[at] && Meanwhile(at)))
                return true;
        }

        return flow.OrderTellsWhoWasLast(one, other) || OrderShows(flow, told, Meanwhile);
    }

    /// <summary>Steps whose order is itself a finding: what informs a decision, what gathers for it, and what rests on it.</summary>
    private static bool OrderShows(FlowFacts flow, bool[] told, Func<int, bool> meanwhile)
    {
        bool Shows(int first, int second, bool[] isFirst, bool[] isSecond) => isFirst[first] && isSecond[second] && !flow.Blocked(first)[second];

        for (var mine = 0; mine < flow.Count; mine++)
        {
            if (!told[mine] || !(flow.Before[mine] || flow.Decides[mine] || flow.After[mine]))
                continue;
            for (var theirs = 0; theirs < flow.Count; theirs++)
            {
                if (meanwhile(theirs)
                    && (Shows(mine, theirs, flow.Before, flow.Decides) || Shows(theirs, mine, flow.Before, flow.Decides)
                        || Shows(mine, theirs, flow.Decides, flow.After) || Shows(theirs, mine, flow.Decides, flow.After)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The innermost container that holds both, and by which of its children; no flowchart when something else holds them.</summary>
    private static (GraphNode? Flowchart, int One, int Other) Meet(GraphNode one, GraphNode other)
    {
        var above = new Dictionary<GraphNode, GraphNode>();
        for (var at = one; at.Parent is not null; at = at.Parent)
            above[at.Parent] = at;
        for (var at = other; at.Parent is not null; at = at.Parent)
        {
            if (above.TryGetValue(at.Parent, out var child))
                return (at.Parent, child.Position, at.Position);
        }

        return default;
    }

    private static bool Any(int count, Func<int, bool> holds)
    {
        for (var at = 0; at < count; at++)
        {
            if (holds(at))
                return true;
        }

        return false;
    }
}
