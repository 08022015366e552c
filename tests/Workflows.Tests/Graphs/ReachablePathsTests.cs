using System.Text.Json.Nodes;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Tests.Running;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Graphs;

public sealed class ReachablePathsTests
{
    private static readonly Value Deputy = Value.Object(("isDeputy", Value.True), ("year", Value.Of(2026)));
    private static readonly Value Staff = Value.Object(("isDeputy", Value.False), ("year", Value.Of(2026)));

    [Theory]
    [InlineData("CanBo.Decide fact=isDeputy ; operator=isTrue")]
    [InlineData("Elsa.FlowDecision condition=in:isDeputy")]
    [InlineData("Elsa.FlowDecision condition=js:getInput('isDeputy') && getInput('year') > 2025")]
    public void A_branch_on_a_known_input_is_followed_one_way(string branch)
    {
        var graph = Compile(["d " + branch, "yes Test.Pass", "no Test.Pass", "end Test.Pass"], ["d.True yes", "d.False no", "yes end", "no end"]);

        Reached(graph, Deputy).ShouldBe(["d", "end", "yes"]);
        Reached(graph, Staff).ShouldBe(["d", "end", "no"]);
    }

    [Theory]
    [InlineData("CanBo.Decide fact=x ; operator=isTrue")]
    [InlineData("CanBo.Decide fact=comesLater ; operator=isTrue")]
    [InlineData("CanBo.Decide fact=isDeputy ; operator=greaterThan ; value=much")]
    [InlineData("CanBo.Decide fact=isDeputy ; operator=js:variables.x")]
    [InlineData("Elsa.FlowDecision condition=var:v-x")]
    [InlineData("Elsa.FlowDecision condition=js:variables.x || getInput('isDeputy')")]
    [InlineData("Elsa.FlowDecision condition=in:fact")]
    public void A_branch_on_anything_else_is_followed_both_ways(string branch)
    {
        var graph = Compile(["d " + branch, "yes Test.Pass", "no Test.Pass"], ["d.True yes", "d.False no"]);

        Reached(graph, Deputy).ShouldBe(["d", "no", "yes"]);
    }

    [Fact]
    public void Every_outcome_of_a_step_that_people_answer_and_every_way_back_is_followed()
    {
        var graph = Compile(
            ["a Test.Ask", "d CanBo.Decide fact=isDeputy ; operator=isFalse", "b Test.Pass", "c Test.Pass"],
            ["a d", "a.Overdue b", "d.True c", "c a"]);

        Reached(graph, Staff).ShouldBe(["a", "b", "c", "d"]);
        Reached(graph, Deputy).ShouldBe(["a", "b", "d"]);
    }

    [Fact]
    public void The_slot_of_an_if_that_is_not_taken_is_left_out_with_all_it_holds()
    {
        var json = Sketch.Flowchart([], [], definition =>
        {
            definition["inputs"]!.AsArray().Add(new JsonObject { ["type"] = "Boolean", ["name"] = "isDeputy" });
            var branch = Sketch.Node("if Elsa.If condition=in:isDeputy").AsObject();
            branch["then"] = Sketch.Sequence("s", Sketch.Node("yes Test.Pass"));
            branch["else"] = Sketch.Node("no Test.Pass");
            definition["root"] = Sketch.Sequence("root", branch, Sketch.Node("after Test.Pass"));
        });
        var graph = WorkflowGraph.Compile(DefinitionJson.Read(json, "f").Definition!, TestActivities.Catalogue).Graph;

        Reached(graph, Deputy).ShouldBe(["after", "if", "root", "s", "yes"]);
        Reached(graph, Staff).ShouldBe(["after", "if", "no", "root"]);
        Reached(graph, Value.EmptyObject).ShouldBe(["after", "if", "no", "root", "s", "yes"]);
    }

    private static List<string> Reached(WorkflowGraph graph, Value input) =>
        [.. ReachablePaths.From(graph, input).Select(node => node.Id).Where(id => id != "flow").Order(StringComparer.Ordinal)];

    private static WorkflowGraph Compile(string[] nodes, string[] connections)
    {
        var json = Sketch.Flowchart(nodes, connections, definition =>
        {
            foreach (var name in (string[])["isDeputy", "year"])
                definition["inputs"]!.AsArray().Add(new JsonObject { ["type"] = "Object", ["name"] = name });
            definition["root"]!["start"] = nodes[0].Split(' ')[0];
        });
        return WorkflowGraph.Compile(DefinitionJson.Read(json, "f").Definition!, TestActivities.Catalogue).Graph;
    }
}
