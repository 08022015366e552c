using System.Collections.Concurrent;
using System.Collections.Immutable;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Definitions;

/// <summary>
/// Finds the procedures that others use as activities. A use names a version; that version was published once and is marked usable, so it never changes and is never deleted, and
/// retracting it changes nothing for those who use it.
/// </summary>
/// <param name="catalogue">The activities of this build.</param>
/// <param name="contexts">Opens reading contexts.</param>
public sealed class UsedDefinitions(ActivityCatalogue catalogue, IContextFactory contexts)
{
    /// <summary>More procedures than this are not looked for: what is left is unknown to the compiler, which says so.</summary>
    private const int Most = 100;

    private const string Select = "select json, version_id from workflow_definitions where definition_id = $1 and version = $2 and published_at is not null";

    private readonly ConcurrentDictionary<string, WorkflowDefinition> _usable = new(StringComparer.Ordinal);

    /// <summary>The activities that a definition may use: those of the build, and the procedures it uses with what they use in turn.</summary>
    public Task<ActivityCatalogue> CatalogueAsync(WorkflowDefinition definition, CancellationToken cancellation) => CatalogueAsync(definition, catalogue, cancellation);

    /// <summary>The same over other activities than those of the build.</summary>
    public async Task<ActivityCatalogue> CatalogueAsync(WorkflowDefinition definition, ActivityCatalogue own, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(own);
        return With(own, await ListAsync(definition, cancellation));
    }

    /// <summary>What a definition uses, and what that uses in turn, by definition id and version; what cannot be found is left out.</summary>
    public async Task<ImmutableArray<WorkflowDefinition>> ListAsync(WorkflowDefinition definition, CancellationToken cancellation)
    {
        if (UsedProcedure.In(definition).IsEmpty)
            return [];
        await using var db = contexts.Create(null);
        return await ListAsync(definition, (uses, token) => FindAsync(db, uses, token), cancellation);
    }

    /// <summary>Those of some versions that may be used.</summary>
    public async Task<IReadOnlyList<WorkflowDefinition>> FindAsync(IReadOnlyList<UsedProcedure> uses, CancellationToken cancellation)
    {
        if (uses.Count == 0)
            return [];
        await using var db = contexts.Create(null);
        return [.. (await FindAsync(db, uses, cancellation)).Where(IsUsable)];
    }

    /// <summary>The procedures that may be taken from the palette: published now and marked usable, by name.</summary>
    public async Task<IReadOnlyList<WorkflowDefinition>> PaletteAsync(CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        var published = await db.Set<DefinitionRow>().Where(d => d.IsPublished).OrderBy(d => d.Name).ThenBy(d => d.DefinitionId).Select(d => d.VersionId).ToListAsync(cancellation);
        var unread = published.Where(id => !_usable.ContainsKey(id)).ToList();
        foreach (var row in await db.Set<DefinitionRow>().Where(d => EF.Parameter(unread).Contains(d.VersionId)).ToListAsync(cancellation))
            _usable.TryAdd(row.VersionId, row.ToDefinition());
        return [.. published.Select(id => _usable[id]).Where(IsUsable)];
    }

    /// <summary>The definition with the published version of each procedure written where it names none.</summary>
    public async Task<WorkflowDefinition> PinAsync(WorkflowDefinition definition, CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        return await PinAsync(db, definition, cancellation);
    }

    internal static async Task<WorkflowDefinition> PinAsync(RuntimeContext db, WorkflowDefinition definition, CancellationToken cancellation)
    {
        var ids = UsedProcedure.In(definition).Where(use => use.Version == 0).Select(use => use.DefinitionId).ToList();
        if (ids.Count == 0)
            return definition;
        var newest = await db.Set<DefinitionRow>().Where(d => d.IsPublished && EF.Parameter(ids).Contains(d.DefinitionId)).Select(d => new { d.DefinitionId, d.Version }).ToListAsync(cancellation);
        return UsedProcedure.Pin(definition, newest.ToDictionary(d => d.DefinitionId, d => d.Version, StringComparer.Ordinal));
    }

    /// <summary>As seen in a step, where a version may have been published just now.</summary>
    internal async Task<ActivityCatalogue> CatalogueAsync(RuntimeContext db, WorkflowDefinition definition, CancellationToken cancellation) =>
        With(catalogue, await ListAsync(definition, (uses, token) => FindAsync(db, uses, token), cancellation));

    /// <summary>As seen by plain SQL of a step.</summary>
    internal async Task<ActivityCatalogue> CatalogueAsync(StepSession session, WorkflowDefinition definition, CancellationToken cancellation) =>
        With(catalogue, await ListAsync(
            definition,
            async (uses, token) =>
            {
                var found = new List<WorkflowDefinition>();
                foreach (var use in uses)
                    found.AddRange(await session.QueryAsync(new(Select, use.DefinitionId, use.Version), row => DefinitionContent.Read(row.Text(0), row.Text(1)) with { Id = row.Text(1), DefinitionId = use.DefinitionId, Version = use.Version }, token));
                return found;
            },
            cancellation));

    private static async Task<ImmutableArray<WorkflowDefinition>> ListAsync(
        WorkflowDefinition definition, Func<IReadOnlyList<UsedProcedure>, CancellationToken, Task<List<WorkflowDefinition>>> find, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var found = new Dictionary<UsedProcedure, WorkflowDefinition>();
        var asked = new HashSet<UsedProcedure>();
        IEnumerable<WorkflowDefinition> level = [definition];
        while (level.SelectMany(d => UsedProcedure.In(d)).Where(use => use.Version > 0 && asked.Add(use)).ToList() is { Count: > 0 } uses && asked.Count <= Most)
        {
            var next = (await find(uses, cancellation)).Where(IsUsable).ToList();
            foreach (var used in next)
                found.Add(new(used.DefinitionId, used.Version), used);
            level = next;
        }

        return [.. found.OrderBy(f => f.Key.DefinitionId, StringComparer.Ordinal).ThenBy(f => f.Key.Version).Select(f => f.Value)];
    }

    // Ids and numbers asked for separately: what is too much by that is thrown away, and one query does for a level.
    private static async Task<List<WorkflowDefinition>> FindAsync(RuntimeContext db, IReadOnlyList<UsedProcedure> uses, CancellationToken cancellation)
    {
        var ids = uses.Select(use => use.DefinitionId).Distinct().ToList();
        var versions = uses.Select(use => use.Version).Distinct().ToList();
        var rows = await db.Set<DefinitionRow>()
            .Where(d => EF.Parameter(ids).Contains(d.DefinitionId) && EF.Parameter(versions).Contains(d.Version) && d.PublishedAt != null)
            .ToListAsync(cancellation);
        return [.. rows.Where(row => uses.Contains(new(row.DefinitionId, row.Version))).Select(row => row.ToDefinition())];
    }

    private static bool IsUsable(WorkflowDefinition definition) => ActivityCatalogue.CanUse(definition);

    private static ActivityCatalogue With(ActivityCatalogue own, ImmutableArray<WorkflowDefinition> used) => used.IsEmpty ? own : own.With(used);
}
