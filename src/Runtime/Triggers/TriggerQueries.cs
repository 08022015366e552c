using CanBo.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Triggers;

/// <summary>Reads what starts instances of published definitions.</summary>
/// <param name="contexts">Opens reading contexts.</param>
public sealed class TriggerQueries(IContextFactory contexts)
{
    /// <summary>The one trigger of an activity type that waits for that key; null when there is none.</summary>
    public async Task<TriggerView?> FindAsync(string activityType, string key, CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        return await View(db.Set<TriggerRow>().Where(t => t.ActivityType == activityType && t.Key == key).OrderBy(t => t.DefinitionId)).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>All triggers of an activity type, by key; a published definition has one at the most.</summary>
    public async Task<IReadOnlyList<TriggerView>> ListAsync(string activityType, CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        return await View(db.Set<TriggerRow>().Where(t => t.ActivityType == activityType).OrderBy(t => t.Key).ThenBy(t => t.DefinitionId)).ToListAsync(cancellation);
    }

    private static IQueryable<TriggerView> View(IQueryable<TriggerRow> rows) => rows.Select(t => new TriggerView(t.DefinitionId, t.VersionId, t.NodeId, t.Key));
}

/// <summary>What starts instances of a published definition.</summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="VersionId">Its published version.</param>
/// <param name="NodeId">The step it begins with.</param>
/// <param name="Key">What is waited for.</param>
public sealed record TriggerView(string DefinitionId, string VersionId, string NodeId, string Key);
