using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Workflows.Catalogue;

namespace CanBo.Host.Designer.Elsa.Descriptors;

/// <summary>
/// Studio draws only those ports of a request that its list of status codes names: without what no code stands for (another code, no connection, too late) nobody could say what follows then. They stand in
/// the list of a new step, and are added to the list of one that was drawn without them; the engine reads codes only.
/// </summary>
internal static class RequestOutcomes
{
    public const string ActivityType = "Elsa.FlowSendHttpRequest";

    private const string Codes = "expectedStatusCodes";

    /// <summary>What a new step begins with.</summary>
    public static JsonObject StartValue(ActivityDescriptor descriptor) => new()
    {
        [Codes] = new JsonObject
        {
            ["typeName"] = "String[]",
            ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = Text(["200", .. WithoutCode(descriptor)]) },
        },
    };

    /// <summary>Adds what is missing to the list of a drawn step; a list that is worked out by a script is left alone.</summary>
    public static void Complete(JsonObject activity, ActivityDescriptor descriptor)
    {
        if ((activity[Codes] as JsonObject)?["expression"] is not JsonObject expression || (string?)expression["type"] is not ("Object" or "Literal") || List(expression["value"]) is not { } listed)
            return;
        expression["value"] = Text([.. listed.Union(WithoutCode(descriptor), StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> WithoutCode(ActivityDescriptor descriptor) => descriptor.Ports.Select(port => port.Name).Where(name => name != PortDescriptor.Done.Name);

    private static List<string>? List(JsonNode? value)
    {
        try
        {
            var array = value is JsonValue text && text.TryGetValue<string>(out var json) ? JsonNode.Parse(json) as JsonArray : value as JsonArray;
            return array?.Select(code => code?.ToString() ?? "").Where(code => code.Length > 0).ToList();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(IReadOnlyList<string> codes) => JsonSerializer.Serialize(codes);
}
