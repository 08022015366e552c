using System.Text.Json.Nodes;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Running;

public sealed class ContainerTests
{
    [Fact]
    public void A_sequence_runs_its_steps_one_after_the_other()
    {
        var scenario = Nested(Sketch.Sequence("seq", Sketch.Node("a Test.Pass"), Sketch.Node("b Test.Ask"), Sketch.Node("c Test.Pass")));

        scenario.Start().Path.ShouldBe("a b");
        scenario.Resume("b").Path.ShouldBe("a b c");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void A_flowchart_inside_a_sequence_is_one_of_its_steps()
    {
        var scenario = Nested(Sketch.Sequence(
            "seq",
            Sketch.Container("inner", ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Ask", "b Test.Ask", "j Test.Pass"], ["f.L a", "f.R b", "a j", "b j"]),
            Sketch.Node("z Test.Pass")));

        scenario.Start().Resume("b").Resume("a");

        scenario.Path.ShouldBe("f a b j z");
        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void An_end_inside_ends_its_own_flowchart_only_and_a_finish_ends_everything()
    {
        var ends = Nested(Sketch.Sequence("seq", Sketch.Container("inner", ["a Test.Pass", "e Elsa.End"], ["a e"]), Sketch.Node("z Test.Pass")));
        var finishes = Nested(Sketch.Sequence("seq", Sketch.Container("inner", ["a Test.Pass", "e Elsa.Finish"], ["a e"]), Sketch.Node("z Test.Pass")));

        ends.Start().Path.ShouldBe("a e z");
        finishes.Start().Path.ShouldBe("a e");
        finishes.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Theory]
    [InlineData(true, "t")]
    [InlineData(false, "e")]
    [InlineData(null, "e")]
    public void An_if_runs_the_slot_its_condition_says(bool? condition, string path)
    {
        var scenario = Nested(If(Sketch.Node("t Test.Pass"), Sketch.Node("e Test.Pass")));

        scenario.Start(condition is { } value ? Value.Object(("fact", Value.Of(value))) : null);

        scenario.Path.ShouldBe(path);
        scenario.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void An_if_without_a_branch_for_the_answer_is_done()
    {
        var scenario = Nested(If(Sketch.Node("t Test.Pass"), null));

        scenario.Start().Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void Variables_of_a_container_live_with_it_and_hide_those_outside()
    {
        var inner = Sketch.Sequence(
            "inner",
            Sketch.Node("set Elsa.SetVariable variable=var:v-in ; value=trong"),
            Sketch.Node("wait Test.Ask"),
            Sketch.Node("out Test.Echo value=js:`${variables.x} ${variables.y}` ; result=->verdict"));
        inner["variables"] = new JsonArray(new JsonObject { ["id"] = "v-in", ["name"] = "x", ["typeName"] = "String" });
        var scenario = Nested(Sketch.Sequence("seq", Sketch.Node("y Elsa.SetVariable variable=var:v-y ; value=ngoài"), inner));

        scenario.Start().Resume("wait");

        scenario.State.Output["verdict"].ShouldBe(Value.Of("trong ngoài"));
        scenario.Variable("x").ShouldBe(Value.Null);
    }

    [Fact]
    public void Withdrawing_a_container_withdraws_what_is_open_inside()
    {
        var scenario = Scenario.Of(
            ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Ask", "j Elsa.FlowJoin mode=WaitAny"],
            ["f.L a", "f.R seq", "a j", "seq j"],
            definition => ((JsonArray)definition["root"]!["activities"]!).Add(Sketch.Sequence("seq", Sketch.Container("deep", ["d Test.Ask"], []), Sketch.Node("z Test.Pass")))).Start();
        var inside = scenario.Execution("d");

        scenario.Resume("a");

        scenario.Step.Closed.ShouldContain(inside);
        scenario.Status.ShouldBe(InstanceStatus.Finished);
        scenario.Path.ShouldBe("f a d j");
    }

    [Fact]
    public void A_loop_of_thousands_of_turns_waits_in_each_and_is_withdrawn_whole()
    {
        const int Turns = 4_000;
        var graph = Nested(new JsonObject
        {
            ["id"] = "loop",
            ["type"] = "Elsa.ParallelForEach",
            ["items"] = new JsonObject { ["typeName"] = "Object[]", ["expression"] = new JsonObject { ["type"] = "Input", ["value"] = new JsonObject { ["name"] = "fact" } } },
            ["body"] = Sketch.Sequence("turn", Sketch.Node("a Test.Ask"), Sketch.Node("z Test.Pass")),
        }).Graph;
        var items = Value.Of([.. Enumerable.Range(0, Turns).Select(number => Value.Of((double)number))]);

        var started = Engine.Advance(graph, InstanceState.New, new Stimulus.Start("s", Scenario.Noon, Value.Object(("fact", items))));
        var answered = Engine.Advance(graph, InstanceState.FromBytes(started.State.ToBytes()), new Stimulus.Resume("r", Scenario.Noon, started.Opened[Turns / 2].Execution, "Done", Value.Undefined));
        var cancelled = Engine.Advance(graph, answered.State, new Stimulus.Cancel("c", Scenario.Noon, "because"));

        started.Opened.Length.ShouldBe(Turns);
        answered.State.Executions.Length.ShouldBe((2 * Turns) - 1);
        cancelled.Closed.ShouldBe(started.Opened.Select(bookmark => bookmark.Execution).Where(execution => execution != started.Opened[Turns / 2].Execution).Reverse());
        cancelled.State.Status.ShouldBe(InstanceStatus.Cancelled);
    }

    [Fact]
    public void A_single_activity_can_be_the_whole_workflow()
    {
        var scenario = Nested(Sketch.Node("a Test.Ask"));

        scenario.Start().Resume("a").Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void An_empty_flowchart_is_finished_at_once() =>
        Nested(Sketch.Container("flow", [], [])).Start().Status.ShouldBe(InstanceStatus.Finished);

    private static Scenario Nested(JsonNode root) => Scenario.Of([], [], definition => definition["root"] = root);

    private static JsonObject If(JsonNode? then, JsonNode? otherwise) => new()
    {
        ["id"] = "if",
        ["type"] = "Elsa.If",
        ["condition"] = new JsonObject { ["typeName"] = "Boolean", ["expression"] = new JsonObject { ["type"] = "Input", ["value"] = new JsonObject { ["name"] = "fact" } } },
        ["then"] = then,
        ["else"] = otherwise,
    };
}
