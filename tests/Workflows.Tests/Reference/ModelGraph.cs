using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Tests.Reference;

/// <summary>A flowchart as the model sees it; what leads back is found by leaving nodes out and looking whether the rest is still reached.</summary>
internal sealed class ModelGraph
{
    public ModelGraph(IReadOnlyList<ModelNode> nodes, IReadOnlyList<(int Source, string Port, int Target)> arrows)
    {
        Nodes = nodes;
        var reached = Reach(0, arrows, without: -1);
        var connections = new List<ModelConnection>();
        foreach (var (source, port, target) in arrows.Where(arrow => reached.Contains(arrow.Source)))
        {
            // It leads back when nobody comes to its source but through its target.
            var isReturn = target == source || !Reach(0, arrows, without: target).Contains(source);
            connections.Add(new ModelConnection(connections.Count, source, port, target, isReturn));
        }

        Connections = connections;
        HasOddCircle = nodes.Select((_, node) => node).Any(node => From(node).Any(connection => !connection.IsReturn && AheadOf(connection.Target).Contains(node)));
    }

    public IReadOnlyList<ModelNode> Nodes { get; }

    public IReadOnlyList<ModelConnection> Connections { get; }

    public int Start => 0;

    /// <summary>True when something leads back past a loop's entrance, which the engine makes an incident.</summary>
    public bool HasOddCircle { get; }

    public IEnumerable<ModelConnection> From(int node) => Connections.Where(connection => connection.Source == node);

    public IEnumerable<ModelConnection> To(int node) => Connections.Where(connection => connection.Target == node && !connection.IsReturn);

    public HashSet<int> AheadOf(int node) => Walk(node, at => From(at).Where(connection => !connection.IsReturn).Select(connection => connection.Target));

    public HashSet<int> Above(int node)
    {
        var above = Walk(node, at => To(at).Select(connection => connection.Source));
        above.Remove(node);
        return above;
    }

    private static HashSet<int> Reach(int from, IReadOnlyList<(int Source, string Port, int Target)> arrows, int without) =>
        from == without ? [] : Walk(from, at => arrows.Where(arrow => arrow.Source == at && arrow.Target != without).Select(arrow => arrow.Target));

    private static HashSet<int> Walk(int from, Func<int, IEnumerable<int>> next)
    {
        HashSet<int> seen = [from];
        var open = new Stack<int>([from]);
        while (open.TryPop(out var at))
        {
            foreach (var to in next(at).Where(seen.Add))
                open.Push(to);
        }

        return seen;
    }
}

/// <summary>A step.</summary>
/// <param name="Sketch">How <see cref="Running.Sketch"/> writes it; for loops their type.</param>
/// <param name="Ports">Its outcomes; all of them at once where it does not wait.</param>
/// <param name="Mode">When it runs.</param>
/// <param name="Waits">Whether somebody is asked.</param>
/// <param name="IsEnd">Whether it ends the case.</param>
/// <param name="Turns">How often a loop asks; 0 for what is no loop.</param>
/// <param name="IsParallel">Whether the loop asks all at once.</param>
/// <param name="Merge">How its branches merge, in Elsa's word; empty where the step has a mode of its own.</param>
internal sealed record ModelNode(string Sketch, string[] Ports, JoinMode Mode = JoinMode.WaitAllActive, bool Waits = false, bool IsEnd = false, int Turns = 0, bool IsParallel = false, string Merge = "");

/// <summary>An arrow from where the start reaches.</summary>
internal sealed record ModelConnection(int Index, int Source, string Port, int Target, bool IsReturn);
