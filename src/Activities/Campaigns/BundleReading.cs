using System.Text.Json;

namespace CanBo.Activities.Campaigns;

/// <summary>Reads what boards and case pages need from a frozen bundle.</summary>
internal static class BundleReading
{
    /// <summary>The procedure's steps in the order they are drawn, left to right.</summary>
    public static IEnumerable<ProcedureStep> Steps(JsonElement bundle) =>
        bundle.TryGetProperty("definition", out var definition) && definition.TryGetProperty("root", out var root)
            ? Nodes(root).OrderBy(n => n.X)
            : [];

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
            yield return new ProcedureStep(id, activity.GetProperty("type").GetString()!, words ?? id, X(metadata));
        }
    }

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
public sealed record ProcedureStep(string NodeId, string Type, string Label, int X);
