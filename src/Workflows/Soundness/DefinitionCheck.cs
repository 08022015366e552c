using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness;

/// <summary>Says what is wrong with a definition before it runs. Pure: the same definition and catalogue give the same findings.</summary>
public static class DefinitionCheck
{
    /// <summary>
    /// Compiles the definition and looks at the graph: unknown types, connections that lead nowhere, inputs without a value, expressions that
    /// do not parse, unreachable activities, ports that nobody connected, paths that end without a decision.
    /// </summary>
    /// <returns>Errors and warnings; empty when nothing was found.</returns>
    public static ImmutableArray<Finding> Check(WorkflowDefinition definition, ActivityCatalogue catalogue)
    {
        var (graph, compiled) = WorkflowGraph.Compile(definition, catalogue);
        var findings = new Findings();
        foreach (var node in graph.Nodes)
        {
            if (node.Flow is { } flow)
                Flowchart(node, flow, findings);
        }

        if (graph.HasHumanActivities)
            DecisionCheck.Check(graph, findings);
        return [.. compiled, .. findings.ToImmutable()];
    }

    private static void Flowchart(GraphNode flowchart, FlowPlan flow, Findings findings)
    {
        foreach (var child in flowchart.Children)
        {
            if (!flow.IsReachable(child.Position))
                Unreachable(child, findings);
            else
                Ports(child, flow, findings);
        }
    }

    private static void Unreachable(GraphNode node, Findings findings) => findings.Warning(
        FindingCodes.Unreachable,
        node.Definition,
        "",
        $"Không có đường nào từ điểm bắt đầu đến “{node.Definition.Title}”. Nối nó vào sơ đồ hoặc xóa đi.",
        $"No path from the start reaches '{node.Definition.Title}'. Connect it, or delete it.");

    /// <summary>An activity without any connection is an end on purpose; one of which some ports lead on and others do not is probably not.</summary>
    private static void Ports(GraphNode node, FlowPlan flow, Findings findings)
    {
        var connected = new HashSet<string>(StringComparer.Ordinal);
        foreach (var index in flow.Outbound(node.Position))
            connected.Add(flow.Connections[index].Port);
        if (connected.Count == 0)
            return;

        foreach (var port in node.Ports)
        {
            if (connected.Contains(port.Name))
                continue;
            findings.Warning(
                FindingCodes.UnconnectedPort,
                node.Definition,
                port.Name,
                $"Cổng “{port.DisplayName.Vietnamese}” của “{node.Definition.Title}” chưa nối đi đâu: khi ra cổng này, nhánh dừng tại đây.",
                $"The port '{port.DisplayName.English}' of '{node.Definition.Title}' leads nowhere: with this outcome the branch ends here.");
        }
    }
}
