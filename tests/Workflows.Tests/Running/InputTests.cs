using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Running;

public sealed class InputTests
{
    [Theory]
    [InlineData("value=chữ", "\"chữ\"")]
    [InlineData("value=json:[1,{\"a\":true}]", "[1,{\"a\":true}]")]
    [InlineData("value=var:v-x", "\"đầu\"")]
    [InlineData("value=in:fact", "5")]
    [InlineData("value=js:getFact() + 1", "6")]
    [InlineData("value=js:getInput(\"fact\") > 4 ? variables.x : null", "\"đầu\"")]
    [InlineData("number=3", "3")]
    [InlineData("", "7")]
    [InlineData("number=", "7")]
    public void An_input_gets_its_value_from_what_the_definition_says(string input, string expected)
    {
        var scenario = Scenario.Of([$"a Test.Echo {input}{(input.Length > 0 ? " ; " : "")}result=->verdict"], [], definition => definition["variables"]![0]!["value"] = "đầu");

        scenario.Start(Value.Object(("fact", Value.Of(5))));

        scenario.State.Output["verdict"].ToJson().ShouldBe(expected);
    }

    [Fact]
    public void Inputs_are_evaluated_once_when_the_execution_begins()
    {
        var scenario = Scenario.Of(
            ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Ask form=js:`F${variables.x}`", "s Elsa.SetVariable variable=var:v-x ; value=2", "w Test.Ask"],
            ["f.L a", "f.R s", "s w"],
            definition => definition["variables"]![0]!["value"] = "1").Start();

        scenario.Variable("x").ShouldBe(Value.Of("2"));
        scenario.State.Executions.Single(execution => execution.NodeId == "a").Inputs["form"].ShouldBe(Value.Of("F1"));
    }

    [Theory]
    [InlineData("isHead", "isTrue", "", true)]
    [InlineData("isHead", "isFalse", "", false)]
    [InlineData("group", "equals", "A", true)]
    [InlineData("group", "notEquals", "A", false)]
    [InlineData("group", "in", "B, A", true)]
    [InlineData("group", "in", "[\"B\",\"C\"]", false)]
    [InlineData("score", "greaterThan", "89.5", true)]
    [InlineData("score", "greaterOrEqual", "90", true)]
    [InlineData("score", "lessThan", "90", false)]
    [InlineData("score", "lessOrEqual", "90", true)]
    [InlineData("score", "equals", "90", true)]
    [InlineData("missing", "isTrue", "", false)]
    public void Decide_compares_a_fact_with_a_value(string fact, string comparison, string value, bool expected)
    {
        var scenario = Scenario.Of(
            [$"d CanBo.Decide fact={fact} ; operator={comparison} ; value={value}", "yes Test.Pass", "no Test.Pass"],
            ["d.True yes", "d.False no"],
            definition => definition["variables"]!.AsArray().Add(Sketch.Variable("missing")));

        scenario.Start(Value.Object(("isHead", Value.True), ("group", Value.Of("A")), ("score", Value.Of(90))));

        scenario.Path.ShouldBe(expected ? "d yes" : "d no");
    }

    [Fact]
    public void Decide_prefers_a_variable_to_the_workflow_input()
    {
        var scenario = Scenario.Of(["d CanBo.Decide fact=x ; value=1", "yes Test.Pass"], ["d.True yes"], definition => definition["variables"]![0]!["value"] = "1");

        scenario.Start(Value.Object(("x", Value.Of("2")))).Path.ShouldBe("d yes");
    }

    [Theory]
    [InlineData("fact=nobody", "no fact 'nobody'")]
    [InlineData("fact=group ; operator=greaterThan ; value=5", "cannot be compared")]
    [InlineData("fact=group ; operator=roughly ; value=5", "'roughly'")]
    public void Decide_does_not_guess(string inputs, string message)
    {
        var scenario = Scenario.Of([$"d CanBo.Decide {inputs}"], []).Start(Value.Object(("group", Value.Of("A"))));

        scenario.State.Incidents.ShouldHaveSingleItem().Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("0.00:00:00")]
    [InlineData("-1.00:00:00")]
    public void A_delay_of_nothing_does_not_wait(string span) =>
        Scenario.Of([$"a Elsa.Delay timeSpan={span}"], []).Start().Status.ShouldBe(InstanceStatus.Finished);
}
