namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>The situations and what leads from one to the next, as far as they were explored; situations by number, 0 after the start.</summary>
internal sealed class StateSpace
{
    private readonly List<Situation> _situations = [];
    private readonly List<Transition> _transitions = [];
    private int[]? _firstWays;
    private List<int>[]? _after;

    public int Count => _situations.Count;

    public IReadOnlyList<Transition> Transitions => _transitions;

    public Situation this[int situation] => _situations[situation];

    public int Add(Situation situation)
    {
        _situations.Add(situation);
        return _situations.Count - 1;
    }

    /// <summary>Adds a transition.</summary>
    /// <returns>Its number.</returns>
    public int Add(Transition transition)
    {
        (_after, _firstWays) = (null, null);
        _transitions.Add(transition);
        return _transitions.Count - 1;
    }

    /// <summary>The shortest way from the start to a situation, in order.</summary>
    public List<Transition> WayTo(int situation) => WayTo(situation, _firstWays ??= FirstWays(_ => false))!;

    /// <summary>The shortest way from the start to a situation among these ways.</summary>
    /// <param name="situation">Where to.</param>
    /// <param name="ways">Of <see cref="FirstWays"/>.</param>
    /// <returns>Null when there is no such way.</returns>
    public List<Transition>? WayTo(int situation, int[] ways)
    {
        if (situation != 0 && ways[situation] < 0)
            return null;
        List<Transition> way = [];
        for (var at = situation; at != 0; at = _transitions[ways[at]].From)
            way.Add(_transitions[ways[at]]);
        way.Reverse();
        return way;
    }

    /// <summary>Per situation the last transition of the shortest way to it that takes none to avoid; -1 where there is none.</summary>
    public int[] FirstWays(Func<Transition, bool> avoid)
    {
        var after = After();
        var ways = new int[Count];
        Array.Fill(ways, -1);
        var open = new Queue<int>([0]);
        while (open.TryDequeue(out var at))
        {
            foreach (var index in after[at])
            {
                var transition = _transitions[index];
                if (transition.To == 0 || ways[transition.To] >= 0 || avoid(transition))
                    continue;
                ways[transition.To] = index;
                open.Enqueue(transition.To);
            }
        }

        return ways;
    }

    /// <summary>The shortest way from a situation to the end of an activity, its transition included; null when there is none.</summary>
    public List<Transition>? WayToNode(int from, int node)
    {
        var after = After();
        var ways = new Dictionary<int, int> { [from] = -1 };
        var open = new Queue<int>([from]);
        while (open.TryDequeue(out var at))
        {
            foreach (var index in after[at])
            {
                var transition = _transitions[index];
                if (transition.Node == node)
                {
                    List<Transition> way = [transition];
                    for (var back = ways[at]; back >= 0; back = ways[_transitions[back].From])
                        way.Add(_transitions[back]);
                    way.Reverse();
                    return way;
                }

                if (ways.TryAdd(transition.To, index))
                    open.Enqueue(transition.To);
            }
        }

        return null;
    }

    /// <summary>Every situation that can follow from one, itself included.</summary>
    public HashSet<int> Following(int situation)
    {
        var after = After();
        HashSet<int> seen = [situation];
        var open = new Stack<int>([situation]);
        while (open.TryPop(out var at))
        {
            foreach (var index in after[at])
            {
                if (seen.Add(_transitions[index].To))
                    open.Push(_transitions[index].To);
            }
        }

        return seen;
    }

    /// <summary>Those of the situations that lie on a circle or behind one.</summary>
    /// <param name="situations">Situations that lead only to each other.</param>
    public HashSet<int> Circling(HashSet<int> situations)
    {
        var after = After();
        var arrivals = situations.ToDictionary(at => at, _ => 0);
        foreach (var index in situations.SelectMany(at => after[at]))
            arrivals[_transitions[index].To]++;

        // What nothing leads to is on no circle; without it the next may be such too.
        var circling = new HashSet<int>(situations);
        var open = new Stack<int>(situations.Where(at => arrivals[at] == 0));
        while (open.TryPop(out var at))
        {
            circling.Remove(at);
            foreach (var index in after[at])
            {
                if (--arrivals[_transitions[index].To] == 0)
                    open.Push(_transitions[index].To);
            }
        }

        return circling;
    }

    /// <summary>Situations from which no end can be reached any more, nearest to the start first.</summary>
    public List<int> WithoutEnd()
    {
        var before = new List<int>?[Count];
        foreach (var transition in _transitions)
            (before[transition.To] ??= []).Add(transition.From);

        var ends = new bool[Count];
        var open = new Stack<int>();
        for (var at = 0; at < Count; at++)
        {
            if (_situations[at].End is null)
                continue;
            ends[at] = true;
            open.Push(at);
        }

        while (open.TryPop(out var at))
        {
            foreach (var from in before[at] ?? [])
            {
                if (ends[from])
                    continue;
                ends[from] = true;
                open.Push(from);
            }
        }

        return [.. NearestFirst().Where(at => !ends[at])];
    }

    private List<int> NearestFirst()
    {
        var after = After();
        var seen = new bool[Count];
        seen[0] = true;
        List<int> order = [0];
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var index in after[order[i]])
            {
                var to = _transitions[index].To;
                if (seen[to])
                    continue;
                seen[to] = true;
                order.Add(to);
            }
        }

        return order;
    }

    /// <summary>Numbers of the transitions that lead on from a situation.</summary>
    public List<int> After(int situation) => After()[situation];

    private List<int>[] After()
    {
        if (_after is not null)
            return _after;
        var after = new List<int>[Count];
        for (var at = 0; at < after.Length; at++)
            after[at] = [];
        for (var i = 0; i < _transitions.Count; i++)
            after[_transitions[i].From].Add(i);
        return _after = after;
    }
}

/// <summary>A situation of a case.</summary>
/// <param name="End">How the case has come to rest; null when somebody is waited for.</param>
/// <param name="IsUrgent">True when the engine is in the middle of a step, so that nobody is waited for yet.</param>
internal sealed record Situation(CaseEnd? End, bool IsUrgent);

/// <summary>One activity comes to its end by one of its alternatives.</summary>
internal readonly record struct Transition(int From, int Node, int Alternative, int To);
