using System.Text.Json.Nodes;

namespace CanBo.Activities.Tests.Results;

/// <summary>Sheet, decision, notice, publication, petition, the end.</summary>
internal static class ResultProcedure
{
    public static string Json { get; } = new JsonObject
    {
        ["definitionId"] = "result-tests",
        ["name"] = "Quy trình để thử",
        ["version"] = 1,
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["start"] = "sheet",
            ["activities"] = new JsonArray(
                Node("sheet", "CanBo.SelfAssessment", ("form", "D335-M02"), ("windowDays", 10)),
                Node("decision", "CanBo.FinalDecision", ("windowDays", 0), ("whenOverdue", "remind")),
                Node("notice", "CanBo.SendNotice", ("text", "result-ready")),
                Node("publication", "CanBo.PublishResult", ("show", "nameUnitRating")),
                Node("petition", "CanBo.Petition", ("windowDays", 10), ("answerDays", 7)),
                Node("end", "Elsa.Finish")),
            ["connections"] = new JsonArray(
                Line("sheet", "Submitted", "decision"),
                Line("sheet", "Overdue", "decision"),
                Line("sheet", "NotRequired", "decision"),
                Line("decision", "Decided", "notice"),
                Line("decision", "NoParticipant", "end"),
                Line("notice", "Done", "publication"),
                Line("publication", "Done", "petition"),
                Line("petition", "NoPetition", "end"),
                Line("petition", "Upheld", "end"),
                Line("petition", "Replaced", "end"),
                Line("petition", "Overdue", "end")),
        },
    }.ToJsonString();

    private static JsonObject Node(string id, string type, params (string Name, object Value)[] inputs)
    {
        var node = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs)
        {
            node[name] = new JsonObject
            {
                ["typeName"] = value is int ? "Int32" : "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value is int number ? number : (string)value },
            };
        }

        return node;
    }

    private static JsonObject Line(string from, string port, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };
}
