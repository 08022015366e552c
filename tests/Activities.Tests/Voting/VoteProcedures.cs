using System.Text.Json.Nodes;

namespace CanBo.Activities.Tests.Voting;

/// <summary>A procedure of a vote and what follows it alone.</summary>
internal static class VoteProcedures
{
    public const string Id = "vote-tests";

    /// <summary>The vote; a tie to the head; too few present back to the vote. Each level ends at an end of its own.</summary>
    /// <param name="inputs">Inputs of the vote, over plurality, secret, more than half of the total.</param>
    public static string Of(params (string Name, string Value)[] inputs)
    {
        var all = new Dictionary<string, string>
        {
            ["body"] = "collective",
            ["method"] = "secret",
            ["options"] = "plurality",
            ["base"] = "total",
            ["threshold"] = ">1/2",
            ["quorum"] = ">=2/3",
        };
        foreach (var (name, value) in inputs)
            all[name] = value;
        var levels = new[] { "XS", "TOT", "HT", "KHT" };
        return new JsonObject
        {
            ["definitionId"] = Id,
            ["name"] = "Quy trình để thử",
            ["version"] = 1,
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["version"] = 1,
                ["start"] = "vote",
                ["activities"] = new JsonArray([
                    Node("vote", "CanBo.Vote", 10, all),
                    Node("head", "CanBo.HeadDecision", 3, []),
                    .. levels.Select(level => Deadline($"after-{level}")),
                    Deadline("after-none"),
                    Deadline("after-overdue"),
                    Deadline("after-head-overdue"),
                    new JsonObject { ["id"] = "end", ["type"] = "Elsa.Finish", ["version"] = 1 },
                ]),
                ["connections"] = new JsonArray([
                    .. levels.SelectMany(level => new[] { Line("vote", level, $"after-{level}"), Line("head", level, $"after-{level}"), Line($"after-{level}", "Passed", "end") }),
                    Line("vote", "Tie", "head"),
                    Line("vote", "NoQuorum", "vote"),
                    Line("vote", "NoMajority", "after-none"),
                    Line("vote", "Overdue", "after-overdue"),
                    Line("head", "Overdue", "after-head-overdue"),
                    Line("head", "NoParticipant", "after-head-overdue"),
                    Line("after-none", "Passed", "end"),
                    Line("after-overdue", "Passed", "end"),
                    Line("after-head-overdue", "Passed", "end"),
                ]),
            },
        }.ToJsonString();
    }

    // A step that can be looked at: the case waits there.
    private static JsonObject Deadline(string id) => new()
    {
        ["id"] = id,
        ["type"] = "CanBo.Deadline",
        ["version"] = 1,
        ["workingDays"] = Input("Int32", 20),
    };

    private static JsonObject Node(string id, string type, int windowDays, Dictionary<string, string> inputs)
    {
        var node = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1, ["windowDays"] = Input("Int32", windowDays) };
        foreach (var (name, value) in inputs)
            node[name] = Input("String", value);
        return node;
    }

    private static JsonObject Input(string type, JsonNode value) => new()
    {
        ["typeName"] = type,
        ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
    };

    private static JsonObject Line(string from, string port, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };
}
