using CanBo.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Definitions;

/// <summary>Lists definitions with where each stands, a page at a time.</summary>
/// <param name="contexts">Opens reading contexts.</param>
public sealed class DefinitionOverviews(IContextFactory contexts)
{
    /// <summary>One page by name: the newest version with its content, and the version that new instances take.</summary>
    public async Task<(IReadOnlyList<DefinitionOverview> Items, int Total)> ListAsync(int skip, int take, CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        var latest = db.Set<DefinitionRow>().Where(d => d.IsLatest);
        var rows = await latest.OrderBy(d => d.Name).ThenBy(d => d.DefinitionId).Skip(skip).Take(take).ToListAsync(cancellation);
        var ids = rows.Select(r => r.DefinitionId).ToList();
        var published = await db.Set<DefinitionRow>()
            .Where(d => d.IsPublished && EF.Parameter(ids).Contains(d.DefinitionId))
            .Select(d => new { d.DefinitionId, d.Version, d.VersionId })
            .ToDictionaryAsync(d => d.DefinitionId, cancellation);
        return ([.. rows.Select(r => new DefinitionOverview(
            r.ToStored(),
            published.TryGetValue(r.DefinitionId, out var version) ? version.Version : null))], await latest.CountAsync(cancellation));
    }

    /// <summary>Ids of the versions of these definitions, with their number.</summary>
    public async Task<IReadOnlyList<(string DefinitionId, string VersionId, int Version)>> VersionsAsync(IReadOnlyList<string> definitionIds, CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        var rows = await db.Set<DefinitionRow>().Where(d => EF.Parameter(definitionIds).Contains(d.DefinitionId)).Select(d => new { d.DefinitionId, d.VersionId, d.Version }).ToListAsync(cancellation);
        return [.. rows.Select(r => (r.DefinitionId, r.VersionId, r.Version))];
    }
}

/// <summary>A definition and where it stands.</summary>
/// <param name="Latest">The newest version, draft or published.</param>
/// <param name="Published">The number that new instances take; null when none is published.</param>
public sealed record DefinitionOverview(StoredDefinition Latest, int? Published);
