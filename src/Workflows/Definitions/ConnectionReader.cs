using System.Collections.Immutable;
using System.Text.Json;

namespace CanBo.Workflows.Definitions;

/// <summary>Reads the three shapes that connections have had: endpoints as objects (in either case), and flat texts with ports beside.</summary>
internal static class ConnectionReader
{
    private const string DefaultPort = "Done";

    public static ImmutableArray<ConnectionDefinition> Read(Fields owner)
    {
        var connections = ImmutableArray.CreateBuilder<ConnectionDefinition>();
        foreach (var json in owner.Elements("connections"))
        {
            var connection = ReadOne(json);
            if (connection is null)
            {
                owner.Errors.Add(
                    owner.ActivityId,
                    $"connections[{connections.Count}]",
                    "Kết nối phải có dạng {\"source\":{\"activity\",\"port\"},\"target\":{\"activity\",\"port\"}}.",
                    "A connection must look like {\"source\":{\"activity\",\"port\"},\"target\":{\"activity\",\"port\"}}.");
                continue;
            }

            connections.Add(connection with { Origin = new(json, connection) });
        }

        return connections.DrainToImmutable();
    }

    private static ConnectionDefinition? ReadOne(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !TryGet(json, "source", out var source) || !TryGet(json, "target", out var target))
            return null;

        var (from, port) = source.ValueKind == JsonValueKind.String
            ? (source.GetString(), Text(json, "sourcePort"))
            : (Text(source, "activity"), Text(source, "port"));
        var to = target.ValueKind == JsonValueKind.String ? target.GetString() : Text(target, "activity");
        return string.IsNullOrEmpty(from) || string.IsNullOrEmpty(to)
            ? null
            : new ConnectionDefinition(from, string.IsNullOrEmpty(port) ? DefaultPort : port, to);
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && TryGet(json, name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool TryGet(JsonElement json, string name, out JsonElement value) =>
        json.TryGetProperty(name, out value) || json.TryGetProperty(char.ToUpperInvariant(name[0]) + name[1..], out value);
}
