using System.Text.Json.Nodes;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Tests.Running;

namespace CanBo.Workflows.Tests.Soundness;

public sealed class DefinitionCheckTests
{
    public static TheoryData<string, string[], string[]> Broken() => new()
    {
        { "Error UnknownActivityType a type", ["a Elsa.RunTask"], [] },
        { "Error DanglingConnection flow connections", ["a Test.Pass"], ["a ghost"] },
        { "Error UnknownPort a Maybe", ["a Test.Pass", "b Test.Pass"], ["a.Maybe b", "a b"] },
        { "Warning UnconnectedPort d False", ["d Elsa.FlowDecision condition=js:variables.x", "b Test.Pass"], ["d.True b"] },
        { "Warning DuplicateConnection a Done", ["a Test.Pass", "b Test.Pass"], ["a b", "a b", "a b"] },
        { "Error UnfitValue a number", ["a Test.Echo number=mười"], [] },
        { "Error MissingInput a timeSpan", ["a Elsa.Delay"], [] },
        { "Error MissingInput a timeSpan", ["a Elsa.Delay timeSpan="], [] },
        { "Error MissingInput a fact", ["a CanBo.Decide value=1"], [] },
        { "Error MissingInput a variable", ["a Elsa.SetVariable value=1"], [] },
        { "Error BadExpression a value", ["a Test.Echo value=js:1 +"], [] },
        { "Error UnknownVariable a value", ["a Test.Echo value=js:variables.z"], [] },
        { "Error UnknownVariable a value", ["a Test.Echo value=js:getAmount()"], [] },
        { "Error UnknownWorkflowInput a value", ["a Test.Echo value=js:getInput('z')"], [] },
        { "Error UnknownVariable a value", ["a Test.Echo value=var:v-z"], [] },
        { "Error UnknownVariable a variable", ["a Elsa.SetVariable variable=var:v-z ; value=1"], [] },
        { "Error UnknownWorkflowInput a value", ["a Test.Echo value=in:z"], [] },
        { "Error UnknownOutputTarget a result", ["a Test.Echo result=->nowhere"], [] },
        { "Warning JoinWithoutMode j mode", ["a Test.Pass", "j Elsa.FlowJoin"], ["a j"] },
        { "Error BadJoinMode j mode", ["a Test.Pass", "j Elsa.FlowJoin mode=Sometimes"], ["a j"] },
        { "Error BadJoinMode j mode", ["a Test.Pass", "j Elsa.FlowJoin mode=js:'WaitAny'"], ["a j"] },
        { "Error IllegalReturn b Done", ["s Elsa.FlowFork branches=json:[\"L\",\"R\"]", "a Test.Pass", "b Test.Pass"], ["s.L a", "s.R b", "a b", "b a"] },
        { "Warning Unreachable b ", ["a Elsa.Start", "b Test.Pass"], [] },
        { "Warning EmptyContainer flow activities", [], [] },
        { "Error EndsWithoutDecision a Yes", ["a Test.Human"], [] },
        { "Error EndsWithoutDecision b ", ["a Test.Human", "b Test.Pass", "d Test.Verdict"], ["a.Yes b", "a.No d"] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_definition_is_found(string expected, string[] nodes, string[] connections)
    {
        var findings = Check(Sketch.Flowchart(nodes, connections));

        var finding = findings.ShouldHaveSingleItem();
        $"{finding.Severity} {finding.Code} {finding.ActivityId} {finding.Property}".ShouldBe(expected);
        finding.Message.Vietnamese.ShouldNotBe(finding.Message.English);
    }

    public static TheoryData<string[], string[]> Sound() => new()
    {
        { ["a Test.Human", "d Test.Verdict"], ["a.Yes d", "a.No d"] },
        { ["a Test.Human", "d Test.Verdict", "e Elsa.Finish"], ["a.Yes d", "a.No e"] },
        { ["a Test.Human", "d Test.Verdict"], ["a.Yes d", "a.No a"] },
        { ["f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "n Test.Pass", "a Test.Human", "d Test.Verdict"], ["f.L n", "f.R a", "a.Yes d", "a.No d"] },
        { ["a Test.Human", "n Test.Pass", "d Test.Verdict"], ["a.Yes d", "a.Yes n", "a.No d"] },
        { ["a Test.Human", "b Test.Human", "j Elsa.FlowJoin mode=WaitAllActive", "f Elsa.FlowFork branches=json:[\"L\",\"R\"]", "d Test.Verdict"], ["f.L a", "f.R b", "a.Yes j", "a.No j", "b.Yes j", "b.No j", "j d"] },
        { ["a Test.Human", "x Elsa.Fault message=dừng", "d Test.Verdict"], ["a.Yes d", "a.No x"] },
        { ["a Test.Echo value=js:variables.x ?? getFact()"], [] },
    };

    [Theory]
    [MemberData(nameof(Sound))]
    public void A_sound_definition_raises_no_alarm(string[] nodes, string[] connections) =>
        Check(Sketch.Flowchart(nodes, connections)).ShouldBeEmpty();

    [Fact]
    public void A_malformed_input_is_found_again_after_the_draft_was_stored()
    {
        var json = Sketch.Flowchart(["a Test.Echo"], [], definition =>
        {
            var activity = definition["root"]!["activities"]![0]!;
            activity["number"] = JsonNode.Parse("""{"expression":{"type":"Literal","value":1}}""");
            activity["value"] = JsonNode.Parse("""{"wrong":"shape"}""");
        });

        Check(json).Select(finding => (finding.Code, finding.Property)).ShouldBe([(FindingCodes.MalformedInput, "value"), (FindingCodes.MalformedInput, "number")]);
    }

    [Fact]
    public void Two_activities_with_one_id_are_found() =>
        Check(Sketch.Flowchart(["a Test.Pass", "a Test.Pass"], [])).Select(finding => finding.Code).ShouldBe([FindingCodes.DuplicateId, FindingCodes.Unreachable]);

    [Fact]
    public void A_variable_that_cannot_hold_its_first_value_is_found()
    {
        var json = Sketch.Flowchart(["a Test.Pass"], [], definition =>
        {
            definition["variables"]![0]!["typeName"] = "Int32";
            definition["variables"]![0]!["value"] = "không";
        });

        Check(json).ShouldHaveSingleItem().Property.ShouldBe("variables.x");
    }

    [Fact]
    public void Sequences_and_ifs_are_looked_into_for_a_decision()
    {
        var decides = Sketch.Sequence("seq", Sketch.Node("a Test.Human"), Sketch.Node("d Test.Verdict"), Sketch.Node("z Test.Pass"));
        var doesNot = Sketch.Sequence("seq", Sketch.Node("a Test.Human"), new JsonObject { ["id"] = "if", ["type"] = "Elsa.If", ["condition"] = JsonNode.Parse("""{"typeName":"Boolean","expression":{"type":"JavaScript","value":"variables.x"}}"""), ["then"] = Sketch.Node("d Test.Verdict") });

        Check(Sketch.Flowchart([], [], definition => definition["root"] = decides)).ShouldBeEmpty();
        Check(Sketch.Flowchart([], [], definition => definition["root"] = doesNot)).ShouldHaveSingleItem().Code.ShouldBe(FindingCodes.EndsWithoutDecision);
    }

    private static Finding[] Check(string json) =>
        [.. DefinitionCheck.Check(DefinitionJson.Read(json, "f").Definition!, TestActivities.Catalogue)];
}
