using System.Text.Json.Nodes;

namespace CanBo.Runtime.Tests.Fixtures;

/// <summary>Definitions for tests.</summary>
internal static class Sample
{
    /// <summary>Activities in a row; each is a type with its literal inputs.</summary>
    public static string Sequence(string definitionId, params (string Type, (string Name, string Value)[] Inputs)[] activities)
    {
        var nodes = new JsonArray();
        for (var i = 0; i < activities.Length; i++)
        {
            var node = new JsonObject { ["id"] = $"n{i + 1}", ["type"] = activities[i].Type, ["version"] = 1 };
            foreach (var (name, value) in activities[i].Inputs)
                node[name] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
            nodes.Add(node);
        }

        return new JsonObject
        {
            ["definitionId"] = definitionId,
            ["name"] = definitionId,
            ["version"] = 1,
            ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = nodes },
        }.ToJsonString();
    }

    /// <summary>One question, then the end.</summary>
    public static string OneQuestion => Sequence("one-question", Ask("a"));

    /// <summary>Two questions one after the other.</summary>
    public static string TwoQuestions => Sequence("two-questions", Ask("a"), Ask("b"));

    /// <summary>Waits like a question and has its timer, but writes no row of a feature.</summary>
    public static (string, (string, string)[]) Pause(string code) => ("Test.Pause", [("code", code)]);

    /// <summary>Waits for a second.</summary>
    public static (string, (string, string)[]) Nap => ("Test.Nap", []);

    public static (string, (string, string)[]) Ask(string code, string mode = "") => ("Test.Ask", [("code", code), ("mode", mode)]);
}
