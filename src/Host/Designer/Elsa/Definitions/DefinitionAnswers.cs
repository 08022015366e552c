using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Host.Designer.Elsa.Descriptors;
using CanBo.Runtime.Definitions;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;

namespace CanBo.Host.Designer.Elsa.Definitions;

/// <summary>Stored definitions as Studio reads them: ids, number and flags of the store, every list there, every activity with its path and version.</summary>
/// <param name="catalogue">Gives the version of activities that name none.</param>
/// <param name="actor">What the reader may do goes along as links.</param>
internal sealed class DefinitionAnswers(ActivityCatalogue catalogue, Actor actor)
{
    private const string ToolVersion = "3.8.0.0";

    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];

    /// <summary>The fields of a list.</summary>
    public JsonObject Summary(StoredDefinition stored)
    {
        var version = stored.Version;
        return new JsonObject
        {
            ["id"] = version.VersionId,
            ["definitionId"] = version.DefinitionId,
            ["name"] = version.Name,
            ["description"] = stored.Definition.Description,
            ["version"] = version.Version,
            ["isLatest"] = version.IsLatest,
            ["isPublished"] = version.IsPublished,
            ["createdAt"] = version.CreatedAt,
            ["providerName"] = null,
            ["materializerName"] = "Json",
            ["isMaterializerAvailable"] = true,
            ["isReadonly"] = false,
            ["links"] = Links(version),
        };
    }

    /// <summary>Everything.</summary>
    public JsonObject Full(StoredDefinition stored)
    {
        var json = File(stored);
        foreach (var (name, value) in Summary(stored))
            json[name] = value?.DeepClone();
        json["toolVersion"] = Version.TryParse((string?)json["toolVersion"], out var tool) && tool.Build >= 0 ? tool.ToString() : ToolVersion;
        json["materializerContext"] = null;
        CompleteRequests(json["root"]);
        return json;
    }

    private void CompleteRequests(JsonNode? node)
    {
        foreach (var inside in node switch { JsonArray items => items, JsonObject fields => fields.Select(field => field.Value), _ => Enumerable.Empty<JsonNode?>() })
            CompleteRequests(inside);
        if (node is JsonObject activity && activity["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name == RequestOutcomes.ActivityType && catalogue.Find(name) is { } request)
            RequestOutcomes.Complete(activity, request.Descriptor);
    }

    /// <summary>The definition as a file: what <see cref="DefinitionJson"/> writes, with what Studio needs to open it.</summary>
    public JsonObject File(StoredDefinition stored)
    {
        var json = JsonNode.Parse(DefinitionJson.Write(stored.Definition))!.AsObject();
        foreach (var list in Lists)
        {
            if (json[list] is not JsonArray)
                json[list] = new JsonArray();
        }

        foreach (var part in new[] { "customProperties", "options" })
        {
            if (json[part] is not JsonObject)
                json[part] = new JsonObject();
        }

        NodePaths.Complete(json["root"]!.AsObject(), catalogue);
        return json;
    }

    /// <summary>What the reader may do with the whole list.</summary>
    public IReadOnlyList<Link> ListLinks() => actor.Is(ActorRoles.Designer)
        ? [new($"{ElsaApi.Root}/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST")]
        : [];

    private JsonArray Links(DefinitionVersion version) => actor.Is(ActorRoles.Designer)
        ? [new JsonObject { ["href"] = $"{ElsaApi.Root}/workflow-definitions/{version.DefinitionId}/publish", ["rel"] = "publish", ["method"] = "POST" }]
        : [];
}
