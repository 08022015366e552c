using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Meetings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Tasks.Steps;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;

namespace CanBo.Benchmarks;

/// <summary>
/// The whole check of a procedure: reading, compiling, exploring, findings. Its rows are stages of ten activities: a sheet, a fork to six opinions of four outcomes each,
/// their join, a meeting that may send the stage back. The second shape lets two people race in every stage, which no order can be left out of.
/// </summary>
internal static class SoundnessBenchmark
{
    private const int Rounds = 7;
    private const double TargetMilliseconds = 500;

    private static readonly string[] Outcomes = ["Submitted", "Overdue", "NoParticipant", "NotRequired"];

    public static bool Run()
    {
        var catalogue = new ActivityCatalogue([new SelfAssessment(), new Opinion(), new HoldMeeting(), new WaitForCohort(), new FinalDecision()]);
        var isGood = Measure("200 activities", Procedure(200, withRaces: false), catalogue, TargetMilliseconds);
        isGood &= Measure("200 activities, a race in every stage", Procedure(200, withRaces: true), catalogue, TargetMilliseconds);
        Measure("2,000 activities", Procedure(2_000, withRaces: false), catalogue, null);
        return isGood;
    }

    private static bool Measure(string what, string json, ActivityCatalogue catalogue, double? target)
    {
        var (times, isWhole) = (new List<double>(), false);
        for (var round = -2; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            var findings = DefinitionCheck.Check(DefinitionJson.Read(json, "bench.json").Definition!, catalogue);
            if (round >= 0)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (findings.FirstOrDefault(finding => finding.IsError) is { } error)
                throw new InvalidOperationException($"The benchmark's procedure is not sound: {error.Message.English}");
            isWhole = findings.All(finding => finding.Code != FindingCodes.TooLargeToExplore);
        }

        var (graph, _) = WorkflowGraph.Compile(DefinitionJson.Read(json, "bench.json").Definition!, catalogue);
        var exploration = Exploration.Of(graph)!;
        times.Sort();
        var median = times[Rounds / 2];
        var isGood = isWhole && (target is null || median <= target);
        var verdict = (target is null ? "" : $" (target ≤ {target:0}); {(isGood ? "met" : "MISSED")}") + (isWhole ? "" : ", given up before all was seen");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {median:0.0} ms{verdict}; {exploration.StateCount:N0} states, {exploration.TransitionCount:N0} steps of the engine; best {times[0]:0.0} ms"));
        return isGood;
    }

    private static string Procedure(int activities, bool withRaces)
    {
        var nodes = new JsonArray();
        var connections = new JsonArray();
        var last = ("start", "Done");
        Add("start", "Elsa.Start");
        var stages = (activities - 6) / 10;
        for (var stage = 0; stage < stages; stage++)
        {
            var self = $"self{stage}";
            Add(self, "CanBo.SelfAssessment", ("form", "F"));
            Connect(last.Item1, last.Item2, self);
            Add($"fork{stage}", "Elsa.FlowFork", ("branches", """["a","b","c","d","e","f"]"""));
            foreach (var outcome in (string[])["Submitted", "Overdue", "NotRequired"])
                Connect(self, outcome, $"fork{stage}");
            Add($"join{stage}", "Elsa.FlowJoin", ("mode", withRaces ? "WaitAny" : "WaitAllActive"));
            foreach (var branch in "abcdef")
            {
                var opinion = $"opinion{stage}{branch}";
                Add(opinion, "CanBo.Opinion", ("from", "Peers"), ("form", opinion));
                Connect($"fork{stage}", branch.ToString(), opinion);
                foreach (var outcome in Outcomes)
                    Connect(opinion, outcome, $"join{stage}");
            }

            var meeting = $"meeting{stage}";
            Add(meeting, "CanBo.Meeting");
            Connect($"join{stage}", "Done", meeting);
            Connect(meeting, "NotRequired", self);
            last = (meeting, "Adopted");
            if (stage < stages - 1)
                Connect(meeting, "Overdue", $"self{stage + 1}");
        }

        Connect(last.Item1, "Overdue", "cohort");
        Add("cohort", "CanBo.WaitForCohort");
        Connect(last.Item1, last.Item2, "cohort");
        Add("decision", "CanBo.FinalDecision");
        Connect("cohort", "Complete", "decision");
        Connect("cohort", "Overdue", "decision");
        Add("again", "Elsa.Delay", ("timeSpan", "1.00:00:00"));
        Connect("decision", "Overdue", "again");
        Connect("decision", "NoParticipant", "again");
        Connect("again", "Done", "decision");
        Add("finish", "Elsa.Finish");
        Connect("decision", "Decided", "finish");
        return new JsonObject { ["id"] = "bench", ["definitionId"] = "bench", ["name"] = "bench", ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["activities"] = nodes, ["connections"] = connections } }.ToJsonString();

        void Add(string id, string type, params ReadOnlySpan<(string Name, string Value)> inputs)
        {
            var node = new JsonObject { ["id"] = id, ["type"] = type };
            foreach (var (name, value) in inputs)
                node[name] = new JsonObject { ["typeName"] = value[0] == '[' ? "String[]" : "String", ["expression"] = new JsonObject { ["type"] = value[0] == '[' ? "Object" : "Literal", ["value"] = value } };
            nodes.Add(node);
        }

        void Connect(string from, string port, string to) => connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        });
    }
}
