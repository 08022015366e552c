using System.Text.Json.Nodes;

namespace CanBo.Activities.Tests.Tasks;

/// <summary>A procedure of this feature's steps alone: sheet, opinion of the Party committee, appraisal, a deadline, the end.</summary>
internal static class TaskProcedure
{
    public static string Json { get; } = new JsonObject
    {
        ["definitionId"] = "task-tests",
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
                Node("party", "CanBo.Opinion", ("from", "PartyCommittee"), ("form", "opinion-party"), ("windowDays", 3)),
                Node("appraisal", "CanBo.Appraisal", ("by", "StaffBody"), ("form", "appraisal"), ("windowDays", 5)),
                Node("hold", "CanBo.Deadline", ("workingDays", 20)),
                Node("end", "Elsa.Finish")),
            ["connections"] = new JsonArray(
                Line("sheet", "Submitted", "party"),
                Line("sheet", "Overdue", "party"),
                Line("sheet", "NotRequired", "hold"),
                Line("party", "Submitted", "appraisal"),
                Line("party", "Overdue", "appraisal"),
                Line("party", "NoParticipant", "appraisal"),
                Line("party", "NotRequired", "appraisal"),
                Line("appraisal", "Submitted", "hold"),
                Line("appraisal", "Overdue", "hold"),
                Line("appraisal", "NoParticipant", "hold"),
                Line("hold", "Passed", "end")),
        },
    }.ToJsonString();

    internal static JsonObject Node(string id, string type, params (string Name, object Value)[] inputs)
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

    internal static JsonObject Line(string from, string port, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };
}
