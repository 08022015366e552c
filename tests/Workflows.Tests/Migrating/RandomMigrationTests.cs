using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Migrating;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Tests.Running;
using CanBo.Workflows.Tests.Soundness;

namespace CanBo.Workflows.Tests.Migrating;

/// <summary>Random procedures, cases somewhere in them, and random other versions.</summary>
public sealed class RandomMigrationTests
{
    private const int Seeds = 400;

    private const int Walks = 5;

    [Fact]
    public void A_case_moved_to_the_same_procedure_drawn_otherwise_goes_on_as_if_it_had_stayed()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var graph = RandomProcedures.Make(seed, withData: true).Graph;
            var drawn = Compile(Shuffled(graph, random, "activities", "connections"));
            var state = Somewhere(graph, random);

            // Which arrow of a circle with several entrances is the illegal one depends on how it is drawn.
            if (state.IsOver || graph.Root.Flow!.Connections.Any(connection => connection.Kind == ConnectionKind.IllegalReturn))
                continue;

            var moved = new ProcedureMigration(graph, drawn).Judge(state);
            moved.MayMove.ShouldBeTrue($"seed {seed}: {string.Join(' ', moved.Refusals.Select(refusal => refusal.Code))}");
            var there = new ProcedureMigration(drawn, graph).Judge(moved.State!).State!;
            there.ToBytes().ShouldBe(state.ToBytes(), $"seed {seed}");

            // The order of arrows is the order in which branches take turns; the order of activities means nothing.
            var listed = Compile(Shuffled(graph, random, "activities"));
            Walk(listed, new ProcedureMigration(graph, listed).Judge(state).State!, new Random(seed)).Path.ShouldBe(Walk(graph, state, new Random(seed)).Path, $"seed {seed}");
        }
    }

    [Fact]
    public void A_case_that_moves_to_a_changed_procedure_goes_on_and_comes_to_nothing_worse_than_the_procedure_itself()
    {
        var (moves, stays, codes) = (0, 0, new HashSet<MigrationRefusalCode>());
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var graph = RandomProcedures.Make(seed, withData: false).Graph;
            var json = Json(graph);
            for (var change = random.Next(1, 3); change > 0; change--)
                Change(json, random, seed);
            var changed = Compile(json);
            var state = Somewhere(graph, random);
            if (state.IsOver)
                continue;

            var judgement = new ProcedureMigration(graph, changed).Judge(state);
            if (judgement.State is not { } moved)
            {
                stays++;
                codes.UnionWith(judgement.Refusals.Select(refusal => refusal.Code));
                continue;
            }

            moves++;
            moved.Executions.Select(execution => (execution.Id, execution.NodeId, execution.Status)).ShouldBe(state.Executions.Select(execution => (execution.Id, execution.NodeId, execution.Status)), $"seed {seed}");
            InstanceState.FromBytes(moved.ToBytes()).ToBytes().ShouldBe(moved.ToBytes());
            var promised = Exploration.Of(changed, ExplorationLimits.EveryOrder, isReduced: false)!;
            for (var walk = 0; walk < Walks; walk++)
            {
                if (CaseEnd.Of(Walk(changed, moved, random).State) is { Code: IncidentCode.EndedWithoutDecision } end && promised.IsComplete && !promised.Ends.Contains(end))
                    Before(graph, state).ShouldContain(before => before.Code == IncidentCode.EndedWithoutDecision, $"seed {seed}");
            }
        }

        // Both happen often, for many reasons; otherwise this shows nothing.
        moves.ShouldBeGreaterThan(Seeds / 5);
        stays.ShouldBeGreaterThan(Seeds / 10);
        codes.Count.ShouldBeGreaterThan(4);
    }

    /// <summary>The ends of random walks under the version that the case came from.</summary>
    private static List<CaseEnd> Before(WorkflowGraph graph, InstanceState state) =>
        [.. Enumerable.Range(0, 500).Select(seed => CaseEnd.Of(Walk(graph, state, new Random(seed)).State)).OfType<CaseEnd>().Distinct()];

    private static InstanceState Somewhere(WorkflowGraph graph, Random random)
    {
        var state = Engine.Advance(graph, InstanceState.New, new Stimulus.Start("start", Scenario.Noon, default)).State;
        for (var steps = random.Next(6); steps > 0; steps--)
        {
            if (Next(graph, state, random) is not { IsOver: false } next)
                break;
            state = next;
        }

        return state;
    }

    private static (InstanceState State, string Path) Walk(WorkflowGraph graph, InstanceState state, Random random)
    {
        List<string> path = [];
        for (var steps = 0; steps < 40 && Next(graph, state, random, path) is { } next; steps++)
            state = next;
        return (state, string.Join(' ', path));
    }

    /// <summary>One waiting step ends by one of its outcomes; null when nobody is waited for.</summary>
    private static InstanceState? Next(WorkflowGraph graph, InstanceState state, Random random, List<string>? path = null)
    {
        var waiting = state.Executions.Where(execution => execution.Status == ExecutionStatus.Waiting).ToList();
        if (waiting.Count == 0 || state.Status == InstanceStatus.Faulted)
            return null;
        var chosen = waiting[random.Next(waiting.Count)];
        var ports = graph.Find(chosen.NodeId)!.Outcomes;
        var port = ports[random.Next(ports.Length)];
        var step = Engine.Advance(graph, state, new Stimulus.Resume("s", Scenario.Noon, chosen.Id, port, default));
        Invariants.Check(graph, state, step);
        path?.Add($"{chosen.NodeId}.{port}");
        return step.State;
    }

    private static JsonObject Json(WorkflowGraph graph) => JsonNode.Parse(DefinitionJson.Write(graph.Definition))!.AsObject();

    private static WorkflowGraph Compile(JsonObject json) =>
        WorkflowGraph.Compile(DefinitionJson.Read(json.ToJsonString(), "changed").Definition!, TestActivities.Catalogue).Graph;

    private static JsonObject Shuffled(WorkflowGraph graph, Random random, params string[] lists)
    {
        var json = Json(graph);
        var root = json["root"]!.AsObject();
        root["start"] = graph.Root.Children[graph.Root.Flow!.Start].Id;
        foreach (var list in lists)
        {
            var items = root[list]!.AsArray().Select(item => item!.DeepClone()).ToArray();
            random.Shuffle(items);
            root[list] = new JsonArray(items);
        }

        return json;
    }

    private static void Change(JsonObject json, Random random, int seed)
    {
        var root = json["root"]!.AsObject();
        var activities = root["activities"]!.AsArray();
        var connections = root["connections"]!.AsArray();
        switch (random.Next(5))
        {
            case 0 when activities.Count > 2:
                var gone = activities[random.Next(activities.Count)]!["id"]!.GetValue<string>();
                activities.Remove(activities.First(activity => activity!["id"]!.GetValue<string>() == gone));
                foreach (var arrow in connections.Where(arrow => Ends(arrow!).Contains(gone)).ToArray())
                    connections.Remove(arrow);
                break;
            case 1 when connections.Count > 0:
                connections.RemoveAt(random.Next(connections.Count));
                break;
            case 2 when connections.Count > 0:
                // Put a step into an arrow.
                var id = string.Create(CultureInfo.InvariantCulture, $"m{seed}x{activities.Count}");
                var into = connections[random.Next(connections.Count)]!;
                activities.Add(Sketch.Node(RandomProcedures.Pick(random, $"{id} Test.Verdict", $"{id} Test.Pass", $"{id} Test.Opinion")));
                connections.Add(Arrow(id, "Done", into["target"]!["activity"]!.GetValue<string>()));
                into["target"]!["activity"] = id;
                break;
            case 3 when connections.Count > 0:
                connections[random.Next(connections.Count)]!["target"]!["activity"] = activities[random.Next(activities.Count)]!["id"]!.GetValue<string>();
                break;
            default:
                connections.Add(Arrow(activities[random.Next(activities.Count)]!["id"]!.GetValue<string>(), "Done", activities[random.Next(activities.Count)]!["id"]!.GetValue<string>()));
                break;
        }
    }

    private static string[] Ends(JsonNode arrow) => [arrow["source"]!["activity"]!.GetValue<string>(), arrow["target"]!["activity"]!.GetValue<string>()];

    private static JsonObject Arrow(string source, string port, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    };
}
