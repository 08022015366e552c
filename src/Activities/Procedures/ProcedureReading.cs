using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Activities.People;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Procedures;

/// <summary>Reads what campaigns need from a definition: which steps ask whom, which documents they use.</summary>
internal static class ProcedureReading
{
    /// <summary>Activities at every depth.</summary>
    public static IEnumerable<JsonObject> Activities(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject thing:
                if (thing["type"] is JsonValue type && type.GetValueKind() == JsonValueKind.String && thing["id"] is not null && thing["expression"] is null)
                    yield return thing;
                foreach (var inner in thing.SelectMany(p => Activities(p.Value)))
                    yield return inner;
                break;
            case JsonArray items:
                foreach (var inner in items.SelectMany(Activities))
                    yield return inner;
                break;
        }
    }

    /// <summary>A literal input as text; null when it is absent or an expression.</summary>
    public static string? Literal(JsonObject activity, string name) => activity[name] switch
    {
        JsonObject input when input["expression"] is JsonObject expression && (string?)expression["type"] == "Literal" => expression["value"]?.ToString(),
        JsonValue value => value.ToString(),
        _ => null,
    };

    /// <summary>Whom these steps ask about one person, the person included.</summary>
    public static IReadOnlyList<ParticipantRule> Rules(IEnumerable<GraphNode> nodes) =>
        [.. nodes.SelectMany(RulesOf)];

    /// <summary>Whether the base Party committee decides: the procedure is about Party members.</summary>
    public static bool IsOfMembers(IEnumerable<GraphNode> nodes) => nodes.Any(node =>
        node.Definition.Type == "CanBo.FinalDecision"
        && node.Definition.Find("by") is ActivityProperty.Input { Expression: InputExpression.Literal { Value: { Kind: ValueKind.String } by } }
        && by.AsString == FinalDecision.ByPartyCommittee);

    private static IEnumerable<ParticipantRule> RulesOf(GraphNode node) => node.Definition.Type switch
    {
        "CanBo.SelfAssessment" => [ParticipantRule.Self],
        "CanBo.Opinion" => Named(node, "from"),
        "CanBo.ResidenceComment" => [ParticipantRule.ResidenceCommittee],
        "CanBo.Appraisal" => Named(node, "by"),
        "CanBo.RemedialPlan" => [ParticipantRule.Self],
        "CanBo.Meeting" => [ParticipantRule.MeetingChair, ParticipantRule.MeetingSecretary],
        _ => [],
    };

    private static IEnumerable<ParticipantRule> Named(GraphNode node, string input) =>
        node.Definition.Find(input) is ActivityProperty.Input { Expression: InputExpression.Literal { Value: { Kind: ValueKind.String } name } }
        && Enum.TryParse<ParticipantRule>(name.AsString, out var rule) ? [rule] : [];
}
