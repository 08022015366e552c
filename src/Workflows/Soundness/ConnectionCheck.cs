using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness.Exploring;

namespace CanBo.Workflows.Soundness;

/// <summary>Finds activities that nothing leads to and outcomes that lead nowhere, and says what comes of the latter.</summary>
internal static class ConnectionCheck
{
    public static void Check(WorkflowGraph graph, Exploration? exploration, Findings findings)
    {
        foreach (var node in graph.Nodes)
        {
            if (node.Flow is not { } flow)
                continue;
            foreach (var child in node.Children)
            {
                if (!flow.IsReachable(child.Position))
                    Unreachable(child, findings);
                else
                    Ports(child, flow, exploration, findings);
                Duplicates(child, node, flow, findings);
            }
        }
    }

    private static void Unreachable(GraphNode node, Findings findings) => findings.Warning(
        FindingCodes.Unreachable,
        node.Definition,
        "",
        $"Không có đường nào từ điểm bắt đầu đến “{node.Definition.Title}”. Nối nó vào sơ đồ hoặc xóa đi.",
        $"No path from the start reaches '{node.Definition.Title}'. Connect it, or delete it.");

    /// <summary>An activity without any connection is an end on purpose; one of which some ports lead on and others do not is probably not.</summary>
    private static void Ports(GraphNode node, FlowPlan flow, Exploration? exploration, Findings findings)
    {
        var connected = new HashSet<string>(StringComparer.Ordinal);
        foreach (var index in flow.Outbound(node.Position))
            connected.Add(flow.Connections[index].Port);
        if (connected.Count == 0)
            return;

        foreach (var port in node.Ports)
        {
            if (!connected.Contains(port.Name) && node.Outcomes.Contains(port.Name))
                findings.Add(Unconnected(node, port, Alternative(node, port.Name), exploration));
        }
    }

    /// <summary>Lines that lie on each other: in the designer only one is seen, and the other stays when it is deleted.</summary>
    private static void Duplicates(GraphNode node, GraphNode flowchart, FlowPlan flow, Findings findings)
    {
        var seen = new HashSet<(string, int)>();
        var said = new HashSet<(string, int)>();
        foreach (var index in flow.Outbound(node.Position))
        {
            var connection = flow.Connections[index];
            if (seen.Add((connection.Port, connection.Target)) || !said.Add((connection.Port, connection.Target)))
                continue;
            var port = node.Ports.FirstOrDefault(port => port.Name == connection.Port)?.DisplayName ?? new Bilingual(connection.Port, connection.Port);
            var target = flowchart.Children[connection.Target].Definition.Title;
            findings.Warning(
                FindingCodes.DuplicateConnection,
                node.Definition,
                connection.Port,
                $"Cổng “{port.Vietnamese}” của “{node.Definition.Title}” nối hai lần đến “{target}”, mũi tên này nằm trên mũi tên kia. Xóa một mũi tên.",
                $"The port '{port.English}' of '{node.Definition.Title}' is connected to '{target}' twice, one arrow on top of the other. Delete one of them.");
        }
    }

    /// <summary>Outcomes that exclude each other are alternatives in their order; those of a fork are not.</summary>
    private static int Alternative(GraphNode node, string port) => node.Activity is Catalogue.BuiltIn.FlowFork ? -1 : node.Outcomes.IndexOf(port);

    private static Finding Unconnected(GraphNode node, PortDescriptor port, int alternative, Exploration? exploration)
    {
        var title = node.Definition.Title;
        var comes = Consequence(node, alternative, exploration);
        var path = exploration is not null && exploration.Observer.First.TryGetValue(new Observation(ObservationKind.PortEnds, node.Index, alternative), out var transition)
            ? Paths.Through(exploration, transition)
            : [];
        return port.IsOverdue
            ? new Finding(Severity.Warning, FindingCodes.OverduePortMissing, node.Id, port.Name, new Bilingual(
                $"“{title}” có thời hạn nhưng cổng “{port.DisplayName.Vietnamese}” chưa nối đi đâu: hết hạn mà chưa xong thì {comes.Vietnamese} Nối cổng này đến bước cần làm khi quá hạn.",
                $"'{title}' has a deadline, but its port '{port.DisplayName.English}' leads nowhere: when time runs out, {comes.English} Connect it to what is to happen then."))
            { Path = path }
            : new Finding(Severity.Warning, FindingCodes.UnconnectedPort, node.Id, port.Name, new Bilingual(
                $"Cổng “{port.DisplayName.Vietnamese}” của “{title}” chưa nối đi đâu: khi ra cổng này, {comes.Vietnamese}",
                $"The port '{port.DisplayName.English}' of '{title}' leads nowhere: with this outcome {comes.English}"))
            { Path = path };
    }

    private static Bilingual Consequence(GraphNode node, int alternative, Exploration? exploration)
    {
        if (exploration is null || !exploration.Observer.Consequences.TryGetValue((node.Index, alternative), out var known))
            return new("nhánh dừng tại đây.", "the branch ends here.");
        return known.Consequence switch
        {
            PortConsequence.CaseStops => new("hồ sơ dừng lại thành sự cố, vì chưa có quyết định xếp loại.", "the case stops as an incident, for it has no decision yet."),
            PortConsequence.CaseFinishes => new("hồ sơ kết thúc ngay tại đây.", "the case ends here."),
            PortConsequence.JoinGoesOn when exploration.Skeleton.Graph.Nodes[known.Join].Definition.Title is var join =>
                new($"nhánh dừng tại đây và “{join}” đi tiếp mà không có nhánh này.", $"the branch ends here, and '{join}' goes on without it."),
            _ => new("nhánh dừng tại đây, các nhánh khác vẫn chạy tiếp.", "the branch ends here, and the others go on."),
        };
    }
}
