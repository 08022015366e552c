using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Tests.Running;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Tests.Soundness;

/// <summary>The exploration against the engine on random procedures: what the engine comes to was foreseen, and what is foreseen can be made to happen.</summary>
public sealed class AgreementTests
{
    private const int Seeds = 400;

    [Fact]
    public void Whatever_the_engine_comes_to_was_foreseen()
    {
        var rests = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (graph, _) = RandomProcedures.Make(seed, withData: true, withContainers: seed % 2 == 0);
            var exploration = Exploration.Of(graph)!;
            exploration.IsComplete.ShouldBeTrue($"seed {seed}");
            var begun = exploration.Begun.ToHashSet();
            for (var run = 0; run < 4; run++)
            {
                var (state, journal) = Play(graph, new Random((seed * 31) + run));
                journal.Where(entry => entry.Event == JournalEvents.Started && entry.NodeId.Length > 0).ShouldAllBe(entry => begun.Contains(entry.NodeId), $"seed {seed}");
                if (CaseEnd.Of(state) is not { } end)
                    continue;
                rests++;
                if (end.Code == IncidentCode.TooManySteps)
                    GoesRound(exploration).ShouldBeTrue($"seed {seed}");
                else
                    exploration.Ends.ShouldContain(end, $"seed {seed}");
            }
        }

        rests.ShouldBeGreaterThan(Seeds);
    }

    [Fact]
    public void Every_end_that_is_foreseen_can_be_reached_on_the_engine_by_its_path()
    {
        var ends = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (graph, _) = RandomProcedures.Make(seed, withData: false, withContainers: seed % 2 == 0);
            var exploration = Exploration.Of(graph)!;
            foreach (var end in exploration.Ends)
            {
                var last = Replay(graph, exploration.PathTo(end), seed);
                CaseEnd.Of(last.State).ShouldBe(end, $"seed {seed}");
                ends++;
            }
        }

        ends.ShouldBeGreaterThan(Seeds);
    }

    [Fact]
    public void Every_finding_of_a_run_happens_on_the_engine_along_its_path()
    {
        var seen = new Dictionary<string, int>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var compilation = RandomProcedures.Make(seed, withData: false, withContainers: seed % 2 == 0);
            foreach (var finding in DefinitionCheck.Check(compilation, Exploration.Of(compilation.Graph)).Where(finding => finding.Path.Length > 0))
            {
                var last = Replay(compilation.Graph, finding.Path, seed);
                Happened(finding, last, compilation.Graph).ShouldBeTrue($"seed {seed}: {finding}");
                seen[finding.Code] = seen.GetValueOrDefault(finding.Code) + 1;
            }
        }

        foreach (var code in (string[])[FindingCodes.EndsWithoutDecision, FindingCodes.JoinMayGiveUp, FindingCodes.JoinWithdrawsPeople, FindingCodes.DecisionBeforeOpinion, FindingCodes.ResultBeforeDecision, FindingCodes.LoopWithoutExit])
            seen.ShouldContainKey(code);
    }

    [Theory]
    [InlineData("p Test.Pass", "e Elsa.End")]
    [InlineData("p Elsa.Fault", "e Test.Pass")]
    public void What_is_withdrawn_or_stopped_before_its_turn_has_not_begun(string first, string then)
    {
        // The first of two steps ends or stops everything before anything in the second has its turn.
        var json = Sketch.Flowchart([], [], definition =>
        {
            var flow = Sketch.Container("flow", ["s Test.Pass", first, then], ["s p", "s c", "p e"]);
            flow["activities"]!.AsArray().Add(new JsonObject { ["id"] = "c", ["type"] = "Elsa.Fork", ["branches"] = new JsonArray(Sketch.Node("r Test.Result")) });
            definition["root"] = flow;
        });
        var compilation = WorkflowGraph.Compile(DefinitionJson.Read(json, "turns").Definition!, TestActivities.Catalogue);

        Play(compilation.Graph, new Random(1)).Journal.ShouldNotContain(entry => entry.NodeId == "r");
        DefinitionCheck.Check(compilation, Exploration.Of(compilation.Graph)).ShouldNotContain(finding => finding.Code == FindingCodes.ResultBeforeDecision);
    }

    private static (InstanceState State, List<JournalEntry> Journal) Play(WorkflowGraph graph, Random random)
    {
        var journal = new List<JournalEntry>();
        var step = Engine.Advance(graph, InstanceState.New, new Stimulus.Start("", Scenario.Noon, Value.EmptyObject));
        journal.AddRange(step.Journal);
        for (var answers = 0; answers < 60 && CaseEnd.Of(step.State) is null; answers++)
        {
            var waiting = step.State.Executions.Where(execution => execution.Status == ExecutionStatus.Waiting).ToArray();
            var chosen = waiting[random.Next(waiting.Length)];
            var node = graph.Find(chosen.NodeId)!;
            step = Engine.Advance(graph, step.State, new Stimulus.Resume("", Scenario.Noon, chosen.Id, RandomProcedures.Pick(random, [.. node.Ports.Select(port => port.Name)]), default));
            journal.AddRange(step.Journal);
        }

        return (step.State, journal);
    }

    /// <summary>Answers as the path says; what does not wait happens by itself.</summary>
    private static Step Replay(WorkflowGraph graph, ImmutableArray<PathStep> path, int seed)
    {
        var step = Engine.Advance(graph, InstanceState.New, new Stimulus.Start("", Scenario.Noon, Value.EmptyObject));
        foreach (var next in path)
        {
            if (graph.Find(next.ActivityId) is not { Descriptor: { IsHuman: true } or { Waits: true } } node)
                continue;
            var execution = step.State.Executions.SingleOrDefault(candidate => candidate.NodeId == next.ActivityId && candidate.Status == ExecutionStatus.Waiting);
            execution.ShouldNotBeNull($"seed {seed}: nobody waits at {next.ActivityId} of {string.Join(' ', path.Select(p => $"{p.ActivityId}.{p.Port}"))}");
            step = Engine.Advance(graph, step.State, new Stimulus.Resume("", Scenario.Noon, execution.Id, next.Port.Length > 0 ? next.Port : node.Ports[0].Name, default));
        }

        return step;
    }

    private static bool Happened(Finding finding, Step last, WorkflowGraph graph)
    {
        bool Has(string journalEvent, string node) => last.Journal.Any(entry => entry.Event == journalEvent && entry.NodeId == node);
        bool IsOpen(Func<GraphNode, bool> which) => last.State.Executions.Any(execution => which(graph.Find(execution.NodeId)!));

        return finding.Code switch
        {
            FindingCodes.EndsWithoutDecision => CaseEnd.Of(last.State)?.Code == IncidentCode.EndedWithoutDecision,
            FindingCodes.JoinMayGiveUp or FindingCodes.JoinNeverRuns => Has(JournalEvents.Skipped, finding.ActivityId),
            FindingCodes.JoinWithdrawsPeople => Has(JournalEvents.Started, finding.ActivityId) && last.Journal.Any(entry => entry.Event == JournalEvents.Canceled && graph.Find(entry.NodeId)!.Descriptor.IsHuman),
            FindingCodes.ResultBeforeDecision => Has(JournalEvents.Started, finding.ActivityId),
            FindingCodes.DecisionBeforeOpinion => last.State.IsOver || (IsOpen(node => node.Id == finding.ActivityId) && (last.State.IsDecided || IsOpen(node => node.Descriptor.IsFinalDecision))),
            FindingCodes.NeverEndsDecided => CaseEnd.Of(last.State) is { Code: null, IsDecided: false },
            FindingCodes.LoopWithoutExit => CaseEnd.Of(last.State) is null or { Code: IncidentCode.TooManySteps },
            _ => true,
        };
    }

    /// <summary>Whether the exploration knows a circle in which nobody is waited for.</summary>
    private static bool GoesRound(Exploration exploration)
    {
        var urgent = exploration.Space.Transitions.Where(transition => exploration.Space[transition.From].IsUrgent && exploration.Space[transition.To].IsUrgent).ToLookup(transition => transition.From, transition => transition.To);
        bool Returns(int from)
        {
            var seen = new HashSet<int>();
            var open = new Stack<int>(urgent[from]);
            while (open.TryPop(out var at))
            {
                if (at == from)
                    return true;
                if (!seen.Add(at))
                    continue;
                foreach (var next in urgent[at])
                    open.Push(next);
            }

            return false;
        }

        return urgent.Any(group => Returns(group.Key));
    }
}
