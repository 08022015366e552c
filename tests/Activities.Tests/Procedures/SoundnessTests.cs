using CanBo.Activities.Procedures;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;
using Xunit.Abstractions;

namespace CanBo.Activities.Tests.Procedures;

public sealed class SoundnessTests(ITestOutputHelper output)
{
    public static TheoryData<string> Shipped() => [.. ShippedProcedures.All().Select(procedure => procedure.Name)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_procedure_has_no_errors(string name)
    {
        var findings = DefinitionCheck.Check(ProcedureCatalogue.Read(name, Json(name)), ProcedureCatalogue.All);

        findings.Where(finding => finding.IsError).Select(finding => $"{finding.Code} {finding.ActivityId}: {finding.Message.English}").ShouldBeEmpty();
        findings.ShouldNotContain(finding => finding.Code == FindingCodes.TooLargeToExplore);
    }

    [Fact]
    public void Every_small_mistake_in_a_shipped_procedure_is_reported_or_changes_nothing_that_can_happen()
    {
        var (reported, equivalent) = (0, 0);
        foreach (var (name, json) in ShippedProcedures.All())
        {
            var (findings, exploration) = Look(name, json);
            var known = findings.Select(Kind).ToHashSet();
            foreach (var (mutant, mutated) in Mutants.Of(json, exploration.Graph))
            {
                var (found, explored) = Look(name, mutated);
                if (found.Any(finding => !known.Contains(Kind(finding))))
                {
                    reported++;
                    continue;
                }

                // Nothing is reported: then cases come to the same ends, over the same activities.
                explored.IsComplete.ShouldBeTrue($"{name} {mutant}");
                explored.Ends.ShouldBe(exploration.Ends, $"{name} {mutant}");
                explored.Begun.ShouldBe(exploration.Begun, $"{name} {mutant}");
                equivalent++;
            }
        }

        output.WriteLine($"{reported} mutants reported, {equivalent} proved equivalent.");
        (reported + equivalent).ShouldBeGreaterThanOrEqualTo(200);
        reported.ShouldBeGreaterThan(equivalent);
    }

    [Theory]
    [InlineData("decision", "NoParticipant", "notice", FindingCodes.ResultBeforeDecision)]
    [InlineData("selfAssessment", "Overdue", "decision", FindingCodes.CapWithoutOverflow)]
    public void A_connection_past_what_a_decision_needs_is_reported_with_the_path_that_takes_it(string source, string port, string target, string code)
    {
        var json = Json("leader-annual.json");
        var definition = System.Text.Json.Nodes.JsonNode.Parse(json)!;
        foreach (var connection in definition["root"]!["connections"]!.AsArray())
        {
            if ((string)connection!["source"]!["activity"]! == source && (string?)connection["source"]!["port"] == port)
                connection["target"]!["activity"] = target;
        }

        var finding = DefinitionCheck.Check(ProcedureCatalogue.Read("leader-annual.json", definition.ToJsonString()), ProcedureCatalogue.All).First(found => found.Code == code);

        finding.Path.ShouldContain(step => step.ActivityId == source && step.Port == port);
    }

    private static (Finding[] Findings, Exploration Exploration) Look(string name, string json)
    {
        var compilation = WorkflowGraph.Compile(ProcedureCatalogue.Read(name, json), ProcedureCatalogue.All);
        var exploration = Exploration.Of(compilation.Graph)!;
        return ([.. DefinitionCheck.Check(compilation, exploration)], exploration);
    }

    private static string Kind(Finding finding) => $"{finding.Code} {finding.ActivityId} {finding.Property}";

    private static string Json(string name) => ShippedProcedures.All().Single(procedure => procedure.Name == name).Json;
}
