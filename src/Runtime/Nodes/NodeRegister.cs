using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Nodes;

/// <summary>
/// Who is in the cluster. Every node says from time to time that it is there; whoever notices that another has been silent takes its claims away,
/// and raises their fences, so that what it writes when it wakes up is refused.
/// </summary>
internal sealed partial class NodeRegister(StepRunner steps, TimeProvider clock, Node node, WorkSignals signals, IOptions<WorkOptions> options, ILogger<NodeRegister> logger)
{
    private const string DatabaseTime = "select clock_timestamp()";

    private const string Announce =
        "insert into nodes (id, name, build, works, started_at, seen_at, skew_milliseconds) values ($1, $2, $3, $4, $5, $5, $6)"
        + " on conflict (id) do update set seen_at = excluded.seen_at, skew_milliseconds = excluded.skew_milliseconds, lost_at = null";

    private const string TakeForLost = "update nodes set lost_at = $1 where lost_at is null and seen_at < $2 returning id, name";

    private const string FreeTimers =
        "update timers set free_at = $2, fence = fence + 1, claimed_by = null where status = 'Waiting' and due_at <= $3 and claimed_by = any($1)";

    private const string FreeOutbox =
        "update outbox set free_at = $2, fence = fence + 1, claimed_by = null where status = 'Waiting' and due_at <= $3 and claimed_by = any($1)";

    private const string Forget = "delete from nodes where lost_at < $1";

    private const string Leave = "delete from nodes where id = $1";

    private static readonly TimeSpan KeepLost = TimeSpan.FromDays(1);

    /// <summary>Says that this node is there, and takes the claims of those that have been silent.</summary>
    /// <returns>How many nodes were taken for lost.</returns>
    public async Task<int> BeatAsync(CancellationToken cancellation)
    {
        var lost = await steps.RunAsync(
            async (scope, token) =>
            {
                var step = StepAttempt.Of(scope);
                var own = clock.GetUtcNow();
                var now = (await step.Session.QueryAsync(new(DatabaseTime), row => row.Instant(0), token))[0];
                var skew = (long)(own - now).TotalMilliseconds;
                await step.Session.ExecuteAsync(new(Announce, node.Id, node.Name, node.Build, node.Works, now, skew), token);
                return await TakeOverAsync(step, now, token);
            },
            cancellation);
        foreach (var name in lost)
            LogLost(name, options.Value.NodeTimeout);
        if (lost.Count == 0)
            return 0;

        signals.Timers.Set();
        signals.SetOutbox();
        signals.Announced.Set();
        return lost.Count;
    }

    /// <summary>A node that stops is no lost one.</summary>
    public Task LeaveAsync(CancellationToken cancellation) =>
        steps.RunAsync((step, token) => StepAttempt.Of(step).Session.ExecuteAsync(new(Leave, node.Id), token), cancellation);

    private async Task<IReadOnlyList<string>> TakeOverAsync(StepAttempt step, DateTimeOffset now, CancellationToken cancellation)
    {
        await step.Session.ExecuteAsync(new(Forget, now - KeepLost), cancellation);
        var lost = await step.Session.ExecuteAsync(new(TakeForLost, now, now - options.Value.NodeTimeout), row => (Id: row.Guid(0), Name: row.Text(1)), cancellation);
        if (lost.Count == 0)
            return [];

        Guid[] ids = [.. lost.Select(n => n.Id)];
        await step.Session.ExecuteAsync(new(FreeTimers, ids, DateTimeOffset.UnixEpoch, step.Now), cancellation);
        await step.Session.ExecuteAsync(new(FreeOutbox, ids, DateTimeOffset.UnixEpoch, step.Now), cancellation);
        return [.. lost.Select(n => n.Name)];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The node {Name} was silent for {Timeout} and is taken for lost; its claims are free again")]
    private partial void LogLost(string name, TimeSpan timeout);
}
