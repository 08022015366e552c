using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Activities.People;

namespace CanBo.Activities.Procedures;

/// <summary>Reads what campaigns need from a definition's JSON: which steps ask whom.</summary>
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

    /// <summary>Whom the steps of a procedure ask about one person, the person included.</summary>
    public static IReadOnlyList<ParticipantRule> Rules(JsonNode definition) =>
        [.. Activities(definition).SelectMany(RulesOf)];

    private static IEnumerable<ParticipantRule> RulesOf(JsonObject activity) => (string?)activity["type"] switch
    {
        "CanBo.SelfAssessment" => [ParticipantRule.Self],
        "CanBo.Opinion" => Named(activity, "from"),
        "CanBo.Appraisal" => Named(activity, "by"),
        "CanBo.Meeting" => [ParticipantRule.MeetingChair, ParticipantRule.MeetingSecretary],
        _ => [],
    };

    private static IEnumerable<ParticipantRule> Named(JsonObject activity, string input) =>
        Enum.TryParse<ParticipantRule>(Literal(activity, input), out var rule) ? [rule] : [];
}
