using CanBo.Runtime.Definitions;
using CanBo.Runtime.Storage;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Instances;

/// <summary>Runs an instance's recorded stimuli through the engine again and compares what comes out with what is stored.</summary>
/// <param name="contexts">Opens reading contexts.</param>
/// <param name="catalogue">The activities of this build.</param>
public sealed class Replay(IContextFactory contexts, ActivityCatalogue catalogue)
{
    /// <summary>True when this build brings the instance to the same state, byte for byte.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public async Task<bool> AgreesAsync(Guid instanceId, CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        var instance = await db.Set<InstanceRow>().SingleOrDefaultAsync(i => i.Id == instanceId, cancellation)
            ?? throw new KeyNotFoundException($"There is no instance {instanceId}.");
        var definition = await db.Set<DefinitionRow>().SingleAsync(d => d.VersionId == instance.DefinitionVersionId, cancellation);
        var recorded = await db.Set<JournalRow>().Where(j => j.InstanceId == instanceId).OrderBy(j => j.Version).Select(j => j.Stimuli).ToListAsync(cancellation);

        var graph = WorkflowGraph.Compile(definition.ToDefinition(), catalogue).Graph;
        var state = recorded.SelectMany(r => StimulusJson.Read(r)).Aggregate(InstanceState.New, (before, stimulus) => Engine.Advance(graph, before, stimulus).State);
        return state.ToBytes().AsSpan().SequenceEqual(instance.State);
    }
}
