using System.Collections.Concurrent;
using CanBo.Runtime.Definitions;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;

namespace CanBo.Runtime.Stepping;

/// <summary>Compiled definitions. Only versions that were published can run, and those never change, so each is compiled once a process.</summary>
internal sealed class GraphStore(UsedDefinitions used)
{
    private const string Select = "select name, json, published_at from workflow_definitions where version_id = $1";

    private readonly ConcurrentDictionary<string, WorkflowGraph> _graphs = new(StringComparer.Ordinal);

    /// <summary>The graph of a version that was published.</summary>
    /// <exception cref="InvalidOperationException">There is no such version, or it was never published.</exception>
    public async Task<WorkflowGraph> GetAsync(StepSession session, string versionId, DateTimeOffset now, CancellationToken cancellation)
    {
        if (_graphs.TryGetValue(versionId, out var known))
            return known;

        var rows = await session.QueryAsync(
            new(Select, versionId),
            row => (Name: row.Text(0), Json: row.Text(1), PublishedAt: row.IsNull(2) ? (DateTimeOffset?)null : row.Instant(2)),
            cancellation);
        if (rows is not [var stored])
            throw new InvalidOperationException($"There is no definition version {versionId}.");
        if (stored.PublishedAt is not { } publishedAt)
            throw new InvalidOperationException($"The definition version {versionId} ({stored.Name}) was never published: publish it before instances start.");

        var definition = DefinitionContent.Read(stored.Json, versionId);
        var graph = WorkflowGraph.Compile(definition, await used.CatalogueAsync(session, definition, cancellation)).Graph;

        // Published in this very step, perhaps: should that be rolled back, the draft may still change.
        return publishedAt < now ? _graphs.GetOrAdd(versionId, graph) : graph;
    }
}
