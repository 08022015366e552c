using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Tests.Running;

namespace CanBo.Workflows.Tests.Soundness;

public sealed class HostileTests
{
    private const int Large = 2_000;

    [Fact]
    public void Two_thousand_activities_in_a_row_are_explored_whole()
    {
        var nodes = Enumerable.Range(0, Large).Select(i => $"n{i} Test.Human").Append("d Test.Verdict").ToArray();
        var connections = Enumerable.Range(0, Large).SelectMany(i => new[] { $"n{i}.Yes {Next(i)}", $"n{i}.No {Next(i)}" }).ToArray();

        var (findings, exploration) = Look(nodes, connections);

        findings.ShouldBeEmpty();
        exploration.IsComplete.ShouldBeTrue();
        exploration.StateCount.ShouldBeInRange(Large, Large + 10);

        static string Next(int i) => i == Large - 1 ? "d" : $"n{i + 1}";
    }

    [Theory]
    [InlineData(20, "WaitAllActive")]
    [InlineData(20, "WaitAny")]
    public void Stage_after_stage_of_six_opinions_each_of_which_may_be_taken_back_is_explored_whole_in_a_dozen_situations_a_stage(int stages, string mode)
    {
        var (nodes, connections, last) = (new List<string>(), new List<string>(), new[] { "start.Done" });
        nodes.Add("start Test.Pass");
        for (var stage = 0; stage < stages; stage++)
        {
            nodes.AddRange([$"self{stage} Test.Human", $"fork{stage} Elsa.FlowFork branches=json:[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"]", $"join{stage} Elsa.FlowJoin mode={mode}", $"meeting{stage} Test.Ask"]);
            connections.AddRange([.. last.Select(port => $"{port} self{stage}"), $"self{stage}.Yes fork{stage}", $"self{stage}.No fork{stage}", $"join{stage} meeting{stage}", $"meeting{stage}.No self{stage}"]);
            foreach (var opinion in "abcdef".Select(branch => $"{branch}{stage}"))
            {
                nodes.Add($"{opinion} Test.Opinion");
                connections.AddRange([$"fork{stage}.{opinion[0]} {opinion}", $"{opinion}.Done join{stage}", $"{opinion}.Overdue join{stage}"]);
            }

            last = [$"meeting{stage}.Yes", $"meeting{stage}.Done"];
        }

        nodes.Add("d Test.Verdict");
        connections.AddRange(last.Select(port => $"{port} d"));

        var (findings, exploration) = Look([.. nodes], [.. connections]);

        exploration.IsComplete.ShouldBeTrue();
        exploration.Ends.ShouldBe([new CaseEnd(null, true, "")]);
        findings.Where(finding => finding.IsError && finding.Code != FindingCodes.JoinWithdrawsPeople).ShouldBeEmpty();
        Exploration.Of(exploration.Graph, null, isReduced: true)!.StateCount.ShouldBeLessThan(stages * 12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Two_thousand_activities_of_cyclic_nonsense_end_within_the_limits_and_what_was_not_seen_is_said(int seed)
    {
        var random = new Random(seed);
        var nodes = Enumerable.Range(0, Large).Select(i => $"n{i} " + RandomProcedures.Pick(random, "Test.Human", "Test.Pass", "Elsa.FlowJoin mode=WaitAny", "Elsa.FlowFork branches=json:[\"Yes\",\"No\"]", "Test.Verdict")).ToArray();
        var connections = Enumerable.Range(0, Large * 2).Select(_ => $"n{random.Next(Large)}.{RandomProcedures.Pick(random, "Yes", "No", "Done")} n{random.Next(Large)}").Distinct().ToArray();
        var limits = new ExplorationLimits(500, 20_000_000, 5_000_000);

        var (findings, exploration) = Look(nodes, connections, limits);

        exploration.StateCount.ShouldBeLessThanOrEqualTo(limits.MaxStates + 1);
        findings.Any(finding => finding.Code == FindingCodes.TooLargeToExplore).ShouldBe(!exploration.IsComplete);
    }

    [Fact]
    public void Branches_that_can_each_stop_all_others_exceed_the_limit_and_the_number_of_situations_seen_is_said()
    {
        var names = Enumerable.Range(0, 24).Select(i => $"h{i}").ToArray();
        var fork = "f Elsa.FlowFork branches=json:[" + string.Join(',', names.Select(name => $"\"{name}\"")) + "]";
        string[] nodes = [fork, .. names.Select(name => $"{name} Test.Human"), .. names.Select(name => $"z{name} Elsa.Finish"), "d Test.Verdict"];
        string[] connections = [.. names.SelectMany(name => new[] { $"f.{name} {name}", $"{name}.Yes d", $"{name}.No z{name}" })];
        var limits = ExplorationLimits.Default with { MaxStates = 1_000 };

        var (findings, exploration) = Look(nodes, connections, limits);

        exploration.IsComplete.ShouldBeFalse();
        var finding = findings.Single(found => found.Code == FindingCodes.TooLargeToExplore);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Message.English.ShouldContain(exploration.StateCount.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Ids_of_any_characters_are_explored_and_named_as_they_stand()
    {
        string[] ids = ["a\"b", "c'd", "ệ ợ", "if", "if?", "<script>", "\u0001\n"];
        var sequence = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Sequence",
            ["activities"] = new JsonArray([.. ids.Select(id => new JsonObject
            {
                ["id"] = id,
                ["type"] = id == "if" ? "Elsa.If" : "Test.Human",
                ["condition"] = new JsonObject { ["typeName"] = "Boolean", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "variables.x" } },
            })]),
        };
        var definition = DefinitionJson.Read(Sketch.Flowchart([], [], json => json["root"] = sequence), "f").Definition!;

        var compilation = WorkflowGraph.Compile(definition, TestActivities.Catalogue);
        var findings = DefinitionCheck.Check(compilation, Exploration.Of(compilation.Graph));

        findings.Single(finding => finding.Code == FindingCodes.EndsWithoutDecision).ActivityId.ShouldBe("\u0001\n");
        Exploration.Of(compilation.Graph)!.Begun.ShouldBe(["flow", .. ids]);
    }

    private static (Finding[] Findings, Exploration Exploration) Look(string[] nodes, string[] connections, ExplorationLimits? limits = null)
    {
        var compilation = WorkflowGraph.Compile(DefinitionJson.Read(Sketch.Flowchart(nodes, connections), "hostile").Definition!, TestActivities.Catalogue);
        var exploration = Exploration.Of(compilation.Graph, limits)!;
        return ([.. DefinitionCheck.Check(compilation, exploration)], exploration);
    }
}
