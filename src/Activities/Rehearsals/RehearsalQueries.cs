using System.Collections.Immutable;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Definitions;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Rehearsals;

/// <summary>Reads rehearsals. For designers: there is nothing of any person in one.</summary>
/// <param name="reader">For reading.</param>
/// <param name="definitions">Finds the version.</param>
/// <param name="graphs">Compiles it.</param>
public sealed class RehearsalQueries(CanBoReader reader, DefinitionQueries definitions, RehearsalGraphs graphs)
{
    private const int LongestPath = 200;

    /// <summary>The rehearsals of a procedure.</summary>
    /// <exception cref="NotFoundException">There is no such procedure.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<RehearsalListView> ListAsync(string definitionId, Actor actor, CancellationToken cancellation)
    {
        Require(actor);
        var latest = await definitions.FindLatestAsync(definitionId, cancellation) ?? throw new NotFoundException();
        await using var db = reader.Open();
        var rows = await db.Set<Rehearsal>().Where(r => r.DefinitionId == definitionId).OrderByDescending(r => r.StartedAt).ThenBy(r => r.Id)
            .Select(r => new { r.Id, r.DefinitionVersion, r.Status, r.StartedAt, r.StartedBy }).Take(StartRehearsal.Most).ToListAsync(cancellation);
        var names = await ActorNames.OfAsync(db, [.. rows.Select(r => r.StartedBy).Distinct()], cancellation);
        return new RehearsalListView(
            definitionId, latest.Version.Name, latest.Version.Version, RehearsalFacts.Of(latest.Definition),
            [.. rows.Select(r => new RehearsalListLine(r.Id, r.DefinitionVersion, r.Status, r.StartedAt, names.GetValueOrDefault(r.StartedBy, "")))]);
    }

    /// <summary>One rehearsal.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    /// <exception cref="NotAllowedException">The actor designs no procedures.</exception>
    public async Task<RehearsalView> FindAsync(Guid id, Actor actor, CancellationToken cancellation)
    {
        Require(actor);
        await using var db = reader.Open();
        var rehearsal = await db.Set<Rehearsal>().FirstOrDefaultAsync(r => r.Id == id, cancellation) ?? throw new NotFoundException();
        var lines = await db.Set<RehearsalLine>().Where(l => l.RehearsalId == id).OrderByDescending(l => l.Sequence).Take(LongestPath * 4).ToListAsync(cancellation);
        var graph = await graphs.CompileAsync(Definition(rehearsal), cancellation);
        var state = InstanceState.FromBytes(rehearsal.State);
        var timers = RehearsalTimer.Read(rehearsal.Timers);
        return new RehearsalView(
            id, rehearsal.DefinitionId, rehearsal.Name, rehearsal.DefinitionVersion, rehearsal.Status, rehearsal.Clock, timers.Count > 0 ? timers.Min(t => t.DueAt) : null,
            [.. state.Executions.Where(e => e.Status == ExecutionStatus.Waiting).Select(e => Step(e, graph.Find(e.NodeId)!, timers))],
            [.. Faults(state, graph)],
            [.. lines.Select(l => (l.At, Text: RehearsalWords.Of(l.ToEntry(), graph))).Where(l => l.Text is not null).Take(LongestPath).Select(l => new RehearsedEvent(l.At, l.Text!))]);
    }

    /// <summary>A rehearsal for the designer's viewer; null when there is none for this actor.</summary>
    public async Task<RehearsalHistory?> FindHistoryAsync(Guid id, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Is(ActorRoles.Designer))
            return null;
        await using var db = reader.Open();
        if (await db.Set<Rehearsal>().FirstOrDefaultAsync(r => r.Id == id, cancellation) is not { } rehearsal)
            return null;
        var lines = await db.Set<RehearsalLine>().Where(l => l.RehearsalId == id).OrderBy(l => l.Sequence).ToListAsync(cancellation);
        var version = new DefinitionVersion(
            rehearsal.VersionId, rehearsal.DefinitionId, rehearsal.DefinitionVersion, rehearsal.Name, IsPublished: false, IsLatest: false, rehearsal.StartedAt, rehearsal.StartedAt, PublishedAt: null);
        return new RehearsalHistory(id, new StoredDefinition(version, Definition(rehearsal)), InstanceState.FromBytes(rehearsal.State), [.. lines.Select(l => l.ToEntry())], rehearsal.StartedAt, rehearsal.Clock);
    }

    internal static WorkflowDefinition Definition(Rehearsal rehearsal) =>
        DefinitionJson.Read(rehearsal.DefinitionJson, rehearsal.VersionId).Definition ?? throw new InvalidOperationException($"The definition of the rehearsal {rehearsal.Id} cannot be read.");

    internal static void Require(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Designer);
    }

    private static RehearsedStep Step(ExecutionState execution, GraphNode node, List<RehearsalTimer> timers)
    {
        var own = timers.Where(t => t.Execution == execution.Id.Number).ToList();

        var isChosen = node.Activity is RehearsedActivity;
        return new RehearsedStep(
            execution.Id.Number, node.Definition.Title, node.Descriptor.DisplayName, InventedPeople.In(node), execution.Since, own.Count > 0 ? own.Min(t => t.DueAt) : null,
            isChosen ? [.. node.Outcomes.Select(port => new RehearsedPort(port, RehearsalWords.LabelOf(node, port)))] : [],
            isChosen ? [.. Outputs(node).Select(o => new RehearsedPort(o.Name, o.DisplayName))] : []);
    }

    /// <summary>Outputs that the definition binds to a variable or an output of the workflow.</summary>
    internal static IEnumerable<Workflows.Catalogue.OutputDescriptor> Outputs(GraphNode node) =>
        node.Descriptor.Outputs.Where(output => node.Definition.Properties.OfType<ActivityProperty.Output>().Any(bound => bound.Name == output.Name));

    private static IEnumerable<RehearsedFault> Faults(InstanceState state, WorkflowGraph graph) =>
        from execution in state.Executions
        where execution.Status == ExecutionStatus.Faulted
        let incident = state.Incidents.LastOrDefault(i => i.Execution == execution.Id && !i.IsResolved)
        select new RehearsedFault(execution.Id.Number, graph.Find(execution.NodeId)!.Definition.Title, incident?.Message ?? "");
}
