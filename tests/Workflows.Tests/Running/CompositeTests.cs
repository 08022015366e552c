using System.Text.Json.Nodes;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Running;

/// <summary>A procedure used as an activity of another.</summary>
public sealed class CompositeTests
{
    private static readonly ActivityCatalogue Catalogue = TestActivities.Catalogue.With([Check(), Read(Definition("circle", Sketch.Node("again Workflow.circle")))]);

    [Fact]
    public void It_sees_its_own_inputs_and_variables_and_gives_its_outputs()
    {
        var scenario = Scenario.Of(Uses(), Catalogue).Start(Value.Object(("fact", Value.Of(5))));

        scenario.Waiting.ShouldBe(["use/ask"]);
        scenario.Resume("use/ask");

        scenario.Status.ShouldBe(InstanceStatus.Finished, string.Join('\n', scenario.State.Incidents));
        scenario.Variable("x").ShouldBe(Value.Of("6 inner"));
        scenario.Variable("y").ShouldBe(Value.Null);
    }

    [Theory]
    [InlineData(5, "low")]
    [InlineData(50, "high")]
    public void Complete_ends_it_by_the_outcome_it_names_and_withdraws_what_is_open_in_it(int fact, string path)
    {
        var scenario = Scenario.Of(Uses(), Catalogue).Start(Value.Object(("fact", Value.Of(fact))));
        if (scenario.Waiting.Length > 0)
            scenario.Resume("use/ask");

        scenario.Path.ShouldEndWith(path);
        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void Withdrawing_it_withdraws_what_is_open_inside()
    {
        var scenario = Scenario.Of(Uses(), Catalogue).Start(Value.Object(("fact", Value.Of(5)))).Cancel();

        scenario.Effects.Select(planned => planned.Effect).OfType<TestActivities.CloseTask>().Count().ShouldBe(1);
        scenario.Status.ShouldBe(InstanceStatus.Cancelled);
    }

    [Fact]
    public void What_can_happen_inside_is_explored()
    {
        var compilation = WorkflowGraph.Compile(DefinitionJson.Read(Uses(), "test").Definition!, Catalogue);
        var exploration = Exploration.Of(compilation.Graph)!;

        compilation.Findings.ShouldBeEmpty();
        exploration.Begun.ShouldBe(compilation.Graph.Nodes.Select(node => node.Id), ignoreOrder: true);
        exploration.Ends.ShouldHaveSingleItem().Code.ShouldBeNull();
    }

    [Theory]
    [InlineData("High", false)]
    [InlineData("Higher", true)]
    public void An_outcome_that_it_does_not_declare_is_an_error_where_it_is_drawn_and_where_it_is_used(string outcome, bool isError)
    {
        var part = JsonNode.Parse(Definition("part", Sketch.Node($"c Elsa.Complete outcomes={outcome}")))!;
        part["outcomes"] = new JsonArray("High");
        part["options"] = new JsonObject { ["usableAsActivity"] = true };
        var definition = Read(part.ToJsonString());
        var uses = Read(Definition("uses", Sketch.Node("use Workflow.part")));

        WorkflowGraph.Compile(definition, TestActivities.Catalogue).Findings.Any(finding => finding.IsError && finding.ActivityId == "c").ShouldBe(isError);
        WorkflowGraph.Compile(uses, TestActivities.Catalogue.With([definition])).Findings.Any(finding => finding.IsError && finding.ActivityId == "use/c").ShouldBe(isError);
    }

    [Fact]
    public void One_that_uses_itself_is_an_error()
    {
        var (_, findings) = WorkflowGraph.Compile(DefinitionJson.Read(Definition("outer", Sketch.Node("use Workflow.circle")), "test").Definition!, Catalogue);

        findings.ShouldContain(finding => finding.IsError && finding.ActivityId == "use/again");
    }

    /// <summary>Gives amount + 1 and a variable of its own; big amounts end it at once by another outcome while somebody is still asked.</summary>
    private static WorkflowDefinition Check()
    {
        var root = Sketch.Container(
            "flow",
            ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "ask Test.Ask", "d Elsa.FlowDecision condition=js:getInput('Amount')>10", "big Elsa.Complete outcomes=High", "set Elsa.SetVariable variable=var:v-x ; value=inner",
             "out Elsa.SetOutput outputName=Sum ; outputValue=js:`${getAmount()+1}\\u0020${variables.x}`"],
            ["f.L ask", "f.R d", "d.True big", "d.False set", "set out"]);
        var definition = JsonNode.Parse(Definition("check", root))!;
        definition["inputs"] = new JsonArray(new JsonObject { ["type"] = "Int32", ["name"] = "Amount" });
        definition["outputs"] = new JsonArray(new JsonObject { ["type"] = "String", ["name"] = "Sum" });
        definition["outcomes"] = new JsonArray("Done", "High");
        return Read(definition.ToJsonString());
    }

    private static string Uses() => Definition("uses", Sketch.Container(
        "flow",
        ["use Workflow.check amount=in:fact ; sum=->v-x", "low Test.Pass", "high Test.Pass"],
        ["use low", "use.High high"]));

    private static string Definition(string id, JsonNode root) => Sketch.Flowchart([], [], definition =>
    {
        definition["definitionId"] = id;
        definition["name"] = id;
        definition["root"] = root;
    });

    private static WorkflowDefinition Read(string json) => DefinitionJson.Read(json, "test").Definition!;
}
