using System.Globalization;
using System.Text.Json.Nodes;

namespace CanBo.Activities.Ratings.Packages.Editing;

/// <summary>Finds and sets values of a JSON document by places such as <c>score.bands[0].from</c>.</summary>
internal static class JsonPlace
{
    public static JsonNode? Find(JsonNode? node, string place) => Steps(place).Aggregate(node, Step);

    public static void Set(JsonNode node, string place, JsonNode? value)
    {
        var steps = Steps(place);
        if (steps[..^1].Aggregate((JsonNode?)node, Step) is JsonObject holder)
            holder[steps[^1]] = value;
    }

    private static JsonNode? Step(JsonNode? node, string step) => node switch
    {
        JsonObject group => group[step],
        JsonArray list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < list.Count => list[at],
        _ => null,
    };

    private static string[] Steps(string place) => place.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
}
