using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Runtime.Definitions;
using CanBo.Workflows.Definitions;

namespace CanBo.Host.Designer.Elsa.Definitions;

/// <summary>
/// What Studio sends of a definition, brought to our format. Studio writes null for lists that are empty, and leaves out what its model does not know at the top
/// (<c>$schema</c>, <c>isSystem</c>): that is taken from what is stored, so that opening and saving loses nothing.
/// </summary>
internal static class StudioModel
{
    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];

    /// <summary>Fields of answers, not of a definition.</summary>
    private static readonly string[] OfAnswers = ["links", "materializerContext", "materializerName", "isMaterializerAvailable", "providerName"];

    /// <summary>The definition's JSON.</summary>
    /// <param name="model">The body's <c>model</c>, or the bare model of an import.</param>
    /// <param name="stored">The latest version that is there; null when the definition is new.</param>
    public static string ToDefinition(JsonObject model, StoredDefinition? stored)
    {
        var json = model.DeepClone().AsObject();
        foreach (var name in OfAnswers)
            json.Remove(name);
        foreach (var list in Lists)
        {
            if (json[list] is null)
                json[list] = new JsonArray();
        }

        foreach (var part in new[] { "customProperties", "options" })
        {
            if (json[part] is null)
                json[part] = new JsonObject();
        }

        if (stored is not null)
        {
            foreach (var (name, value) in JsonNode.Parse(DefinitionJson.Write(stored.Definition))!.AsObject())
            {
                if (!json.ContainsKey(name) && !OfAnswers.Contains(name))
                    json[name] = value?.DeepClone();
            }
        }

        foreach (var name in new[] { "id", "version", "isLatest", "isPublished", "createdAt" })
            json.Remove(name); // the store decides
        if (json["root"] is JsonObject root && root["activities"] is null && (string?)root["type"] is "Elsa.Flowchart" or "Elsa.Sequence")
            json["root"]!["activities"] = new JsonArray();
        return json.ToJsonString(JsonSerializerOptions.Web);
    }
}
