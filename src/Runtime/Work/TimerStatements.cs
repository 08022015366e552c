using CanBo.Runtime.Stepping;

namespace CanBo.Runtime.Work;

/// <summary>The timers' table.</summary>
internal static class TimerStatements
{
    private const string Due = " from timers where status = 'Waiting' and due_at <= $1 and free_at <= $2 order by due_at limit $3";

    private const string Select = "select instance_id, execution, name, job, payload, fence, attempts" + Due;

    private const string Claim =
        "with due as (select instance_id, execution, name" + Due + " for update skip locked)"
        + " update timers set free_at = $4, fence = timers.fence + 1, claimed_by = $5 from due"
        + " where timers.instance_id = due.instance_id and timers.execution = due.execution and timers.name = due.name"
        + " returning timers.instance_id, timers.execution, timers.name, timers.job, timers.payload, timers.fence, timers.attempts";

    private const string Find = "select fence from timers where instance_id = $1 and execution = $2 and name = $3 and fence = $4";

    private const string Fail =
        "update timers set attempts = $5, status = $6, free_at = $7, last_error = $8, claimed_by = null where instance_id = $1 and execution = $2 and name = $3 and fence = $4";

    private const string Release =
        "update timers set free_at = $5, claimed_by = null where instance_id = $1 and execution = $2 and name = $3 and fence = $4 and status = 'Waiting'";

    private const string OpenIncident =
        "insert into incidents (id, kind, instance_id, number, execution, node_id, activity_type, code, message, opened_at) values ($1, 'Timer', $2, 0, $3, $4, $5, 'TimerFailed', $6, $7)";

    private const string Revive =
        "update timers set status = 'Waiting', attempts = 0, free_at = $4 where instance_id = $1 and execution = $2 and name = $3 and status = 'Dead'";

    /// <summary>
    /// Up to a batch of due timers. On PostgreSQL they are leased, so that another host takes other rows; the one process on SQLite needs no lease,
    /// and so has none to wait for after a crash.
    /// </summary>
    public static async Task<List<ClaimedTimer>> ClaimAsync(StepAttempt step, DateTimeOffset system, Guid node, WorkOptions options, CancellationToken cancellation)
    {
        var found = await step.Session.QueryAsync(new(Select, step.Now, system, options.TimerBatchSize), Read, cancellation);
        return found.Count == 0 || step.Provider == StorageProvider.Sqlite
            ? found
            : await step.Session.ExecuteAsync(new(Claim, step.Now, system, options.TimerBatchSize, system + options.Lease, node), Read, cancellation);
    }

    /// <summary>False when it was moved, dropped or claimed by another host since. Looks only: who moves or drops it must not have to wait.</summary>
    public static async Task<bool> IsStillDueAsync(StepAttempt step, ClaimedTimer timer, CancellationToken cancellation) =>
        (await step.Session.QueryAsync(
            new(Find, timer.Key.InstanceId, timer.Key.Execution, timer.Key.Name, timer.Fence), row => row.Int(0), cancellation)).Count == 1;

    /// <summary>A stopping host gives back what it had claimed and not fired.</summary>
    public static async Task ReleaseAsync(StepAttempt step, List<ClaimedTimer> claimed, CancellationToken cancellation)
    {
        foreach (var timer in claimed)
        {
            var key = timer.Key;
            await step.Session.ExecuteAsync(new(Release, key.InstanceId, key.Execution, key.Name, timer.Fence, DateTimeOffset.UnixEpoch), cancellation);
        }
    }

    /// <summary>Lets it rest and try again, or gives it up as an incident.</summary>
    public static async Task RecordFailureAsync(
        StepAttempt step, ClaimedTimer timer, Exception exception, DateTimeOffset system, WorkOptions options, CancellationToken cancellation)
    {
        var failures = timer.Failures + 1;
        var isDead = failures >= options.Attempts;
        var status = isDead ? nameof(WorkStatus.Dead) : nameof(WorkStatus.Waiting);
        var message = FailureText.Of(exception);
        var key = timer.Key;
        var recorded = await step.Session.ExecuteAsync(
            new(Fail, key.InstanceId, key.Execution, key.Name, timer.Fence, failures, status, system + BackOff.After(options, failures), message),
            cancellation);
        if (isDead && recorded == 1)
        {
            await step.Session.ExecuteAsync(
                new(OpenIncident, Guid.CreateVersion7(step.Now), key.InstanceId, key.Execution, key.Name, timer.Job, message, step.Now),
                cancellation);
        }
    }

    /// <summary>Takes a given-up timer up again.</summary>
    public static async Task<bool> ReviveAsync(StepAttempt step, TimerKey key, CancellationToken cancellation) =>
        await step.Session.ExecuteAsync(new(Revive, key.InstanceId, key.Execution, key.Name, DateTimeOffset.UnixEpoch), cancellation) == 1;

    private static ClaimedTimer Read(SqlRow row) =>
        new(new TimerKey(row.Guid(0), row.Int(1), row.Text(2)), row.Text(3), row.Text(4), row.Int(5), row.Int(6));
}
