using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness;

/// <summary>
/// Finds an outcome after which a case could come to its end without a final decision or a Finish. Ports of one activity exclude each other,
/// so each must lead to a decision; branches of a fork and several connections of one port run together, so one of them is enough. A return
/// is taken to lead out some day. What joins might swallow is not looked at here, so a graph that passes may still need the exploration.
/// </summary>
internal sealed class DecisionCheck
{
    private readonly GraphNode _flowchart;
    private readonly FlowPlan _plan;
    private readonly bool[] _decides;

    private DecisionCheck(GraphNode flowchart, FlowPlan plan)
    {
        _flowchart = flowchart;
        _plan = plan;

        // The greatest fixed point: everything decides until an outcome shows that it does not.
        _decides = Enumerable.Repeat(true, flowchart.Children.Length).ToArray();
        var lastFirst = Enumerable.Range(0, _decides.Length).OrderByDescending(position => plan.Order[position]).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var position in lastFirst)
            {
                if (_decides[position] && !NodeDecides(position))
                {
                    _decides[position] = false;
                    changed = true;
                }
            }
        }
    }

    public static void Check(WorkflowGraph graph, Findings findings)
    {
        if (End(graph.Root) is not { } end)
            return;
        var (node, port) = end;
        findings.Error(
            FindingCodes.EndsWithoutDecision,
            node.Definition,
            port,
            port.Length > 0
                ? $"Sau “{node.Definition.Title}”, cổng “{port}”, hồ sơ kết thúc mà chưa có quyết định xếp loại. Nối cổng này đến bước quyết định hoặc đến “Kết thúc quy trình”."
                : $"Sau “{node.Definition.Title}”, hồ sơ kết thúc mà chưa có quyết định xếp loại. Nối tiếp đến bước quyết định hoặc đến “Kết thúc quy trình”.",
            port.Length > 0
                ? $"After '{node.Definition.Title}', port '{port}', the case ends without a decision. Connect this port to a final decision or to Finish."
                : $"After '{node.Definition.Title}' the case ends without a decision. Lead on to a final decision or to Finish.");
    }

    /// <summary>Where a run of the node can end undecided; null when every run decides.</summary>
    private static (GraphNode Node, string Port)? End(GraphNode node)
    {
        if (node.Descriptor.IsFinalDecision || node.Descriptor.IsTerminal)
            return null;
        if (node.Flow is { Start: >= 0 } plan)
            return new DecisionCheck(node, plan).Find(plan.Start);
        if (node.Activity is Sequence)
            return node.Children.Any(child => End(child) is null) ? null : (node.Children.LastOrDefault() ?? node, "");
        if (node.Activity is If)
            return node.Children.Length < 2 ? (node, "") : node.Children.Select(End).FirstOrDefault(end => end is not null);
        return (node, "");
    }

    private (GraphNode Node, string Port)? Find(int start)
    {
        var seen = new HashSet<int>();
        var position = start;
        while (!_decides[position] && seen.Add(position))
        {
            var node = _flowchart.Children[position];
            var (port, next) = Ports(node).Select(port => (port, Targets(position, port))).First(way => !way.Item2.Exists(target => target < 0 || _decides[target]));
            if (next.Count == 0)
                return (node, node.Ports.Length > 1 ? port : "");
            position = next[0];
        }

        return _decides[position] ? null : (_flowchart.Children[position], "");
    }

    private bool NodeDecides(int position)
    {
        var node = _flowchart.Children[position];
        if (End(node) is null)
            return true;
        var ways = Ports(node).Select(port => Targets(position, port).Exists(target => target < 0 || _decides[target]));
        return node.Activity is FlowFork ? ways.Any(decides => decides) : ways.All(decides => decides);
    }

    /// <summary>Activities without ports (a Fault, say) never lead on by themselves, so nothing ends there undecided.</summary>
    private static IEnumerable<string> Ports(GraphNode node) => node.Ports.Select(port => port.Name);

    /// <summary>Positions the port leads to; -1 for a return.</summary>
    private List<int> Targets(int position, string port)
    {
        List<int> targets = [];
        foreach (var index in _plan.Outbound(position))
        {
            var connection = _plan.Connections[index];
            if (connection.Port == port)
                targets.Add(connection.Kind == ConnectionKind.Forward ? connection.Target : -1);
        }

        return targets;
    }
}
