using System.Collections.Immutable;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Graphs;

/// <summary>Compiles the connections of one flowchart.</summary>
internal static class FlowCompiler
{
    public static void Compile(GraphNode flowchart, Findings findings)
    {
        var found = Resolve(flowchart, findings);
        var start = Start(flowchart, found);
        var (kinds, order) = FlowAnalysis.Run(
            flowchart.Children.Length,
            start,
            [.. found.Select(connection => connection.Source.Position)],
            [.. found.Select(connection => connection.Target.Position)]);

        var connections = ImmutableArray.CreateBuilder<FlowConnection>(found.Count);
        foreach (var (source, port, target) in found)
        {
            var kind = kinds[connections.Count];
            connections.Add(new FlowConnection(connections.Count, source.Position, port, target.Position, kind));
            if (kind == ConnectionKind.IllegalReturn)
                ReportIllegalReturn(source, port, target, findings);
        }

        flowchart.Flow = new FlowPlan(start, connections.MoveToImmutable(), order, [.. flowchart.Children.Select(child => Mode(child, findings))]);
    }

    private static List<(GraphNode Source, string Port, GraphNode Target)> Resolve(GraphNode flowchart, Findings findings)
    {
        var byId = new Dictionary<string, GraphNode>(StringComparer.Ordinal);
        foreach (var child in flowchart.Children)
            byId.TryAdd(child.Id, child);

        var resolved = new List<(GraphNode, string, GraphNode)>();
        foreach (var connection in flowchart.Definition.Connections)
        {
            var source = byId.GetValueOrDefault(connection.Source);
            var target = byId.GetValueOrDefault(connection.Target);
            if (source is null || target is null)
                ReportDangling(flowchart, connection, source is null ? connection.Source : connection.Target, findings);
            else
                resolved.Add((source, connection.Port, target));
            if (source is not null && source.Activity is not UnknownActivity && source.Ports.All(port => port.Name != connection.Port))
                ReportUnknownPort(source, connection.Port, findings);
        }

        return resolved;
    }

    /// <summary>The marked start, else an Elsa.Start, else the first that may start a workflow, else the first nothing leads to, else the first.</summary>
    private static int Start(GraphNode flowchart, List<(GraphNode Source, string Port, GraphNode Target)> connections)
    {
        if (flowchart.Children.IsEmpty)
            return -1;
        var targets = connections.Select(connection => connection.Target).ToHashSet();
        var start = flowchart.Children.FirstOrDefault(child => child.Id == flowchart.Definition.Start)
            ?? flowchart.Children.FirstOrDefault(child => child.Activity is Start)
            ?? flowchart.Children.FirstOrDefault(child => child.Definition.CanStartWorkflow)
            ?? flowchart.Children.FirstOrDefault(child => !targets.Contains(child))
            ?? flowchart.Children[0];
        return start.Position;
    }

    private static JoinMode Mode(GraphNode child, Findings findings)
    {
        if (child.Activity is not FlowJoin)
            return Merge(child, findings);

        var given = child.Definition.Find(FlowJoin.Mode);
        var value = given switch
        {
            ActivityProperty.Input { Expression: InputExpression.Literal literal } => literal.Value,
            null or ActivityProperty.Unknown => Value.Undefined,
            _ => Value.False,
        };
        if (value.IsNullish && child.Definition.MergeMode.Length > 0)
            return Merge(child, findings);
        if (value.IsNullish || (value.Kind == ValueKind.String && string.IsNullOrWhiteSpace(value.AsString)))
        {
            findings.Warning(
                FindingCodes.JoinWithoutMode,
                child.Definition,
                FlowJoin.Mode,
                $"“{child.Definition.Title}” chưa chọn cách chờ nên sẽ đi tiếp khi nhánh đầu tiên đến và thu hồi các nhánh khác. Chọn “Chờ mọi nhánh đang chạy” nếu cần đủ ý kiến.",
                $"'{child.Definition.Title}' has no mode, so it goes on with the first branch and withdraws the others. Choose WaitAllActive if every voice is needed.");
            return JoinMode.WaitAny;
        }

        if (FlowJoin.Parse(value) is { } mode)
            return mode;
        findings.Error(
            FindingCodes.BadJoinMode,
            child.Definition,
            FlowJoin.Mode,
            $"Cách chờ của “{child.Definition.Title}” phải là WaitAllActive, WaitAll hoặc WaitAny, chọn sẵn chứ không phải biểu thức.",
            $"The mode of '{child.Definition.Title}' must be WaitAllActive, WaitAll or WaitAny, chosen and not computed.");
        return JoinMode.WaitAllActive;
    }

    /// <summary>
    /// Elsa's merge modes, which any activity may have. Stream and Merge both mean the branches that are under way: that Merge waits for a branch which died
    /// out is a defect there, and so is that Converge waits for returns that cannot come first.
    /// </summary>
    private static JoinMode Merge(GraphNode child, Findings findings)
    {
        switch (child.Definition.MergeMode)
        {
            case "" or "None" or "Stream" or "Merge":
                return JoinMode.WaitAllActive;
            case "Converge":
                return JoinMode.WaitAll;
            case "Race":
                return JoinMode.WaitAny;
            case "Cascade":
                return JoinMode.EachBranch;
            default:
                findings.Error(
                    FindingCodes.BadJoinMode,
                    child.Definition,
                    "mergeMode",
                    $"Cách gộp nhánh của “{child.Definition.Title}” phải là Stream, Merge, Converge, Cascade hoặc Race.",
                    $"The merge mode of '{child.Definition.Title}' must be Stream, Merge, Converge, Cascade or Race.");
                return JoinMode.WaitAllActive;
        }
    }

    private static void ReportDangling(GraphNode flowchart, ConnectionDefinition connection, string missing, Findings findings) => findings.Error(
        FindingCodes.DanglingConnection,
        flowchart.Definition,
        "connections",
        $"Kết nối từ “{connection.Source}” (cổng {connection.Port}) đến “{connection.Target}” trỏ vào hoạt động không có: “{missing}”. Xóa kết nối hoặc nối lại.",
        $"The connection from '{connection.Source}' (port {connection.Port}) to '{connection.Target}' names an activity that is not there: '{missing}'. Delete it or connect it again.");

    private static void ReportUnknownPort(GraphNode source, string port, Findings findings) => findings.Error(
        FindingCodes.UnknownPort,
        source.Definition,
        port,
        $"“{source.Definition.Title}” không có cổng “{port}”. Các cổng có: {PortNames(source)}. Nối lại từ một cổng trong số này.",
        $"'{source.Definition.Title}' has no port '{port}'. It has: {PortNames(source)}. Connect from one of these.");

    private static void ReportIllegalReturn(GraphNode source, string port, GraphNode target, Findings findings) => findings.Error(
        FindingCodes.IllegalReturn,
        source.Definition,
        port,
        $"Kết nối từ “{source.Definition.Title}” quay lại “{target.Definition.Title}”, nhưng có đường đến “{source.Definition.Title}” không đi qua bước đó. Chỉ quay lại bước mà mọi đường đều đã đi qua.",
        $"The connection from '{source.Definition.Title}' returns to '{target.Definition.Title}', but there is a path to '{source.Definition.Title}' that does not pass it. Return only to a step that every path has passed.");

    private static string PortNames(GraphNode node) =>
        node.Ports.IsEmpty ? "–" : string.Join(", ", node.Ports.Select(port => port.Name));
}
