using CanBo.Runtime.Definitions;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Storage;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Migrating;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Migrating;

/// <summary>Says what would become of instances under another version; changes nothing.</summary>
public sealed class MigrationPreview
{
    private readonly IContextFactory _contexts;
    private readonly UsedDefinitions _used;
    private readonly VersionMoves _moves;
    private Pair? _last;

    internal MigrationPreview(IContextFactory contexts, UsedDefinitions used, VersionMoves moves) => (_contexts, _used, _moves) = (contexts, used, moves);

    /// <summary>The judgement of each of these instances that runs on the version; others are left out.</summary>
    /// <param name="fromVersionId">The version they run on.</param>
    /// <param name="toVersionId">The version they would go on under.</param>
    /// <param name="instanceIds">At most some hundred.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public async Task<IReadOnlyDictionary<Guid, MigrationJudgement>> JudgeAsync(string fromVersionId, string toVersionId, IReadOnlyList<Guid> instanceIds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(instanceIds);
        await using var db = _contexts.Create(null);
        var pair = await PairAsync(db, fromVersionId, toVersionId, cancellation);
        var states = await db.Set<InstanceRow>()
            .Where(i => i.DefinitionVersionId == fromVersionId && EF.Parameter(instanceIds).Contains(i.Id))
            .Select(i => new { i.Id, i.State })
            .ToListAsync(cancellation);
        return states.ToDictionary(i => i.Id, i => _moves.Judge(fromVersionId, pair.Before, toVersionId, pair.After, InstanceState.FromBytes(i.State)));
    }

    // Compiled once while one pair is looked at page after page.
    private async Task<Pair> PairAsync(RuntimeContext db, string from, string to, CancellationToken cancellation)
    {
        if (_last is { } last && (last.From, last.To) == (from, to))
            return last;
        return _last = new Pair(from, to, await GraphAsync(db, from, cancellation), await GraphAsync(db, to, cancellation));
    }

    private async Task<WorkflowGraph> GraphAsync(RuntimeContext db, string versionId, CancellationToken cancellation)
    {
        var row = await db.Set<DefinitionRow>().SingleOrDefaultAsync(d => d.VersionId == versionId && d.PublishedAt != null, cancellation)
            ?? throw new InvalidOperationException($"There is no definition version {versionId} that was ever published.");
        var definition = row.ToDefinition();
        return WorkflowGraph.Compile(definition, await _used.CatalogueAsync(definition, cancellation)).Graph;
    }

    private sealed record Pair(string From, string To, WorkflowGraph Before, WorkflowGraph After);
}
