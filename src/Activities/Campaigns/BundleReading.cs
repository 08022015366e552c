using System.Text.Json;
using CanBo.Workflows.Definitions;

namespace CanBo.Activities.Campaigns;

/// <summary>Reads what boards and case pages need from a frozen bundle.</summary>
internal static class BundleReading
{
    /// <summary>The procedure's steps in the order they are drawn, left to right; those of a procedure that it uses as an activity follow the activity.</summary>
    public static IEnumerable<ProcedureStep> Steps(JsonElement bundle) =>
        bundle.TryGetProperty("definition", out var definition) && definition.TryGetProperty("root", out var root)
            ? Steps(root, "", UsedIn(bundle))
            : [];

    /// <summary>The definition's root, and those of the procedures it uses, each with what its steps' ids begin with.</summary>
    public static IEnumerable<(JsonElement Root, string Prefix)> Roots(JsonElement bundle)
    {
        if (!bundle.TryGetProperty("definition", out var definition) || !definition.TryGetProperty("root", out var root))
            return [];
        var used = UsedIn(bundle);
        return used.Count == 0 ? [(root, "")] : Roots(root, "", used);
    }

    private static IEnumerable<(JsonElement Root, string Prefix)> Roots(JsonElement root, string prefix, Dictionary<(string, int), JsonElement> used)
    {
        yield return (root, prefix);
        foreach (var node in Nodes(root))
        {
            if (used.TryGetValue((node.Type, node.Version), out var inner))
            {
                foreach (var below in Roots(inner, $"{prefix}{node.NodeId}/", used))
                    yield return below;
            }
        }
    }

    private static IEnumerable<ProcedureStep> Steps(JsonElement root, string prefix, Dictionary<(string, int), JsonElement> used)
    {
        foreach (var node in Nodes(root).OrderBy(n => n.X))
        {
            yield return node with { NodeId = prefix + node.NodeId };
            if (used.TryGetValue((node.Type, node.Version), out var inner))
            {
                foreach (var below in Steps(inner, $"{prefix}{node.NodeId}/", used))
                    yield return below with { X = node.X };
            }
        }
    }

    private static Dictionary<(string Type, int Version), JsonElement> UsedIn(JsonElement bundle)
    {
        var used = new Dictionary<(string, int), JsonElement>();
        if (bundle.TryGetProperty("used", out var parts))
        {
            foreach (var part in parts.EnumerateArray())
                used[(UsedProcedure.Prefix + part.GetProperty("definitionId").GetString(), VersionOf(part, absent: 1))] = part.GetProperty("root");
        }

        return used;
    }

    private static IEnumerable<ProcedureStep> Nodes(JsonElement container)
    {
        if (!container.TryGetProperty("activities", out var activities))
            yield break;
        foreach (var activity in activities.EnumerateArray())
        {
            var id = activity.GetProperty("id").GetString()!;
            var metadata = activity.TryGetProperty("metadata", out var m) ? m : default;
            var label = metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("displayText", out var text) ? text.GetString() : null;
            var name = activity.TryGetProperty("name", out var n) ? n.GetString() : null;
            // Studio writes an empty text for a step that nobody named.
            var words = Array.Find([label, name, id], text => !string.IsNullOrWhiteSpace(text));
            yield return new ProcedureStep(id, activity.GetProperty("type").GetString()!, words ?? id, X(metadata)) { Version = VersionOf(activity, absent: 0) };
        }
    }

    private static int VersionOf(JsonElement part, int absent) =>
        part.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number ? version.GetInt32() : absent;

    private static int X(JsonElement metadata) =>
        metadata.ValueKind == JsonValueKind.Object
        && metadata.TryGetProperty("designer", out var designer)
        && designer.TryGetProperty("position", out var position)
        && position.TryGetProperty("x", out var x)
            ? (int)x.GetDouble()
            : 0;
}

/// <summary>One step as drawn.</summary>
/// <param name="NodeId">Its id in the definition.</param>
/// <param name="Type">Its activity type.</param>
/// <param name="Label">What people read.</param>
/// <param name="X">How far right it is drawn.</param>
public sealed record ProcedureStep(string NodeId, string Type, string Label, int X)
{
    /// <summary>Of the activity type; 0 where the file names none.</summary>
    public int Version { get; init; }
}
