using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Tests.Running;

namespace CanBo.Workflows.Tests.Reference;

/// <summary>Random flowcharts with loops in them: the engine, the model and the explorer agree on what begins, what waits and how it ends.</summary>
public sealed class ReferenceTests
{
    private const int Seeds = 600;

    private const int Answers = 40;

    [Fact]
    public void The_engine_does_what_the_model_says_and_the_explorer_foresaw_it()
    {
        var (compared, finished, races, returns) = (0, 0, 0, 0);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var graph = Graph(random);
            if (graph.HasOddCircle || GoesBothWays(graph) || GoesRoundAlone(graph))
                continue;
            compared++;
            races += graph.Nodes.Any(node => node.Mode == JoinMode.WaitAny) ? 1 : 0;
            returns += graph.Connections.Any(connection => connection.IsReturn) ? 1 : 0;
            finished += Compare(graph, random, seed) ? 1 : 0;
        }

        compared.ShouldBeGreaterThan(Seeds / 2);
        finished.ShouldBeGreaterThan(compared / 2);
        races.ShouldBeGreaterThan(compared / 5);
        returns.ShouldBeGreaterThan(compared / 10);
    }

    private static bool Compare(ModelGraph graph, Random random, int seed)
    {
        var scenario = Scenario.Of(Json(graph));
        var model = new ReferenceModel(graph);
        var exploration = Exploration.Of(scenario.Graph)!;

        scenario.Start();
        model.Start();
        Agree(scenario, model, graph, $"seed {seed} at the start");
        for (var answer = 0; answer < Answers && !model.IsFinished; answer++)
        {
            var open = Enumerable.Range(0, graph.Nodes.Count).Where(node => model.Open[node] > 0).ToList();
            var node = open[random.Next(open.Count)];
            var outcome = graph.Nodes[node].Turns > 0 ? "Done" : graph.Nodes[node].Ports[random.Next(graph.Nodes[node].Ports.Length)];
            model.Answer(node, outcome);
            scenario.Resume(Id(node) + (graph.Nodes[node].Turns > 0 ? "-body" : ""), outcome);
            Agree(scenario, model, graph, $"seed {seed} after {node}.{outcome}");
        }

        exploration.IsComplete.ShouldBeTrue($"seed {seed}");
        exploration.Begun.ShouldBeSubsetOf(scenario.Graph.Nodes.Select(node => node.Id));
        Enumerable.Range(0, graph.Nodes.Count).Where(node => model.Begun[node] > 0).ShouldAllBe(node => exploration.Begun.Contains(Id(node)), $"seed {seed}");
        if (model.IsFinished)
            exploration.Ends.ShouldContain(CaseEnd.Of(scenario.State)!, $"seed {seed}");
        return model.IsFinished;
    }

    private static void Agree(Scenario scenario, ReferenceModel model, ModelGraph graph, string at)
    {
        at += $"\n{string.Join('\n', graph.Nodes.Select((node, i) => $"{i} {node}"))}\n{string.Join('\n', graph.Connections)}\n{string.Join('\n', scenario.Journal.Select(entry => $"{entry.Event} {entry.NodeId} {entry.Detail}"))}";
        (scenario.Status == InstanceStatus.Finished).ShouldBe(model.IsFinished, at);
        var begun = scenario.Journal.Where(entry => entry.Event == JournalEvents.Started).ToLookup(entry => entry.NodeId);
        for (var node = 0; node < graph.Nodes.Count; node++)
        {
            begun[Id(node)].Count().ShouldBe(model.Begun[node], $"{at}: node {node}");
            var waiting = Id(node) + (graph.Nodes[node].Turns > 0 ? "-body" : "");
            scenario.Waiting.Count(id => id == waiting).ShouldBe(model.Open[node] == 0 ? 0 : model.OpenNow[node], $"{at}: node {node}");
        }
    }

    /// <summary>An outcome that leads back and on runs what lies ahead a second time while the first still runs; the model knows one time only.</summary>
    private static bool GoesBothWays(ModelGraph graph) => graph.Connections.Where(connection => connection.IsReturn)
        .Any(back => graph.From(back.Source).Any(connection => !connection.IsReturn && connection.Port == back.Port));

    /// <summary>A circle in which nobody is asked is an incident of too many steps; the model would go on for ever.</summary>
    private static bool GoesRoundAlone(ModelGraph graph) => graph.Connections.Where(connection => connection.IsReturn)
        .Any(back => !graph.Nodes[back.Source].Waits);

    private static ModelGraph Graph(Random random)
    {
        var nodes = Enumerable.Range(0, random.Next(2, 11)).Select(i => Node(random, Id(i))).ToList();
        var arrows = new HashSet<(int, string, int)>();
        for (var i = 1; i < nodes.Count; i++)
            Add(random.Next(Math.Max(0, i - 3), i), i);
        for (var extra = random.Next(nodes.Count * 2); extra > 0; extra--)
        {
            var (from, to) = (random.Next(nodes.Count), random.Next(nodes.Count));
            if (from < to || random.Next(3) == 0)
                Add(from, to);
        }

        return new ModelGraph(nodes, [.. arrows]);

        void Add(int from, int to)
        {
            // Nothing leads to the start but what returns.
            if (nodes[from].Ports.Length > 0)
                arrows.Add((from, nodes[from].Ports[random.Next(nodes[from].Ports.Length)], to));
        }
    }

    private static ModelNode Node(Random random, string id) => random.Next(12) switch
    {
        0 or 1 => new($"{id} Elsa.FlowFork branches=json:[\"L\",\"R\"]", ["L", "R"]),
        2 => new($"{id} Elsa.FlowJoin mode=WaitAny", ["Done"], JoinMode.WaitAny),
        3 => new($"{id} Elsa.FlowJoin mode=WaitAll", ["Done"], JoinMode.WaitAll),
        4 => new($"{id} Elsa.FlowJoin mode=WaitAllActive", ["Done"]),
        5 => new($"{id} Test.Pass", ["Done"]),
        6 when id != "n0" && random.Next(2) == 0 => new($"{id} Elsa.Finish", [], IsEnd: true),
        7 => new(random.Next(2) == 0 ? "Elsa.For" : "Elsa.ForEach", ["Done"], Waits: true, Turns: random.Next(1, 4)),
        8 => new("Elsa.ParallelForEach", ["Done"], Waits: true, Turns: random.Next(1, 3), IsParallel: true),
        9 => Merging($"{id} Test.Ask", random),
        _ => new($"{id} Test.Ask", ["Yes", "No", "Done"], Waits: true),
    };

    private static string Json(ModelGraph graph) => Sketch.Flowchart([], [], definition =>
    {
        var root = Sketch.Container("flow", [], [.. graph.Connections.Select(connection => $"{Id(connection.Source)}.{connection.Port} {Id(connection.Target)}")]);
        root["start"] = "n0";
        root["activities"] = new JsonArray([.. graph.Nodes.Select((node, i) => node.Turns > 0 ? Loop(node, Id(i)) : Step(node))]);
        definition["root"] = root;
    });

    private static ModelNode Merging(string sketch, Random random)
    {
        var (merge, mode) = random.Next(4) switch
        {
            0 => ("Stream", JoinMode.WaitAllActive),
            1 => ("Merge", JoinMode.WaitAllActive),
            2 => ("Converge", JoinMode.WaitAll),
            _ => ("Race", JoinMode.WaitAny),
        };
        return new ModelNode(sketch, ["Yes", "No", "Done"], mode, Waits: true, Merge: merge);
    }

    private static JsonNode Step(ModelNode node)
    {
        var step = Sketch.Node(node.Sketch);
        if (node.Merge.Length > 0)
            step["customProperties"] = new JsonObject { ["mergeMode"] = node.Merge };
        return step;
    }

    private static JsonObject Loop(ModelNode node, string id)
    {
        var body = Sketch.Node($"{id}-body Test.Ask");
        return node.Sketch == "Elsa.For"
            ? new JsonObject { ["id"] = id, ["type"] = node.Sketch, ["start"] = 1, ["end"] = node.Turns, ["body"] = body }
            : new JsonObject { ["id"] = id, ["type"] = node.Sketch, ["items"] = Items(node.Turns), ["body"] = body };
    }

    private static JsonObject Items(int count) => new()
    {
        ["typeName"] = "Object[]",
        ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = $"[{string.Join(',', Enumerable.Range(0, count))}]" },
    };

    private static string Id(int node) => "n" + node.ToString(CultureInfo.InvariantCulture);
}
