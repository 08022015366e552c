using System.Text.Json.Nodes;
using CanBo.Workflows.Graphs;

namespace CanBo.Activities.Tests.Procedures;

/// <summary>Makes all small mistakes of one kind each in a procedure: a connection forgotten, drawn from another port, two ports swapped, a join's mode changed.</summary>
internal static class Mutants
{
    public static IEnumerable<(string Name, string Json)> Of(string json, WorkflowGraph graph)
    {
        var connections = JsonNode.Parse(json)!["root"]!["connections"]!.AsArray().Count;
        return
        [
            .. Enumerable.Range(0, connections).Select(at => Dropped(json, at)),
            .. Enumerable.Range(0, connections).SelectMany(at => FromOtherPorts(json, at, graph)),
            .. Enumerable.Range(0, connections).SelectMany(at => Swapped(json, at)),
            .. graph.Nodes.Where(node => node.Definition.Type == "Elsa.FlowJoin").SelectMany(node => WithOtherModes(json, node.Id)),
        ];
    }

    private static (string Name, string Json) Dropped(string json, int at)
    {
        var (definition, connections) = Parse(json);
        var name = $"without {Name(connections[at]!)}";
        connections.RemoveAt(at);
        return (name, definition.ToJsonString());
    }

    private static IEnumerable<(string Name, string Json)> FromOtherPorts(string json, int at, WorkflowGraph graph)
    {
        var (_, original) = Parse(json);
        var source = (string)original[at]!["source"]!["activity"]!;
        foreach (var port in graph.Find(source)!.Ports.Where(port => port.Name != Port(original[at]!)))
        {
            var (definition, connections) = Parse(json);
            connections[at]!["source"]!["port"] = port.Name;
            yield return ($"{Name(original[at]!)} drawn from {port.Name}", definition.ToJsonString());
        }
    }

    private static IEnumerable<(string Name, string Json)> Swapped(string json, int at)
    {
        var (_, original) = Parse(json);
        for (var other = at + 1; other < original.Count; other++)
        {
            if (!JsonNode.DeepEquals(original[at]!["source"]!["activity"], original[other]!["source"]!["activity"]) || JsonNode.DeepEquals(original[at]!["target"], original[other]!["target"]))
                continue;
            var (definition, connections) = Parse(json);
            (connections[at]!["source"]!["port"], connections[other]!["source"]!["port"]) = (Port(original[other]!), Port(original[at]!));
            yield return ($"{Name(original[at]!)} swapped with {Name(original[other]!)}", definition.ToJsonString());
        }
    }

    private static IEnumerable<(string Name, string Json)> WithOtherModes(string json, string join)
    {
        foreach (var mode in (string?[])[null, "WaitAll", "WaitAny"])
        {
            var (definition, _) = Parse(json);
            var activity = definition["root"]!["activities"]!.AsArray().Single(node => (string)node!["id"]! == join)!;
            if (mode is null)
                activity.AsObject().Remove("mode");
            else
                activity["mode"]!["expression"]!["value"] = mode;
            yield return ($"{join} with mode {mode ?? "left out"}", definition.ToJsonString());
        }
    }

    private static (JsonNode Definition, JsonArray Connections) Parse(string json)
    {
        var definition = JsonNode.Parse(json)!;
        return (definition, definition["root"]!["connections"]!.AsArray());
    }

    private static string Port(JsonNode connection) => (string?)connection["source"]!["port"] ?? "Done";

    private static string Name(JsonNode connection) => $"{connection["source"]!["activity"]}.{Port(connection)} → {connection["target"]!["activity"]}";
}
