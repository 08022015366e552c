using System.Text.Json.Nodes;

namespace CanBo.Activities.Tests.Decisions;

/// <summary>Procedures of meeting, cohort and decision alone, so that tests begin where these features do.</summary>
internal static class DecisionProcedures
{
    public const string Id = "decision-tests";

    /// <summary>Meeting, cohort, decision.</summary>
    public static string Whole { get; } = Of(
        [
            Node("meeting", "CanBo.Meeting", ("scope", "unit"), ("windowDays", 8)),
            Node("cohort", "CanBo.WaitForCohort", ("cohort", "deciderUnitAndGroup"), ("windowDays", 20)),
            Node("decision", "CanBo.FinalDecision", ("windowDays", 5), ("whenOverdue", "remind")),
        ],
        [
            Line("meeting", "Adopted", "cohort"),
            Line("meeting", "Overdue", "cohort"),
            Line("meeting", "NotRequired", "cohort"),
            Line("cohort", "Complete", "decision"),
            Line("cohort", "Overdue", "decision"),
            Line("decision", "Decided", "end"),
            Line("decision", "NoParticipant", "end"),
        ]);

    /// <summary>Everyone waits for the decision at once.</summary>
    public static string DecisionOnly { get; } = Of(
        [Node("decision", "CanBo.FinalDecision", ("windowDays", 5), ("whenOverdue", "leave"))],
        [Line("decision", "Decided", "end"), Line("decision", "Overdue", "end"), Line("decision", "NoParticipant", "end")]);

    /// <summary>Sheet, meeting, opinion of the Party committee, cohort, decision.</summary>
    public static string WithSheet { get; } = Of(
        [
            Node("sheet", "CanBo.SelfAssessment", ("form", "D335-M02"), ("windowDays", 10)),
            Node("meeting", "CanBo.Meeting", ("scope", "unit"), ("windowDays", 0)),
            Node("head", "CanBo.Opinion", ("from", "UnitHead"), ("form", "opinion-party"), ("windowDays", 0)),
            Node("cohort", "CanBo.WaitForCohort", ("cohort", "deciderUnitAndGroup"), ("windowDays", 0)),
            Node("decision", "CanBo.FinalDecision", ("windowDays", 0), ("whenOverdue", "remind")),
        ],
        [
            Line("sheet", "Submitted", "meeting"),
            Line("sheet", "Overdue", "meeting"),
            Line("sheet", "NotRequired", "meeting"),
            Line("meeting", "Adopted", "head"),
            Line("meeting", "Overdue", "head"),
            Line("meeting", "NotRequired", "head"),
            Line("head", "Submitted", "cohort"),
            Line("head", "Overdue", "cohort"),
            Line("head", "NotRequired", "cohort"),
            Line("head", "NoParticipant", "cohort"),
            Line("cohort", "Complete", "decision"),
            Line("cohort", "Overdue", "decision"),
            Line("decision", "Decided", "end"),
            Line("decision", "NoParticipant", "end"),
        ]);

    /// <summary>The decision alone; whoever goes on undecided comes to no end.</summary>
    public static string NoEnd { get; } = Of(
        [Node("decision", "CanBo.FinalDecision", ("windowDays", 5), ("whenOverdue", "leave")), Node("after", "Elsa.WriteLine", ("text", "Quá hạn"))],
        [Line("decision", "Decided", "end"), Line("decision", "Overdue", "after"), Line("decision", "NoParticipant", "end")]);

    private static string Of(JsonObject[] steps, JsonObject[] lines) => new JsonObject
    {
        ["definitionId"] = Id,
        ["name"] = "Quy trình để thử",
        ["version"] = 1,
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["start"] = steps[0]["id"]!.GetValue<string>(),
            ["activities"] = new JsonArray([.. steps, Node("end", "Elsa.Finish")]),
            ["connections"] = new JsonArray([.. lines]),
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
