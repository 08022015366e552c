using System.Text.Json.Nodes;

namespace CanBo.Workflows.Tests.Running;

/// <summary>
/// A definition in a few words. Nodes: <c>"a Test.Ask"</c>, with inputs as <c>"d Elsa.FlowDecision condition=js:variables.x &gt; 1"</c>
/// (<c>js:</c>, <c>var:</c>, <c>in:</c>, <c>json:</c>, else a literal; <c>-&gt;</c> binds an output). Connections: <c>"a b"</c>, <c>"d.True b"</c>.
/// </summary>
internal static class Sketch
{
    public static string Flowchart(string[] nodes, string[] connections, Action<JsonObject>? change = null)
    {
        var root = Container("flow", nodes, connections);
        var definition = new JsonObject
        {
            ["id"] = "v1",
            ["definitionId"] = "d1",
            ["name"] = "Thử",
            ["version"] = 1,
            ["variables"] = new JsonArray(Variable("x"), Variable("y")),
            ["inputs"] = new JsonArray(new JsonObject { ["type"] = "Object", ["name"] = "fact" }),
            ["outputs"] = new JsonArray(new JsonObject { ["type"] = "Object", ["name"] = "verdict" }),
            ["root"] = root,
        };
        change?.Invoke(definition);
        return definition.ToJsonString();
    }

    public static JsonObject Container(string id, string[] nodes, string[] connections) => new()
    {
        ["id"] = id,
        ["type"] = "Elsa.Flowchart",
        ["version"] = 1,
        ["activities"] = new JsonArray([.. nodes.Select(Node)]),
        ["connections"] = new JsonArray([.. connections.Select(Connection)]),
    };

    public static JsonObject Sequence(string id, params JsonNode[] children) => new()
    {
        ["id"] = id,
        ["type"] = "Elsa.Sequence",
        ["activities"] = new JsonArray(children),
    };

    public static JsonNode Node(string sketch)
    {
        var words = sketch.Split(' ', 3);
        var node = new JsonObject { ["id"] = words[0], ["type"] = words[1], ["version"] = 1 };
        foreach (var input in words.Length > 2 ? words[2].Split(" ; ") : [])
        {
            var parts = input.Split('=', 2);
            node[parts[0]] = parts[1].StartsWith("->", StringComparison.Ordinal)
                ? new JsonObject { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = parts[1][2..] } }
                : parts[0] == "variable" ? Variable(parts[1]["var:v-".Length..])
                : new JsonObject { ["typeName"] = null, ["expression"] = Expression(parts[1]) };
        }

        return node;
    }

    public static JsonObject Variable(string name) => new() { ["id"] = "v-" + name, ["name"] = name, ["typeName"] = "Object" };

    private static JsonObject Expression(string text)
    {
        var (type, value) = text.Split(':', 2) switch
        {
            ["js", var script] => ("JavaScript", (JsonNode)script),
            ["var", var id] => ("Variable", new JsonObject { ["id"] = id }),
            ["in", var name] => ("Input", new JsonObject { ["name"] = name }),
            ["json", var json] => ("Object", json),
            _ => ("Literal", text),
        };
        return new JsonObject { ["type"] = type, ["value"] = value };
    }

    private static JsonNode Connection(string sketch)
    {
        var ends = sketch.Split(' ');
        var source = ends[0].Split('.');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }
}
