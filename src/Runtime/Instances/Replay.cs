using CanBo.Runtime.Definitions;
using CanBo.Runtime.Storage;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Migrating;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Instances;

/// <summary>Runs an instance's recorded stimuli through the engine again and compares what comes out with what is stored.</summary>
/// <param name="contexts">Opens reading contexts.</param>
/// <param name="used">Finds the activities that a definition may use.</param>
public sealed class Replay(IContextFactory contexts, UsedDefinitions used)
{
    /// <summary>True when this build brings the instance to the same state, byte for byte.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public async Task<bool> AgreesAsync(Guid instanceId, CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        var instance = await db.Set<InstanceRow>().SingleOrDefaultAsync(i => i.Id == instanceId, cancellation)
            ?? throw new KeyNotFoundException($"There is no instance {instanceId}.");
        var recorded = await db.Set<JournalRow>().Where(j => j.InstanceId == instanceId).OrderBy(j => j.Version).Select(j => j.Stimuli).ToListAsync(cancellation);
        var stimuli = recorded.SelectMany(r => StimulusJson.Read(r)).ToList();
        var moves = stimuli.OfType<Stimulus.Migrate>().ToList();
        var graphs = new Dictionary<string, WorkflowGraph>(StringComparer.Ordinal);
        foreach (var version in moves.SelectMany(m => (string[])[m.FromVersionId, m.VersionId]).Append(instance.DefinitionVersionId).Distinct())
        {
            var definition = (await db.Set<DefinitionRow>().SingleAsync(d => d.VersionId == version, cancellation)).ToDefinition();
            graphs.Add(version, WorkflowGraph.Compile(definition, await used.CatalogueAsync(definition, cancellation)).Graph);
        }

        var graph = graphs[moves.Count > 0 ? moves[0].FromVersionId : instance.DefinitionVersionId];
        var state = InstanceState.New;
        foreach (var stimulus in stimuli)
        {
            if (stimulus is not Stimulus.Migrate migrate)
            {
                state = Engine.Advance(graph, state, stimulus).State;
                continue;
            }

            if (new ProcedureMigration(graph, graphs[migrate.VersionId]).Apply(state, migrate) is not { } moved)
                return false;
            (graph, state) = (graphs[migrate.VersionId], moved.State);
        }

        return state.ToBytes().AsSpan().SequenceEqual(instance.State);
    }
}
