using System.Text.Json.Nodes;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;

namespace CanBo.Host.Designer.Elsa.Definitions;

/// <summary>
/// Studio knows an activity of a procedure by its path from the root (<c>Workflow1:flow:ask</c>), our engine by its id, which is unique in the whole definition.
/// Paths are made anew for every answer; journal, counts and executions use the same.
/// </summary>
internal static class NodePaths
{
    private const string Workflow = "Workflow1";

    /// <summary>Gives every activity its path, and the newest version of its type where the file names none.</summary>
    public static void Complete(JsonObject root, ActivityCatalogue catalogue) => Complete(root, Workflow, catalogue);

    /// <summary>The path of every activity, by id.</summary>
    public static IReadOnlyDictionary<string, string> Of(ActivityDefinition root)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk(root, Workflow);
        return paths;

        void Walk(ActivityDefinition activity, string above)
        {
            var path = $"{above}:{activity.Id}";
            paths.TryAdd(activity.Id, path);
            foreach (var child in activity.Activities)
                Walk(child, path);
            foreach (var inside in activity.Properties.SelectMany(property => property.Inside))
                Walk(inside, path);
        }
    }

    private static void Complete(JsonObject activity, string above, ActivityCatalogue catalogue)
    {
        var path = $"{above}:{(string?)activity["id"]}";
        activity["nodeId"] = path;
        if (activity["version"] is null)
            activity["version"] = catalogue.Find((string?)activity["type"] ?? "")?.Descriptor.Version ?? 1;
        foreach (var part in new[] { "customProperties", "metadata" })
        {
            if (activity[part] is not JsonObject)
                activity[part] = new JsonObject();
        }

        if ((string?)activity["type"] == "Elsa.Flowchart")
        {
            activity["activities"] ??= new JsonArray();
            activity["connections"] ??= new JsonArray();
        }

        foreach (var (name, value) in activity.ToList())
        {
            if (value is JsonArray items)
            {
                // Children, branches, or cases that hold an activity each.
                foreach (var child in items.OfType<JsonObject>().Select(item => item["activity"] as JsonObject ?? item).Where(item => name == "activities" || IsActivity(item)))
                    Complete(child, path, catalogue);
            }
            else if (value is JsonObject slot && IsActivity(slot))
            {
                Complete(slot, path, catalogue);
            }
        }
    }

    private static bool IsActivity(JsonObject json) => json["id"] is JsonValue && json["type"] is JsonValue && json["expression"] is null;
}
