using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Time;
using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Nodes;

/// <summary>Shows the cluster to an operator: its nodes, what they have claimed, what waits and for how long.</summary>
public sealed class ClusterQueries
{
    private readonly IContextFactory _contexts;
    private readonly TimeProvider _clock;
    private readonly BusinessTime _time;
    private readonly Node _node;
    private readonly bool _isCluster;

    internal ClusterQueries(IContextFactory contexts, TimeProvider clock, BusinessTime time, Node node, IOptions<StorageOptions> storage) =>
        (_contexts, _clock, _time, _node, _isCluster) = (contexts, clock, time, node, storage.Value.Provider == StorageProvider.PostgreSql);

    /// <summary>The cluster now. On SQLite it is this process alone.</summary>
    public async Task<ClusterView> GetAsync(CancellationToken cancellation)
    {
        await using var db = _contexts.Create(null);
        var now = _time.GetUtcNow();
        var system = _clock.GetUtcNow();
        var timers = db.Set<TimerRow>().Where(t => t.Status == WorkStatus.Waiting && t.DueAt <= now);
        var deeds = db.Set<OutboxRow>().Where(o => o.Status == WorkStatus.Waiting && o.DueAt <= now);
        var timerClaims = await timers.Where(t => t.ClaimedBy != null && t.FreeAt > system)
            .GroupBy(t => t.ClaimedBy).Select(g => new { Node = g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var deedClaims = await deeds.Where(o => o.ClaimedBy != null && o.FreeAt > system)
            .GroupBy(o => o.ClaimedBy).Select(g => new { Node = g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var rows = _isCluster ? await db.Set<NodeRow>().OrderBy(n => n.StartedAt).ToListAsync(cancellation) : [Self(system)];
        return new ClusterView(
            [.. rows.Select(n => new NodeView(
                n.Id,
                n.Name,
                n.Build,
                n.Works,
                n.StartedAt,
                n.SeenAt,
                n.LostAt,
                TimeSpan.FromMilliseconds(n.SkewMilliseconds),
                timerClaims.Find(c => c.Node == n.Id)?.Count ?? 0,
                deedClaims.Find(c => c.Node == n.Id)?.Count ?? 0,
                n.Id == _node.Id))],
            await BacklogAsync(timers.Select(t => t.DueAt), timerClaims.Sum(c => c.Count), now, cancellation),
            await BacklogAsync(deeds.Select(o => o.DueAt), deedClaims.Sum(c => c.Count), now, cancellation),
            await db.Set<TimerRow>().CountAsync(t => t.Status == WorkStatus.Dead, cancellation),
            await db.Set<OutboxRow>().CountAsync(o => o.Status == WorkStatus.Dead, cancellation),
            await db.Set<IncidentRow>().CountAsync(i => i.ResolvedAt == null, cancellation));
    }

    private static async Task<Backlog> BacklogAsync(IQueryable<DateTimeOffset> due, int claimed, DateTimeOffset now, CancellationToken cancellation)
    {
        var count = await due.CountAsync(cancellation);
        var oldest = await due.OrderBy(d => d).Select(d => (DateTimeOffset?)d).FirstOrDefaultAsync(cancellation);
        return new Backlog(count, claimed, oldest is { } since ? now - since : TimeSpan.Zero);
    }

    private NodeRow Self(DateTimeOffset now) =>
        new() { Id = _node.Id, Name = _node.Name, Build = _node.Build, Works = _node.Works, StartedAt = _node.StartedAt, SeenAt = now };
}

/// <summary>The cluster at one moment.</summary>
/// <param name="Nodes">Its nodes, oldest first; lost ones for a day.</param>
/// <param name="Timers">Timers that are due.</param>
/// <param name="Deeds">Outbox rows that are due, mails among them.</param>
/// <param name="DeadTimers">Timers given up.</param>
/// <param name="DeadDeeds">Deeds given up.</param>
/// <param name="OpenIncidents">Incidents nobody has settled.</param>
public sealed record ClusterView(IReadOnlyList<NodeView> Nodes, Backlog Timers, Backlog Deeds, int DeadTimers, int DeadDeeds, int OpenIncidents);

/// <summary>Work of one kind that is due.</summary>
/// <param name="Due">How many rows, claimed and resting ones included.</param>
/// <param name="Claimed">How many of them a node works on.</param>
/// <param name="Lag">How long the oldest has been due; zero when none is.</param>
public sealed record Backlog(int Due, int Claimed, TimeSpan Lag);

/// <summary>One node.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Machine and process.</param>
/// <param name="Build">The build that runs.</param>
/// <param name="Works">False when it serves pages only.</param>
/// <param name="StartedAt">The database's time.</param>
/// <param name="SeenAt">The database's time of its last sign of life.</param>
/// <param name="LostAt">When the others took its claims; null while it is there.</param>
/// <param name="Skew">How far its clock is ahead of the database's.</param>
/// <param name="TimerClaims">Timers it works on.</param>
/// <param name="DeedClaims">Deeds it works on.</param>
/// <param name="IsThis">True for the one that answers.</param>
public sealed record NodeView(
    Guid Id,
    string Name,
    string Build,
    bool Works,
    DateTimeOffset StartedAt,
    DateTimeOffset SeenAt,
    DateTimeOffset? LostAt,
    TimeSpan Skew,
    int TimerClaims,
    int DeedClaims,
    bool IsThis);
