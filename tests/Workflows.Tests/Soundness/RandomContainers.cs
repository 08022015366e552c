using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Workflows.Tests.Running;

namespace CanBo.Workflows.Tests.Soundness;

/// <summary>Random steps that hold others: branches, loops, switches, flowcharts inside flowcharts.</summary>
internal static class RandomContainers
{
    private static readonly string[] Done = ["Done"];

    /// <param name="random">What is drawn from.</param>
    /// <param name="id">Its id, with which the ids of what it holds begin.</param>
    /// <param name="withData">Whether what runs inside may be chosen by data, which nobody outside can choose.</param>
    public static (JsonNode Node, string[] Ports) Make(Random random, string id, bool withData) => Make(random, id, withData, isInLoop: false, depth: 2);

    private static (JsonNode Node, string[] Ports) Make(Random random, string id, bool withData, bool isInLoop, int depth) => random.Next(withData ? 12 : 6) switch
    {
        0 => (Holds("Elsa.Sequence", "activities", id, Steps(random, id, withData, isInLoop, depth)), Done),
        1 => (Holds("Elsa.Parallel", "activities", id, Steps(random, id, withData, isInLoop, depth)), Done),
        2 or 3 => (Fork(random, id, withData, isInLoop, depth), Done),
        4 => (Flowchart(random, id, withData, isInLoop, depth), Done),
        5 => (Loop("Elsa.While", id, Body(random, id, withData, depth), ("condition", Value("Boolean", "Literal", "true"))), Done),
        6 => (Loop("Elsa.While", id, Body(random, id, withData, depth), ("condition", Value("Boolean", "JavaScript", "(variables.x ?? 0) % 3 === 1"))), Done),
        7 => (Loop("Elsa.For", id, Body(random, id, withData, depth), ("start", 1), ("end", random.Next(4))), Done),
        8 => (Loop("Elsa.ForEach", id, Body(random, id, withData, depth), ("items", Items(random))), Done),
        9 => (Loop("Elsa.ParallelForEach", id, Body(random, id, withData, depth), ("items", Items(random))), Done),
        10 => (Switch(random, id, isInLoop, depth), Done),
        _ => (FlowSwitch(random, id), ["A", "B", "Default"]),
    };

    private static JsonNode Step(Random random, string id, bool withData, bool isInLoop, int depth) => random.Next(8) switch
    {
        0 or 1 when depth > 0 => Make(random, id, withData, isInLoop, depth - 1).Node,
        2 when isInLoop => Sketch.Node($"{id} Elsa.Break"),
        _ => RandomProcedures.Leaf(random, id, withData).Node,
    };

    private static JsonNode[] Steps(Random random, string id, bool withData, bool isInLoop, int depth) =>
        [.. Enumerable.Range(0, random.Next(1, 4)).Select(number => Step(random, $"{id}-{number.ToString(CultureInfo.InvariantCulture)}", withData, isInLoop, depth))];

    private static JsonNode Body(Random random, string id, bool withData, int depth) =>
        random.Next(3) == 0 ? Step(random, id + "-b", withData, isInLoop: true, depth) : Holds("Elsa.Sequence", "activities", id + "-b", Steps(random, id + "-b", withData, isInLoop: true, depth));

    private static JsonObject Holds(string type, string slot, string id, JsonNode[] steps) => new() { ["id"] = id, ["type"] = type, [slot] = new JsonArray(steps) };

    private static JsonObject Fork(Random random, string id, bool withData, bool isInLoop, int depth)
    {
        var fork = Holds("Elsa.Fork", "branches", id, Steps(random, id, withData, isInLoop, depth));
        fork["joinMode"] = RandomProcedures.Pick(random, "WaitAll", "WaitAny");
        return fork;
    }

    private static JsonObject Flowchart(Random random, string id, bool withData, bool isInLoop, int depth)
    {
        var flow = RandomProcedures.Flowchart(random, id + "-", random.Next(2, 5), 4, Inner, RandomProcedures.Merges(withData));
        flow["id"] = id;
        return flow;

        (JsonNode Node, string[] Ports) Inner(string inner, int position)
        {
            var step = Step(random, inner, withData, isInLoop, depth);
            return (step, Ports((string)step["type"]!));
        }
    }

    private static string[] Ports(string type) => type switch
    {
        "Elsa.FlowFork" => ["L", "R"],
        "Elsa.FlowDecision" => ["True", "False"],
        "Elsa.FlowSwitch" => ["A", "B", "Default"],
        "Test.Human" => ["Yes", "No"],
        "Test.Decision" => ["Done", "Yes", "No"],
        "Test.Opinion" => ["Done", "Overdue"],
        "Elsa.Finish" or "Elsa.End" or "Elsa.Fault" or "Elsa.Break" => [],
        _ => Done,
    };

    private static JsonObject Loop(string type, string id, JsonNode body, params ReadOnlySpan<(string Name, JsonNode Value)> inputs)
    {
        var loop = new JsonObject { ["id"] = id, ["type"] = type, ["body"] = body };
        foreach (var (name, value) in inputs)
            loop[name] = value;
        return loop;
    }

    private static JsonObject Switch(Random random, string id, bool isInLoop, int depth) => new()
    {
        ["id"] = id,
        ["type"] = "Elsa.Switch",
        ["mode"] = Value("String", "Literal", RandomProcedures.Pick(random, "MatchFirst", "MatchAny")),
        ["cases"] = new JsonArray([.. Enumerable.Range(0, random.Next(1, 3)).Select(number => Case(random, number.ToString(CultureInfo.InvariantCulture), Step(random, $"{id}-{number.ToString(CultureInfo.InvariantCulture)}", true, isInLoop, depth)))]),
        ["default"] = random.Next(2) == 0 ? Step(random, id + "-d", true, isInLoop, depth) : null,
    };

    private static JsonObject FlowSwitch(Random random, string id) => new()
    {
        ["id"] = id,
        ["type"] = "Elsa.FlowSwitch",
        ["mode"] = Value("String", "Literal", RandomProcedures.Pick(random, "MatchFirst", "MatchAny")),
        ["cases"] = new JsonArray(Case(random, "A", null), Case(random, "B", null)),
    };

    private static JsonObject Case(Random random, string label, JsonNode? step)
    {
        var condition = random.Next(4).ToString(CultureInfo.InvariantCulture);
        var one = new JsonObject { ["label"] = label, ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = $"((variables.x ?? 0) + {condition}) % 3 > 0" } };
        if (step is not null)
            one["activity"] = step;
        return one;
    }

    private static JsonObject Items(Random random) => Value("Object[]", "Object", $"[{string.Join(',', Enumerable.Range(0, random.Next(4)))}]");

    private static JsonObject Value(string type, string expression, string value) =>
        new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = expression, ["value"] = value } };
}
