using CanBo.Runtime.Stepping;

namespace CanBo.Runtime.Work;

/// <summary>The outbox' table.</summary>
internal static class OutboxStatements
{
    private const string Release = "update outbox set free_at = $3, claimed_by = null where id = $1 and fence = $2 and status = 'Waiting'";

    private const string Delete = "delete from outbox where id = $1 and fence = $2 and status = 'Waiting'";

    private const string Finish = "update outbox set status = 'Done', attempts = $3, last_error = '', done_at = $4 where id = $1 and fence = $2";

    private const string Fail = "update outbox set status = $3, attempts = $4, free_at = $5, last_error = $6, claimed_by = null where id = $1 and fence = $2";

    private const string Revive =
        "update outbox set status = 'Waiting', attempts = 0, free_at = $2, fence = fence + 1 where id = $1 and status = 'Dead'";

    /// <summary>Up to a batch of due deeds of a lane; leased on PostgreSQL, see <see cref="TimerStatements.ClaimAsync"/>.</summary>
    public static async Task<List<ClaimedDeed>> ClaimAsync(StepAttempt step, DateTimeOffset system, Guid node, OutboxLane lane, WorkOptions options, CancellationToken cancellation)
    {
        var due = $" from outbox where status = 'Waiting' and due_at <= $1 and free_at <= $2 and {lane.Condition} order by due_at limit $3";
        var found = await step.Session.QueryAsync(new($"select id, kind, key, payload, fence, attempts{due}", step.Now, system, options.BatchSize), Read, cancellation);
        return found.Count == 0 || step.Provider == StorageProvider.Sqlite
            ? found
            : await step.Session.ExecuteAsync(
                new(
                    $"with due as (select id{due} for update skip locked)"
                    + " update outbox set free_at = $4, fence = outbox.fence + 1, claimed_by = $5 from due where outbox.id = due.id"
                    + " returning outbox.id, outbox.kind, outbox.key, outbox.payload, outbox.fence, outbox.attempts",
                    step.Now, system, options.BatchSize, system + options.Lease, node),
                Read,
                cancellation);
    }

    /// <summary>A host that stops, or has no time for the rest of its batch, gives back what it had claimed and not done.</summary>
    public static async Task ReleaseAsync(StepAttempt step, List<ClaimedDeed> claimed, CancellationToken cancellation)
    {
        foreach (var row in claimed)
            await step.Session.ExecuteAsync(new(Release, row.Id, row.Fence, DateTimeOffset.UnixEpoch), cancellation);
    }

    /// <summary>False when another host took it since.</summary>
    public static async Task<bool> DeleteAsync(StepAttempt step, ClaimedDeed row, CancellationToken cancellation) =>
        await step.Session.ExecuteAsync(new(Delete, row.Id, row.Fence), cancellation) == 1;

    /// <summary>Notes how a deed ended; 0 when another host took it since, and nothing was noted.</summary>
    public static Task<int> RecordAsync(
        StepAttempt step, ClaimedDeed row, DeedResult result, DateTimeOffset system, WorkOptions options, CancellationToken cancellation)
    {
        var attempts = row.Failures + 1;
        return result switch
        {
            DeedResult.Done => step.Session.ExecuteAsync(new(Finish, row.Id, row.Fence, attempts, step.Now), cancellation),
            DeedResult.Never never => FailAsync(WorkStatus.Dead, never.Reason),
            DeedResult.Again again => FailAsync(attempts >= options.Attempts ? WorkStatus.Dead : WorkStatus.Waiting, again.Reason),
            _ => throw new ArgumentException($"A deed cannot end with {result.GetType().Name}.", nameof(result)),
        };

        Task<int> FailAsync(WorkStatus status, string reason) => step.Session.ExecuteAsync(
            new(Fail, row.Id, row.Fence, status.ToString(), attempts, system + BackOff.After(options, attempts), FailureText.Cut(reason)),
            cancellation);
    }

    /// <summary>Takes a dead letter up again.</summary>
    public static async Task<bool> ReviveAsync(StepAttempt step, Guid id, CancellationToken cancellation) =>
        await step.Session.ExecuteAsync(new(Revive, id, DateTimeOffset.UnixEpoch), cancellation) == 1;

    private static ClaimedDeed Read(SqlRow row) => new(row.Guid(0), row.Text(1), row.Text(2), row.Text(3), row.Int(4), row.Int(5));
}
