using CanBo.Runtime.Storage;

namespace CanBo.Runtime.Stepping;

/// <summary>
/// The statements that a step ends with, in one order for all steps (instances by id, then outbox keys, then audit subjects), so that two steps
/// never wait for each other in a circle.
/// </summary>
internal static class StepStatements
{
    private const string UpsertTimer =
        "insert into timers (instance_id, execution, name, job, payload, status, due_at, free_at, fence, attempts, last_error) values ($1, $2, $3, $4, $5, 'Waiting', $6, $7, 0, 0, '')"
        + " on conflict (instance_id, execution, name) do update set payload = excluded.payload, status = 'Waiting', due_at = excluded.due_at,"
        + " free_at = excluded.free_at, fence = timers.fence + 1, attempts = 0, last_error = ''";

    private const string InsertOutbox =
        "insert into outbox (id, kind, key, payload, status, created_at, due_at, free_at, fence, attempts, last_error) values ($1, $2, $3, $4, 'Waiting', $5, $6, $7, 0, 0, '')"
        + " on conflict (kind, key) do nothing";

    private const string LockAuditSubject = "select pg_advisory_xact_lock($1)";

    private const string InsertAudit =
        "insert into audit (id, subject, number, at, action, actor, data, salt, data_hash)"
        + " select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8 from audit where subject = $2";

    /// <summary>Everything the step gathered.</summary>
    public static List<Statement> Of(StepAttempt step)
    {
        var statements = new List<Statement>();
        var writes = step.Writes;
        foreach (var (key, timer) in writes.Timers.OrderBy(t => t.Key.InstanceId).ThenBy(t => t.Key.Name, StringComparer.Ordinal))
            statements.Add(new(UpsertTimer, key.InstanceId, key.Execution, key.Name, timer.Job, timer.Payload, timer.DueAt, DateTimeOffset.UnixEpoch));
        foreach (var row in writes.Outbox.OrderBy(o => o.Kind, StringComparer.Ordinal).ThenBy(o => o.Key, StringComparer.Ordinal))
            statements.Add(new(InsertOutbox, row.Id, row.Kind, row.Key, row.Payload, step.Now, row.DueAt, DateTimeOffset.UnixEpoch));
        AddAudit(statements, step);
        return statements;
    }

    /// <summary>Numbers are given under the subject's lock, held only from here to the commit; SQLite's writer is alone anyway.</summary>
    private static void AddAudit(List<Statement> statements, StepAttempt step)
    {
        var audit = step.Writes.Audit;
        if (step.Provider == StorageProvider.PostgreSql)
        {
            foreach (var key in audit.Select(a => AdvisoryKey(a.Subject)).Distinct().Order())
                statements.Add(new(LockAuditSubject, key));
        }

        foreach (var row in audit)
            statements.Add(new(InsertAudit, row.Id, row.Subject, step.Now, row.Action, row.Actor, row.Data, row.Salt, row.DataHash));
    }

    private static long AdvisoryKey(Guid subject)
    {
        Span<byte> bytes = stackalloc byte[16];
        subject.TryWriteBytes(bytes);
        return BitConverter.ToInt64(bytes) ^ BitConverter.ToInt64(bytes[8..]);
    }
}
