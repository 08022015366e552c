using System.Globalization;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Tests.Running;

namespace CanBo.Workflows.Tests.Soundness;

/// <summary>Random procedures, sound or not: people, delays, forks, joins of every mode, returns legal and illegal, decisions, ends.</summary>
internal static class RandomProcedures
{
    /// <param name="seed">The same seed gives the same procedure.</param>
    /// <param name="withData">Whether some branches are chosen by data, which nobody outside can choose.</param>
    public static GraphCompilation Make(int seed, bool withData)
    {
        var random = new Random(seed);
        var count = random.Next(2, 12);
        var nodes = new string[count];
        var ports = new string[count][];
        for (var i = 0; i < count; i++)
            (nodes[i], ports[i]) = Node(random, "n" + i.ToString(CultureInfo.InvariantCulture), withData);

        var connections = new HashSet<string>();
        for (var i = 1; i < count; i++)
        {
            var from = random.Next(Math.Max(0, i - 3), i);
            if (ports[from].Length > 0)
                connections.Add($"n{from}.{Pick(random, ports[from])} n{i}");
        }

        for (var extra = random.Next((count * 2) + 1); extra > 0; extra--)
        {
            var (from, to) = (random.Next(count), random.Next(count));
            if (ports[from].Length > 0 && (from < to || random.Next(4) == 0))
                connections.Add($"n{from}.{Pick(random, ports[from])} n{to}");
        }

        var json = Sketch.Flowchart(nodes, [.. connections], random.Next(4) == 0 ? Scenario.ContinuesWithIncidents : null);
        return WorkflowGraph.Compile(DefinitionJson.Read(json, "random").Definition!, TestActivities.Catalogue);
    }

    private static (string Node, string[] Ports) Node(Random random, string id, bool withData) => random.Next(14) switch
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
