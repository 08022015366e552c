using CanBo.Runtime.Storage;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Instances;

/// <summary>Reads instances, what they wait for, and their history.</summary>
/// <param name="contexts">Opens reading contexts.</param>
public sealed class InstanceQueries(IContextFactory contexts)
{
    private const int LargestPage = 500;

    /// <summary>One instance; null when there is none.</summary>
    public async Task<InstanceView?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        return await View(db.Set<InstanceRow>().Where(i => i.Id == id)).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The instances about one thing (a case), oldest first.</summary>
    public async Task<IReadOnlyList<InstanceView>> FindByCorrelationAsync(Guid correlationId, CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        return await View(db.Set<InstanceRow>().Where(i => i.CorrelationId == correlationId).OrderBy(i => i.CreatedAt)).ToListAsync(cancellation);
    }

    /// <summary>Instances, newest first; filtered by what is not null.</summary>
    public async Task<InstancePage> ListAsync(string? definitionVersionId, InstanceStatus? status, int skip, int take, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, LargestPage);
        await using var db = contexts.Create(null);
        var found = db.Set<InstanceRow>()
            .Where(i => definitionVersionId == null || i.DefinitionVersionId == definitionVersionId)
            .Where(i => status == null || i.Status == status);
        var page = await View(found.OrderByDescending(i => i.CreatedAt).ThenBy(i => i.Id).Skip(skip).Take(take)).ToListAsync(cancellation);
        return new InstancePage(page, await found.CountAsync(cancellation));
    }

    /// <summary>The engine's state; null when there is no such instance.</summary>
    public async Task<InstanceState?> FindStateAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        var bytes = await db.Set<InstanceRow>().Where(i => i.Id == id).Select(i => i.State).SingleOrDefaultAsync(cancellation);
        return bytes is null ? null : InstanceState.FromBytes(bytes);
    }

    /// <summary>What an instance waits for, in the order it began to wait.</summary>
    public async Task<IReadOnlyList<Bookmark>> ListWaitingAsync(Guid instanceId, CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        var rows = await db.Set<BookmarkRow>().Where(b => b.InstanceId == instanceId).OrderBy(b => b.Execution).ToListAsync(cancellation);
        return [.. rows.Select(b => new Bookmark(new ExecutionId(b.Execution), b.NodeId, b.ActivityType, b.Since))];
    }

    /// <summary>The history of an instance after a line, oldest first.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="afterSequence">0 for the beginning, else the last line already seen.</param>
    /// <param name="take">1 to 500 lines.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<IReadOnlyList<JournalEntry>> ListJournalAsync(Guid instanceId, int afterSequence, int take, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, LargestPage);
        await using var db = contexts.Create(null);

        // Every row with lines holds at least one after the last one seen, so that as many rows as lines are enough.
        var rows = await db.Set<JournalRow>()
            .Where(j => j.InstanceId == instanceId && j.LastSequence > afterSequence)
            .OrderBy(j => j.Version).Take(take).Select(j => j.Entries)
            .ToListAsync(cancellation);
        return [.. rows.SelectMany(r => JournalJson.Read(r)).Where(e => e.Sequence > afterSequence).Take(take)];
    }

    /// <summary>Incidents, newest first.</summary>
    /// <param name="openOnly">False for the resolved ones as well.</param>
    /// <param name="skip">0 or more.</param>
    /// <param name="take">1 to 500.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<IncidentPage> ListIncidentsAsync(bool openOnly, int skip, int take, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, LargestPage);
        await using var db = contexts.Create(null);
        var found = db.Set<IncidentRow>().AsQueryable();
        if (openOnly)
            found = found.Where(i => i.ResolvedAt == null);
        var page = await found.OrderByDescending(i => i.OpenedAt).ThenBy(i => i.Id).Skip(skip).Take(take).ToListAsync(cancellation);
        return new IncidentPage(page, await found.CountAsync(cancellation));
    }

    private static IQueryable<InstanceView> View(IQueryable<InstanceRow> rows) =>
        rows.Select(i => new InstanceView(i.Id, i.DefinitionVersionId, i.CorrelationId, i.Status, i.CreatedAt, i.UpdatedAt, i.Version));
}
