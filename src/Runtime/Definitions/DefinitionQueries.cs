using CanBo.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Definitions;

/// <summary>Reads stored definitions.</summary>
/// <param name="contexts">Opens reading contexts.</param>
public sealed class DefinitionQueries(IContextFactory contexts)
{
    /// <summary>The latest version of every definition, by name.</summary>
    public async Task<IReadOnlyList<DefinitionVersion>> ListLatestAsync(CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        return await Latest(db).ToListAsync(cancellation);
    }

    /// <summary>A part of the newest versions, by name, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<DefinitionVersion> Items, int Total)> ListLatestAsync(int skip, int take, CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        return (await Latest(db).Skip(skip).Take(take).ToListAsync(cancellation), await db.Set<DefinitionRow>().CountAsync(d => d.IsLatest, cancellation));
    }

    /// <summary>All versions of one definition, newest first; empty when there is none.</summary>
    public async Task<IReadOnlyList<DefinitionVersion>> ListVersionsAsync(string definitionId, CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        return await db.Set<DefinitionRow>().Where(d => d.DefinitionId == definitionId).OrderByDescending(d => d.Version).Select(DefinitionContent.Version).ToListAsync(cancellation);
    }

    /// <summary>One version with its content; null when there is none.</summary>
    public Task<StoredDefinition?> FindAsync(string versionId, CancellationToken cancellation) =>
        FindAsync(d => d.Where(r => r.VersionId == versionId), cancellation);

    /// <summary>The version that new instances take; null when none is published.</summary>
    public Task<StoredDefinition?> FindPublishedAsync(string definitionId, CancellationToken cancellation) =>
        FindAsync(d => d.Where(r => r.DefinitionId == definitionId && r.IsPublished), cancellation);

    /// <summary>The newest version, draft or published; null when there is none.</summary>
    public Task<StoredDefinition?> FindLatestAsync(string definitionId, CancellationToken cancellation) =>
        FindAsync(d => d.Where(r => r.DefinitionId == definitionId && r.IsLatest), cancellation);

    /// <summary>One version by its number; null when there is none.</summary>
    public Task<StoredDefinition?> FindVersionAsync(string definitionId, int version, CancellationToken cancellation) =>
        FindAsync(d => d.Where(r => r.DefinitionId == definitionId && r.Version == version), cancellation);

    private async Task<StoredDefinition?> FindAsync(Func<IQueryable<DefinitionRow>, IQueryable<DefinitionRow>> filter, CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        var row = await filter(db.Set<DefinitionRow>()).SingleOrDefaultAsync(cancellation);
        return row?.ToStored();
    }

    // What a list shows; the JSON, most of a row, stays where it is.
    private static IQueryable<DefinitionVersion> Latest(DbContext db) =>
        db.Set<DefinitionRow>().Where(d => d.IsLatest).OrderBy(d => d.Name).ThenBy(d => d.DefinitionId).Select(DefinitionContent.Version);
}
