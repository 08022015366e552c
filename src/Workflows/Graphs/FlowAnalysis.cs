namespace CanBo.Workflows.Graphs;

/// <summary>
/// Tells connections that lead on from those that return. A connection returns when its target dominates its source, that is when every
/// path from the start to the source passes through the target; what then still closes a circle has no single entrance and is illegal.
/// </summary>
internal sealed class FlowAnalysis
{
    private readonly int[] _order;
    private readonly int[] _dominator;
    private readonly int[] _sources;
    private readonly int[] _targets;
    private readonly List<int>[] _outbound;
    private readonly List<int>[] _inbound;

    private FlowAnalysis(int count, int[] sources, int[] targets)
    {
        _sources = sources;
        _targets = targets;
        _order = Enumerable.Repeat(-1, count).ToArray();
        _dominator = Enumerable.Repeat(-1, count).ToArray();
        _outbound = [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
        _inbound = [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
        for (var i = 0; i < sources.Length; i++)
        {
            _outbound[sources[i]].Add(i);
            _inbound[targets[i]].Add(i);
        }
    }

    /// <summary>The kind of every connection, and each child's place in an order in which forward connections lead on; -1 where the start does not reach.</summary>
    public static (ConnectionKind[] Kinds, int[] Order) Run(int count, int start, int[] sources, int[] targets)
    {
        var analysis = new FlowAnalysis(count, sources, targets);
        if (start >= 0)
            analysis.Dominate(analysis.ReversePostorder(start));

        var kinds = new ConnectionKind[sources.Length];
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = analysis._order[sources[i]] < 0 ? ConnectionKind.Dead
                : analysis.Dominates(targets[i], sources[i]) ? ConnectionKind.Return
                : ConnectionKind.Forward;
        }

        if (start >= 0)
            analysis.MarkIllegal(start, kinds);
        return (kinds, analysis._order);
    }

    private List<int> ReversePostorder(int start)
    {
        var finished = new List<int>();
        Search(start, _ => true, finished.Add, _ => { });
        finished.Reverse();
        for (var i = 0; i < finished.Count; i++)
            _order[finished[i]] = i;
        return finished;
    }

    /// <summary>Immediate dominators by repeated intersection, in reverse postorder until nothing changes.</summary>
    private void Dominate(List<int> order)
    {
        _dominator[order[0]] = order[0];
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var node in order.Skip(1))
            {
                var dominator = -1;
                foreach (var connection in _inbound[node])
                {
                    var source = _sources[connection];
                    if (_order[source] >= 0 && _dominator[source] >= 0)
                        dominator = dominator < 0 ? source : Intersect(dominator, source);
                }

                changed |= _dominator[node] != dominator;
                _dominator[node] = dominator;
            }
        }
    }

    private int Intersect(int a, int b)
    {
        while (a != b)
        {
            while (_order[a] > _order[b])
                a = _dominator[a];
            while (_order[b] > _order[a])
                b = _dominator[b];
        }

        return a;
    }

    private bool Dominates(int dominator, int node)
    {
        if (_order[dominator] < 0)
            return false;
        while (_order[node] > _order[dominator])
            node = _dominator[node];
        return node == dominator;
    }

    private void MarkIllegal(int start, ConnectionKind[] kinds) =>
        Search(start, connection => kinds[connection] == ConnectionKind.Forward, _ => { }, connection => kinds[connection] = ConnectionKind.IllegalReturn);

    /// <summary>Depth first without recursion; <paramref name="closesCircle"/> is told of connections to a node still being searched.</summary>
    private void Search(int start, Func<int, bool> follow, Action<int> finished, Action<int> closesCircle)
    {
        var state = new byte[_outbound.Length];
        var path = new Stack<(int Node, int Next)>();
        path.Push((start, 0));
        state[start] = 1;
        while (path.TryPop(out var at))
        {
            if (at.Next == _outbound[at.Node].Count)
            {
                state[at.Node] = 2;
                finished(at.Node);
                continue;
            }

            path.Push((at.Node, at.Next + 1));
            var connection = _outbound[at.Node][at.Next];
            var target = _targets[connection];
            if (!follow(connection))
                continue;
            if (state[target] == 1)
            {
                closesCircle(connection);
            }
            else if (state[target] == 0)
            {
                state[target] = 1;
                path.Push((target, 0));
            }
        }
    }
}
