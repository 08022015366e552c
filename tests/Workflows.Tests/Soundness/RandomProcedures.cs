using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Tests.Running;

namespace CanBo.Workflows.Tests.Soundness;

/// <summary>
/// Random procedures, sound or not: people, delays, forks, joins of every mode, returns legal and illegal, decisions, ends; with containers, also loops, breaks, switches,
/// branches inside one another and Elsa's ways to merge.
/// </summary>
internal static class RandomProcedures
{
    /// <param name="seed">The same seed gives the same procedure.</param>
    /// <param name="withData">Whether some branches are chosen by data, which nobody outside can choose.</param>
    /// <param name="withContainers">Whether steps may hold others.</param>
    public static GraphCompilation Make(int seed, bool withData, bool withContainers = false)
    {
        var random = new Random(seed);
        var count = random.Next(2, 12);
        var flow = Flowchart(random, "n", count, (count * 2) + 1, (id, _) => withContainers && random.Next(4) == 0 ? RandomContainers.Make(random, id, withData) : Leaf(random, id, withData), withContainers ? Merges(withData) : []);
        flow["id"] = "flow";
        var continues = random.Next(4) == 0;
        var json = Sketch.Flowchart([], [], definition =>
        {
            definition["root"] = flow;
            if (continues)
                Scenario.ContinuesWithIncidents(definition);
        });
        return WorkflowGraph.Compile(DefinitionJson.Read(json, "random").Definition!, TestActivities.Catalogue);
    }

    /// <summary>Branches of several steps, in stages that may be taken back: what a real procedure is like, and what has many orders.</summary>
    /// <param name="seed">The same seed gives the same procedure.</param>
    public static GraphCompilation MakeWide(int seed)
    {
        var random = new Random(seed);
        var (nodes, connections) = (new List<string>(), new List<string>());
        var from = new List<string>();
        for (var stage = 0; stage < random.Next(1, 4); stage++)
        {
            var names = "abcd"[..random.Next(2, 5)].Select(name => $"{name}{stage}").ToList();
            nodes.Add($"first{stage} " + Pick(random, "Test.Pass", "Test.Human"));
            nodes.Add($"fork{stage} Elsa.FlowFork branches=json:[{string.Join(',', names.Select(name => $"\"{name}\""))}]");
            connections.AddRange(from.Select(port => $"{port} first{stage}"));
            connections.AddRange(nodes[^2].EndsWith("Pass", StringComparison.Ordinal) ? [$"first{stage} fork{stage}"] : [$"first{stage}.Yes fork{stage}", $"first{stage}.No fork{stage}"]);
            nodes.Add($"join{stage} Elsa.FlowJoin mode=" + Pick(random, "WaitAllActive", "WaitAllActive", "WaitAllActive", "WaitAll", "WaitAny"));
            foreach (var name in names)
                Branch(random, name, $"fork{stage}.{name}", $"join{stage}", nodes, connections);
            nodes.Add($"last{stage} " + Pick(random, "Test.Human", "Test.Human", "Test.Pass", "Test.Cohort"));
            connections.Add($"join{stage} last{stage}");
            from = nodes[^1].EndsWith("Human", StringComparison.Ordinal) ? [$"last{stage}.Yes"] : [$"last{stage}"];
            if (nodes[^1].EndsWith("Human", StringComparison.Ordinal))
                connections.Add($"last{stage}.No " + Pick(random, $"first{stage}", "first0", $"fork{stage}", $"last{stage}", "end"));
        }

        nodes.AddRange(["end Test.Verdict", "told Test.Result"]);
        connections.AddRange(from.Select(port => $"{port} end"));
        connections.Add("end told");
        return WorkflowGraph.Compile(DefinitionJson.Read(Sketch.Flowchart([.. nodes], [.. connections]), "random").Definition!, TestActivities.Catalogue);
    }

    private static void Branch(Random random, string name, string from, string join, List<string> nodes, List<string> connections)
    {
        var steps = random.Next(1, 3);
        for (var step = 0; step < steps; step++)
        {
            var id = $"{name}s{step}";
            nodes.Add($"{id} " + Pick(random, "Test.Human", "Test.Human", "Test.Opinion", "Test.Pass"));
            connections.Add($"{from} {id}");
            string[] ports = nodes[^1].EndsWith("Human", StringComparison.Ordinal) ? ["Yes", "No"] : nodes[^1].EndsWith("Opinion", StringComparison.Ordinal) ? ["Done", "Overdue"] : ["Done"];
            foreach (var port in ports[1..])
            {
                if (random.Next(5) > 0)
                    connections.Add($"{id}.{port} " + (random.Next(6) == 0 ? Pick(random, "end", id, $"{name}s0") : join));
            }

            from = $"{id}.{ports[0]}";
        }

        connections.Add($"{from} {join}");
    }

    /// <summary>Which of two that Cascade runs side by side is meant, nobody outside can say.</summary>
    public static string[] Merges(bool withCascade) => withCascade ? ["Stream", "Merge", "Converge", "Race", "Cascade"] : ["Stream", "Merge", "Converge", "Race"];

    /// <summary>A flowchart of a row of steps, whose ids begin with the prefix, and fewer further connections than <paramref name="extras"/>.</summary>
    public static JsonObject Flowchart(Random random, string prefix, int count, int extras, Func<string, int, (JsonNode Node, string[] Ports)> make, string[] merges)
    {
        var nodes = new JsonNode[count];
        var ports = new string[count][];
        for (var i = 0; i < count; i++)
            (nodes[i], ports[i]) = make(prefix + i.ToString(CultureInfo.InvariantCulture), i);

        var connections = new HashSet<string>();
        for (var i = 1; i < count; i++)
        {
            var from = random.Next(Math.Max(0, i - 3), i);
            if (ports[from].Length > 0)
                connections.Add($"{prefix}{from}.{Pick(random, ports[from])} {prefix}{i}");
        }

        for (var extra = random.Next(extras); extra > 0; extra--)
        {
            var (from, to) = (random.Next(count), random.Next(count));
            if (ports[from].Length > 0 && (from < to || random.Next(4) == 0))
                connections.Add($"{prefix}{from}.{Pick(random, ports[from])} {prefix}{to}");
        }

        var flow = Sketch.Container(prefix, [], [.. connections]);
        foreach (var node in nodes)
        {
            if (merges.Length > 0 && random.Next(6) == 0 && (string)node["type"]! != "Elsa.FlowJoin")
                node["customProperties"] = new JsonObject { ["mergeMode"] = Pick(random, merges) };
        }

        flow["activities"] = new JsonArray(nodes);
        return flow;
    }

    public static (JsonNode Node, string[] Ports) Leaf(Random random, string id, bool withData)
    {
        var (sketch, ports) = Words(random, id, withData);
        return (Sketch.Node(sketch), ports);
    }

    private static (string Node, string[] Ports) Words(Random random, string id, bool withData) => random.Next(14) switch
    {
        0 or 1 => ($"{id} Elsa.FlowFork branches=json:[\"L\",\"R\"]", ["L", "R"]),
        2 or 3 => ($"{id} Elsa.FlowJoin mode=" + Pick(random, "WaitAll", "WaitAllActive", "WaitAny"), ["Done"]),
        4 when withData => ($"{id} Elsa.SetVariable variable=var:v-x ; value=js:(variables.x ?? 0) + 1", ["Done"]),
        5 when withData => ($"{id} Elsa.FlowDecision condition=js:(variables.x ?? 0) % 2 === 0", ["True", "False"]),
        6 => ($"{id} Test.Pass", ["Done"]),
        7 => ($"{id} Test.Verdict", ["Done"]),
        8 when random.Next(2) == 0 => ($"{id} " + Pick(random, "Elsa.Finish", "Elsa.End", "Elsa.Fault"), []),
        9 => ($"{id} Test.Decision", ["Done", "Yes", "No"]),
        10 => ($"{id} Test.Opinion", ["Done", "Overdue"]),
        11 => ($"{id} Test.Result", ["Done"]),
        _ => ($"{id} Test.Human", ["Yes", "No"]),
    };

    public static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
