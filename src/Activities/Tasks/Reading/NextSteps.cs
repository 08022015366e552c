using System.Collections.Concurrent;
using System.Text.Json;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks.Reading;

/// <summary>What follows a step when it is answered, as the procedure calls it; read once for each bundle and step.</summary>
/// <param name="catalogue">Names of activities in English.</param>
public sealed class NextSteps(ActivityCatalogue catalogue)
{
    private readonly ConcurrentDictionary<(string Bundle, string Node), Bilingual?> _known = new();

    /// <summary>The name of the next step; null where the way branches first, or the procedure ends.</summary>
    public async Task<Bilingual?> AfterAsync(CanBoContext db, string bundleHash, string nodeId, CancellationToken cancellation)
    {
        if (_known.TryGetValue((bundleHash, nodeId), out var known))
            return known;
        var json = await db.Set<ProcedureBundle>().Where(b => b.Hash == bundleHash).Select(b => b.Json).FirstOrDefaultAsync(cancellation);
        if (json is null)
            return null;
        using var bundle = JsonDocument.Parse(json);
        return _known.GetOrAdd((bundleHash, nodeId), Find(bundle.RootElement, nodeId));
    }

    private Bilingual? Find(JsonElement bundle, string nodeId)
    {
        // The steps of a procedure that is used as an activity stand in a chart of their own.
        var prefix = nodeId[..(nodeId.LastIndexOf('/') + 1)];
        nodeId = nodeId[prefix.Length..];
        var root = BundleReading.Roots(bundle).FirstOrDefault(r => r.Prefix == prefix).Root;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("connections", out var connections) || !root.TryGetProperty("activities", out var activities))
            return null;
        var next = connections.EnumerateArray()
            .Where(c => c.GetProperty("source") is var source && source.GetProperty("activity").GetString() == nodeId && source.GetProperty("port").GetString() == Steps.Signals.Submitted)
            .Select(c => c.GetProperty("target").GetProperty("activity").GetString())
            .ToList();
        if (next is not [var target])
            return null;
        var node = activities.EnumerateArray().FirstOrDefault(a => a.GetProperty("id").GetString() == target);
        if (node.ValueKind != JsonValueKind.Object || catalogue.Find(node.GetProperty("type").GetString()!)?.Descriptor is not { } descriptor || !descriptor.TypeName.StartsWith("CanBo.", StringComparison.Ordinal) || descriptor.TypeName == "CanBo.Decide")
            return null;
        var label = node.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("displayText", out var text) ? text.GetString() : null;
        return new Bilingual(string.IsNullOrWhiteSpace(label) ? descriptor.DisplayName.Vietnamese : label, descriptor.DisplayName.English);
    }
}
