using System.Text.Json.Nodes;

namespace CanBo.Host.Tests.Approvals;

/// <summary>Small procedures with approvals.</summary>
internal static class ApprovalProcedures
{
    public const string Id = "approvals-tried";

    /// <summary>
    /// The sheet; approved by the direct superior, then by who decides, either of whom may send it back to the sheet; then by two of three: Party committee, staff
    /// body, who decides.
    /// </summary>
    public static string Twice { get; } = Of(
        [
            Node("sheet", "CanBo.SelfAssessment", "Bản tự đánh giá", ("form", "D335-M02")),
            Node("line", "CanBo.Approval", "Duyệt theo tuyến", ("approver1", "DirectSuperior"), ("approver2", "Decider"), ("order", "sequence"), ("windowDays", 5), ("delegation", "yes")),
            Node("council", "CanBo.Approval", "Hai trong ba người duyệt", ("approver1", "PartyCommittee"), ("approver2", "StaffBody"), ("approver3", "Decider"), ("rule", "nOfM"), ("count", 2), ("sendBack", "no")),
            Node("end", "Elsa.Finish", "Kết thúc"),
        ],
        [
            "sheet Submitted line", "sheet Overdue line", "sheet NotRequired line", "line SentBack sheet", "line Approved council", "line Rejected end", "line Overdue end", "line NoParticipant end", "line NotRequired council",
            "council Approved end", "council Rejected end", "council Overdue end", "council NoParticipant end", "council NotRequired end",
        ]);

    private static string Of(JsonNode[] nodes, string[] lines) => new JsonObject
    {
        ["definitionId"] = Id,
        ["name"] = "Duyệt hai vòng",
        ["version"] = 1,
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["start"] = "sheet",
            ["activities"] = new JsonArray(nodes),
            ["connections"] = new JsonArray(
                [.. from line in lines
                    let ends = line.Split(' ')
                    select (JsonNode)new JsonObject
                    {
                        ["source"] = new JsonObject { ["activity"] = ends[0], ["port"] = ends[1] },
                        ["target"] = new JsonObject { ["activity"] = ends[2], ["port"] = "In" },
                    }]),
        },
    }.ToJsonString();

    private static JsonObject Node(string id, string type, string label, params (string Name, object Value)[] inputs)
    {
        var node = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1, ["metadata"] = new JsonObject { ["displayText"] = label } };
        foreach (var (name, value) in inputs)
            node[name] = new JsonObject
            {
                ["typeName"] = value is int ? "Int32" : "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value is int number ? number : (string)value },
            };
        return node;
    }
}
