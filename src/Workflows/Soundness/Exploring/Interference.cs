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
        _work += facts.Count + ((long)(facts.Count / 64) * (facts.Returns.Count + facts.Races.Count));
        return _disturbs[key] = _work > maxWork || Disturbs(facts, a, b);
    }

    private static bool Disturbs(FlowFacts flow, int one, int other)
    {
        // Open although it waits for the other: something ran twice, and what is said below of waiting does not hold.
        if (flow.Blocked(one)[other] || flow.Blocked(other)[one])
            return true;

        // While both are open neither branch gets further than to what does not wait for the other.
        var alone = flow.Told(one).Without(flow.Blocked(other));
        var meanwhile = flow.Meanwhile(other, one);

        if (flow.Ends.Meets(meanwhile) || flow.Ends.Meets(alone))
            return true;

        // Whoever passes a join for the first branch takes back the other: only if it can be passed while both are open.
        foreach (var (join, branches) in flow.Races)
        {
            if ((meanwhile[join] && branches[one] && join != one) || (alone[join] && branches.Meets(meanwhile)))
                return true;
        }

        // A return is followed when its source ends: that is the one itself, or something that it sets going and that does not wait.
        var ending = flow.Ending(one);
        foreach (var (region, sources) in flow.Returns)
        {
            if (region[one] && sources.Meets(meanwhile))
                return true;
            foreach (var source in sources.And(ending).Positions())
            {
                // What waits for the other, too, begins when the other is over: only what the other has set going can be there still.
                if (region.And(meanwhile).Positions().Any(at => at != other || !flow.Blocked(other)[source]))
                    return true;
            }
        }

        // A return over a decision takes back every decision there is.
        if ((flow.Undecides.Meets(meanwhile) && flow.Decides.Meets(ending)) || (flow.Undecides.Meets(ending) && flow.Decides.Meets(meanwhile)))
            return true;

        return flow.OrderTellsWhoWasLast(one, other) || OrderShows(flow, flow.Told(one), meanwhile);
    }

    /// <summary>Steps whose order is itself a finding: what informs a decision, what gathers for it, and what rests on it.</summary>
    private static bool OrderShows(FlowFacts flow, PositionSet told, PositionSet meanwhile)
    {
        bool Shows(PositionSet first, PositionSet second) => second.Positions().Any() && first.Positions().Any(at => second.Without(flow.Blocked(at)).Positions().Any());

        return Shows(told.And(flow.Before), meanwhile.And(flow.Decides)) || Shows(meanwhile.And(flow.Before), told.And(flow.Decides))
            || Shows(told.And(flow.Decides), meanwhile.And(flow.After)) || Shows(meanwhile.And(flow.Decides), told.And(flow.After));
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
}
