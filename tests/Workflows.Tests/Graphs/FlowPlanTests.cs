using System.Text.Json.Nodes;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Tests.Running;

namespace CanBo.Workflows.Tests.Graphs;

public sealed class FlowPlanTests
{
    [Theory]
    [InlineData("c", true, true, "c")]
    [InlineData("gone", true, true, "b")]
    [InlineData("", true, true, "b")]
    [InlineData("", false, true, "d")]
    [InlineData("", false, false, "a")]
    public void A_flowchart_starts_where_the_designer_would_expect(string marked, bool hasStart, bool hasTrigger, string expected)
    {
        var graph = Compile(
            ["x Test.Pass", "a Test.Pass", hasStart ? "b Elsa.Start" : "b Test.Pass", "c Test.Pass", "d Test.Pass"],
            ["a x", "x b", "b c", "c d"],
            root =>
            {
                root["start"] = marked;
                if (hasTrigger)
                    root["activities"]![4]!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
            });

        graph.Root.Children[graph.Root.Flow!.Start].Id.ShouldBe(expected);
    }

    [Fact]
    public void A_circle_without_an_entrance_starts_at_its_first_activity()
    {
        var graph = Compile(["a Test.Pass", "b Test.Pass"], ["a b", "b a"]);

        graph.Root.Flow!.Start.ShouldBe(0);
        graph.Root.Flow.Connections.Select(connection => connection.Kind).ShouldBe([ConnectionKind.Forward, ConnectionKind.Return]);
    }

    [Fact]
    public void Ports_of_a_fork_are_its_branches()
    {
        var graph = Compile(["f Elsa.FlowFork branches=json:[\"Cấp ủy\",\"Tập thể\"]"], []);

        graph.Find("f")!.Ports.Select(port => port.Name).ShouldBe(["Cấp ủy", "Tập thể"]);
    }

    [Fact]
    public void Connections_are_told_apart_as_their_definition_says_on_random_graphs()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var count = random.Next(1, 9);
            var connections = Enumerable.Range(0, random.Next(count * 3)).Select(_ => (From: random.Next(count), To: random.Next(count))).Distinct().ToArray();
            var plan = Compile(
                [.. Enumerable.Range(0, count).Select(node => $"n{node} Test.Pass")],
                [.. connections.Select(connection => $"n{connection.From} n{connection.To}")],
                root => root["start"] = "n0").Root.Flow!;

            foreach (var connection in plan.Connections)
                Kind(connection, plan, count).ShouldBe(connection.Kind, $"seed {seed}, n{connection.Source} -> n{connection.Target}");
            Order(plan);
        }
    }

    [Fact]
    public void A_procedure_of_two_thousand_activities_is_compiled_and_run()
    {
        var scenario = Scenario.Of(
            [.. Enumerable.Range(0, 2_000).Select(node => $"n{node} Test.Pass")],
            [.. Enumerable.Range(0, 1_999).Select(node => $"n{node} n{node + 1}"), .. Enumerable.Range(0, 1_990).Select(node => $"n{node} n{node + 9}")]);

        scenario.Start().Path.Split(' ').Length.ShouldBe(2_000);
    }

    /// <summary>The kind by the definition itself: what does the start still reach when the target is taken away?</summary>
    private static ConnectionKind Kind(FlowConnection connection, FlowPlan plan, int count)
    {
        var reached = Reach(plan, count, -1);
        if (!reached[connection.Source])
            return ConnectionKind.Dead;
        if (connection.Source == connection.Target || !Reach(plan, count, connection.Target)[connection.Source])
            return ConnectionKind.Return;

        // Which connection of an irreducible circle is called illegal depends on the search; that it closes one does not.
        return connection.Kind == ConnectionKind.IllegalReturn && plan.RegionFrom(connection.Target)[connection.Source]
            ? ConnectionKind.IllegalReturn
            : ConnectionKind.Forward;
    }

    /// <summary>Forward connections close no circle.</summary>
    private static void Order(FlowPlan plan)
    {
        foreach (var connection in plan.Connections.Where(connection => connection.Kind == ConnectionKind.Forward))
            plan.RegionFrom(connection.Target)[connection.Source].ShouldBeFalse();
    }

    private static bool[] Reach(FlowPlan plan, int count, int without)
    {
        var reached = new bool[count];
        if (without == plan.Start)
            return reached;
        reached[plan.Start] = true;
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var connection in plan.Connections)
            {
                if (!reached[connection.Source] || reached[connection.Target] || connection.Target == without)
                    continue;
                reached[connection.Target] = true;
                changed = true;
            }
        }

        return reached;
    }

    private static WorkflowGraph Compile(string[] nodes, string[] connections, Action<JsonObject>? change = null)
    {
        var json = Sketch.Flowchart(nodes, connections, definition => change?.Invoke(definition["root"]!.AsObject()));
        return WorkflowGraph.Compile(DefinitionJson.Read(json, "f").Definition!, TestActivities.Catalogue).Graph;
    }
}
