using CanBo.Runtime.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Work;

/// <summary>Shows the outbox to an operator.</summary>
/// <param name="contexts">Opens reading contexts.</param>
public sealed class OutboxQueries(IContextFactory contexts)
{
    /// <summary>Rows of one state (all when null), newest first.</summary>
    /// <param name="status">Which.</param>
    /// <param name="skip">0 or more.</param>
    /// <param name="take">1 to 500.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<OutboxPage> ListAsync(WorkStatus? status, int skip, int take, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, 500);
        await using var db = contexts.Create(null);
        var rows = db.Set<OutboxRow>().Where(o => status == null || o.Status == status);
        var page = await rows.OrderByDescending(o => o.Id).Skip(skip).Take(take)
            .Select(o => new OutboxLine(o.Id, o.Kind, o.Key, o.Payload, o.Status, o.CreatedAt, o.DueAt, o.Attempts, o.LastError, o.DoneAt))
            .ToListAsync(cancellation);
        return new OutboxPage(page, await rows.CountAsync(cancellation));
    }

    /// <summary>Dead letters, newest first: of one kind, or of every kind but one.</summary>
    /// <param name="kind">Which kind of deed.</param>
    /// <param name="others">True for every other kind instead.</param>
    /// <param name="skip">0 or more.</param>
    /// <param name="take">1 to 500.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<OutboxPage> DeadAsync(string kind, bool others, int skip, int take, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, 500);
        await using var db = contexts.Create(null);
        var rows = db.Set<OutboxRow>().Where(o => o.Status == WorkStatus.Dead);
        rows = others ? rows.Where(o => o.Kind != kind) : rows.Where(o => o.Kind == kind);
        var page = await rows.OrderByDescending(o => o.Id).Skip(skip).Take(take)
            .Select(o => new OutboxLine(o.Id, o.Kind, o.Key, o.Payload, o.Status, o.CreatedAt, o.DueAt, o.Attempts, o.LastError, o.DoneAt))
            .ToListAsync(cancellation);
        return new OutboxPage(page, await rows.CountAsync(cancellation));
    }

    /// <summary>How many rows stand in each state.</summary>
    public async Task<IReadOnlyDictionary<WorkStatus, int>> CountAsync(CancellationToken cancellation)
    {
        await using var db = contexts.Create(null);
        return await db.Set<OutboxRow>().GroupBy(o => o.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
    }
}

/// <summary>A page of the outbox.</summary>
public sealed record OutboxPage(IReadOnlyList<OutboxLine> Lines, int Total);

/// <summary>One row of the outbox.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Kind">Which deed.</param>
/// <param name="Key">Idempotency key.</param>
/// <param name="Payload">JSON.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CreatedAt">Business time.</param>
/// <param name="DueAt">Business time: not before.</param>
/// <param name="Attempts">Tries so far.</param>
/// <param name="LastError">Why the last try failed; empty when none did.</param>
/// <param name="DoneAt">Business time; null until done.</param>
public sealed record OutboxLine(
    Guid Id, string Kind, string Key, string Payload, WorkStatus Status, DateTimeOffset CreatedAt, DateTimeOffset DueAt, int Attempts, string LastError, DateTimeOffset? DoneAt);
