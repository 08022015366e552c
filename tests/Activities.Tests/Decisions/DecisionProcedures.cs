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

    /// <summary>A meeting without a deadline; the cohort gives up after three working days.</summary>
    public static string ShortCohort { get; } = Of(
        [
            Node("meeting", "CanBo.Meeting", ("scope", "unit"), ("windowDays", 0)),
            Node("cohort", "CanBo.WaitForCohort", ("cohort", "deciderUnitAndGroup"), ("windowDays", 3)),
            Node("decision", "CanBo.FinalDecision", ("windowDays", 0), ("whenOverdue", "remind")),
        ],
        [
            Line("meeting", "Adopted", "cohort"),
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

    /// <summary>Waits for others, then the decision; at the deadline it goes there without them.</summary>
    public static string After(string whom, int windowDays = 0) => Of(
        [
            Node("others", "CanBo.WaitFor", ("whom", whom), ("windowDays", windowDays)),
            Node("decision", "CanBo.FinalDecision", ("windowDays", 0), ("whenOverdue", "remind")),
        ],
        [
            Line("others", "Complete", "decision"),
            Line("others", "Overdue", "decision"),
            Line("others", "NotRequired", "decision"),
            Line("decision", "Decided", "end"),
            Line("decision", "NoParticipant", "end"),
        ]);

    /// <summary>The unit's meeting, then the subordinates' ratings, then the decision.</summary>
    public static string MeetingThenAfter { get; } = Of(
        [
            Node("meeting", "CanBo.Meeting", ("scope", "unit"), ("windowDays", 0)),
            Node("others", "CanBo.WaitFor", ("whom", "subordinates"), ("windowDays", 0)),
            Node("decision", "CanBo.FinalDecision", ("windowDays", 0), ("whenOverdue", "remind")),
        ],
        [
            Line("meeting", "Adopted", "others"),
            Line("meeting", "NotRequired", "others"),
            Line("others", "Complete", "decision"),
            Line("others", "NotRequired", "decision"),
            Line("decision", "Decided", "end"),
            Line("decision", "NoParticipant", "end"),
        ]);

    /// <summary>The head's and the deputies' meetings come before the others' (edge E3).</summary>
    public static string HeadFirst { get; } = Of(
        [
            Node("others", "CanBo.WaitFor", ("whom", "seniors"), ("until", "reviewed"), ("windowDays", 0)),
            Node("meeting", "CanBo.Meeting", ("scope", "unit"), ("windowDays", 0)),
            Node("reviewed", "CanBo.MarkReviewed"),
            Node("decision", "CanBo.FinalDecision", ("windowDays", 0), ("whenOverdue", "remind")),
        ],
        [
            Line("others", "Complete", "meeting"),
            Line("others", "Overdue", "meeting"),
            Line("others", "NotRequired", "meeting"),
            Line("meeting", "Adopted", "reviewed"),
            Line("meeting", "Overdue", "reviewed"),
            Line("meeting", "NotRequired", "reviewed"),
            Line("reviewed", "Done", "decision"),
            Line("decision", "Decided", "end"),
            Line("decision", "NoParticipant", "end"),
        ]);

    /// <summary>The unit's draft, the person's review, for the head also the unit's rating, then the decision.</summary>
    public static string TwoPhases { get; } = Of(
        [
            Node("draft", "CanBo.WaitFor", ("whom", "collectiveDraft"), ("windowDays", 0)),
            Node("meeting", "CanBo.Meeting", ("scope", "unit"), ("windowDays", 0)),
            Node("reviewed", "CanBo.MarkReviewed"),
            Node("rating", "CanBo.WaitFor", ("whom", "unitRating"), ("windowDays", 0)),
            Node("decision", "CanBo.FinalDecision", ("windowDays", 0), ("whenOverdue", "remind")),
        ],
        [
            Line("draft", "Complete", "meeting"),
            Line("draft", "NotRequired", "meeting"),
            Line("meeting", "Adopted", "reviewed"),
            Line("meeting", "NotRequired", "reviewed"),
            Line("reviewed", "Done", "rating"),
            Line("rating", "Complete", "decision"),
            Line("rating", "NotRequired", "decision"),
            Line("decision", "Decided", "end"),
            Line("decision", "NoParticipant", "end"),
        ]);

    /// <summary>The head waits for the unit's rating before the own review, which the rating waits for.</summary>
    public static string TwoPhasesInCircle { get; } = TwoPhases
        .Replace("\"reviewed\"", "\"later\"", StringComparison.Ordinal)
        .Replace("\"activity\":\"rating\",\"port\":\"Complete\"},\"target\":{\"activity\":\"decision\"", "\"activity\":\"rating\",\"port\":\"Complete\"},\"target\":{\"activity\":\"later\"", StringComparison.Ordinal)
        .Replace("\"activity\":\"rating\",\"port\":\"NotRequired\"},\"target\":{\"activity\":\"decision\"", "\"activity\":\"rating\",\"port\":\"NotRequired\"},\"target\":{\"activity\":\"later\"", StringComparison.Ordinal)
        .Replace("\"activity\":\"later\",\"port\":\"Done\"},\"target\":{\"activity\":\"rating\"", "\"activity\":\"later\",\"port\":\"Done\"},\"target\":{\"activity\":\"decision\"", StringComparison.Ordinal)
        .Replace("\"port\":\"Adopted\"},\"target\":{\"activity\":\"later\"", "\"port\":\"Adopted\"},\"target\":{\"activity\":\"rating\"", StringComparison.Ordinal)
        .Replace("\"activity\":\"meeting\",\"port\":\"NotRequired\"},\"target\":{\"activity\":\"later\"", "\"activity\":\"meeting\",\"port\":\"NotRequired\"},\"target\":{\"activity\":\"rating\"", StringComparison.Ordinal);

    /// <summary>Heads wait for subordinates who, on the whole campaign's list, wait for them.</summary>
    public static string InCircle { get; } = Of(
        [
            Node("others", "CanBo.WaitFor", ("whom", "subordinates"), ("windowDays", 0)),
            Node("cohort", "CanBo.WaitForCohort", ("cohort", "campaign"), ("windowDays", 0)),
            Node("decision", "CanBo.FinalDecision", ("windowDays", 0), ("whenOverdue", "remind")),
        ],
        [
            Line("others", "Complete", "cohort"),
            Line("others", "NotRequired", "cohort"),
            Line("cohort", "Complete", "decision"),
            Line("decision", "Decided", "end"),
            Line("decision", "NoParticipant", "end"),
        ]);

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
