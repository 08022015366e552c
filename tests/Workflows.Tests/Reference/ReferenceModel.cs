using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Tests.Reference;

/// <summary>
/// The flow rules told a second time, as plainly as they can be and without the engine's counts: in one round a connection has not been heard of, was taken, or died out. A
/// return makes everything that lies ahead of its target unheard of again. What does not wait ends at once, first in, first out.
/// </summary>
internal sealed class ReferenceModel(ModelGraph graph)
{
    private readonly bool?[] _taken = new bool?[graph.Connections.Count];
    private readonly bool[] _isPassed = new bool[graph.Nodes.Count];
    private readonly Queue<int> _ahead = new();
    private readonly List<int> _dropped = [];

    /// <summary>How often each node began.</summary>
    public int[] Begun { get; } = new int[graph.Nodes.Count];

    /// <summary>Per node, how many answers it still wants; 0 when it is not open.</summary>
    public int[] Open { get; } = new int[graph.Nodes.Count];

    /// <summary>How many of those may be given now: the turns of a parallel loop are open at once.</summary>
    public int[] OpenNow { get; } = new int[graph.Nodes.Count];

    public bool IsFinished { get; private set; }

    public void Start()
    {
        Schedule(graph.Start);
        Settle();
    }

    public void Answer(int node, string outcome)
    {
        if (--Open[node] > 0)
        {
            if (graph.Nodes[node].IsParallel)
                OpenNow[node]--;
            return;
        }

        OpenNow[node] = 0;
        Leave(node, graph.Nodes[node].Turns > 0 ? ["Done"] : [outcome]);
        Settle();
    }

    private void Settle()
    {
        while (!IsFinished && _ahead.TryDequeue(out var node))
        {
            if (_dropped.Remove(node))
                continue;
            Begun[node]++;
            var told = graph.Nodes[node];
            if (told.IsEnd)
                End();
            else if (told.Waits)
                (Open[node], OpenNow[node]) = (Math.Max(told.Turns, 1), told.IsParallel ? told.Turns : 1);
            else
                Leave(node, told.Ports);
        }

        if (!IsFinished && Open.All(wanted => wanted == 0))
            IsFinished = true;
    }

    private void End()
    {
        IsFinished = true;
        Array.Clear(Open);
        Array.Clear(OpenNow);
    }

    private void Leave(int node, IReadOnlyList<string> outcomes)
    {
        var returned = false;
        foreach (var connection in graph.From(node).Where(connection => connection.IsReturn && outcomes.Contains(connection.Port)))
        {
            GoBack(connection.Target);
            returned = true;
        }

        Tell([.. graph.From(node).Where(connection => !connection.IsReturn && (outcomes.Contains(connection.Port) || !returned)).Select(connection => (connection, outcomes.Contains(connection.Port)))]);
    }

    /// <summary>Tells what became of connections; branches that die of it are told last.</summary>
    private void Tell(List<(ModelConnection Connection, bool Taken)> news)
    {
        var dead = new Queue<int>();
        foreach (var (connection, taken) in news)
            Hear(connection, taken, dead);
        while (dead.TryDequeue(out var node))
        {
            foreach (var connection in graph.From(node).Where(connection => !connection.IsReturn))
                Hear(connection, false, dead);
        }
    }

    private void Hear(ModelConnection connection, bool taken, Queue<int> dead)
    {
        _taken[connection.Index] = taken;
        var node = connection.Target;
        if (_isPassed[node])
            return;
        var heard = graph.To(node).Select(inbound => _taken[inbound.Index]).ToList();
        var (all, any, every) = (!heard.Contains(null), heard.Contains(true), heard.TrueForAll(one => one == true));
        var runs = graph.Nodes[node].Mode switch
        {
            JoinMode.WaitAny => any,
            JoinMode.WaitAll => every,
            _ => all && any,
        };
        if (runs)
        {
            Schedule(node);
            if (graph.Nodes[node].Mode == JoinMode.WaitAny)
                WinRace(node, dead);
        }
        else if (all)
        {
            _isPassed[node] = true;
            dead.Enqueue(node);
        }
    }

    private void WinRace(int join, Queue<int> dead)
    {
        var above = graph.Above(join);
        foreach (var node in _ahead.Where(above.Contains).Except(_dropped).ToList())
        {
            _dropped.Add(node);
            dead.Enqueue(node);
        }

        for (var node = 0; node < Open.Length; node++)
        {
            if (Open[node] == 0 || !above.Contains(node))
                continue;
            (Open[node], OpenNow[node]) = (0, 0);
            dead.Enqueue(node);
        }
    }

    private void GoBack(int target)
    {
        var region = graph.AheadOf(target);
        foreach (var node in region)
        {
            (Open[node], OpenNow[node], _isPassed[node]) = (0, 0, false);
            if (_ahead.Contains(node) && !_dropped.Contains(node))
                _dropped.Add(node);
            foreach (var connection in graph.From(node).Where(connection => !connection.IsReturn))
                _taken[connection.Index] = null;
        }

        Schedule(target);
    }

    private void Schedule(int node)
    {
        _isPassed[node] = true;
        _ahead.Enqueue(node);
    }
}
