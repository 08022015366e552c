using CanBo.Runtime.Instances;
using CanBo.Runtime.Stimuli;
using CanBo.Runtime.Storage;

namespace CanBo.Runtime.Stepping;

/// <summary>
/// The statements that a step ends with, in one order for all steps (instances by id, each before its timers, then jobs, outbox keys, audit subjects),
/// so that two steps never wait for each other in a circle.
/// </summary>
internal static class StepStatements
{
    private const string InsertInstance =
        "insert into instances (id, definition_version_id, correlation_id, status, created_at, updated_at, version, step_id, state) values ($1, $2, $3, $4, $5, $5, 1, $6, $7)";

    private const string UpdateInstance =
        "update instances set version = version + 1, step_id = $3, status = $4, updated_at = $5, state = $6 where id = $1 and version = $2";

    private const string UpdateVersionOfInstance = "update instances set definition_version_id = $2 where id = $1";

    private const string InsertBookmark =
        "insert into bookmarks (instance_id, execution, node_id, activity_type, key, since) values ($1, $2, $3, $4, $5, $6)";

    private const string DeleteBookmark = "delete from bookmarks where instance_id = $1 and execution = $2";

    private const string DeleteTimers = "delete from timers where instance_id = $1 and execution = $2";

    private const string DeleteFired = "delete from timers where instance_id = $1 and execution = $2 and name = $3 and fence = $4";

    private const string InsertJournal =
        "insert into journal (instance_id, version, step_id, at, last_sequence, stimuli, entries) values ($1, $2, $3, $4, $5, $6, $7)";

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
        foreach (var instance in writes.ChangedInstances.OrderBy(i => i.Id))
            AddInstance(statements, step, instance);
        foreach (var instance in writes.Instances.Values.Where(i => i.Early.IsTouched).OrderBy(i => i.Id))
            StimulusStatements.AddTo(statements, step, instance);
        if (writes.Fired is { } fired && !writes.ChangedInstances.Any(i => i.Id == fired.Key.InstanceId))
            statements.Add(Delete(fired));
        foreach (var (key, timer) in writes.Timers.OrderBy(t => t.Key.InstanceId).ThenBy(t => t.Key.Name, StringComparer.Ordinal))
            statements.Add(new(UpsertTimer, key.InstanceId, key.Execution, key.Name, timer.Job, timer.Payload, timer.DueAt, DateTimeOffset.UnixEpoch));
        foreach (var row in writes.Outbox.OrderBy(o => o.Kind, StringComparer.Ordinal).ThenBy(o => o.Key, StringComparer.Ordinal))
            statements.Add(new(InsertOutbox, row.Id, row.Kind, row.Key, row.Payload, step.Now, row.DueAt, DateTimeOffset.UnixEpoch));
        AddAudit(statements, step);
        return statements;
    }

    private static void AddInstance(List<Statement> statements, StepAttempt step, InstanceInStep instance)
    {
        var status = instance.State.Status.ToString();
        var state = instance.State.ToBytes();
        statements.Add(instance.Version == 0
            ? new(InsertInstance, instance.Id, instance.DefinitionVersionId, instance.CorrelationId, status, step.Now, step.StepId, state)
            : new(UpdateInstance, instance.Id, instance.Version, step.StepId, status, step.Now, state) { MustHit = true });

        if (instance.IsMigrated)
            statements.Add(new(UpdateVersionOfInstance, instance.Id, instance.DefinitionVersionId));

        // Before the others of its execution go: moved, or fired by another host, it makes the step lose.
        if (step.Writes.Fired is { } fired && fired.Key.InstanceId == instance.Id)
            statements.Add(Delete(fired));
        foreach (var execution in instance.Closed)
        {
            statements.Add(new(DeleteBookmark, instance.Id, execution.Number));
            statements.Add(new(DeleteTimers, instance.Id, execution.Number));
        }

        foreach (var bookmark in instance.Opened.Values)
            statements.Add(new(InsertBookmark, instance.Id, bookmark.Execution.Number, bookmark.NodeId, bookmark.ActivityType, bookmark.Key, bookmark.Since));

        var kept = ShortJournal.Of(instance.Journal, step.Journal);
        statements.Add(new(
            InsertJournal,
            instance.Id,
            instance.Version + 1,
            step.StepId,
            step.Now,
            kept.Count == 0 ? 0 : kept[^1].Sequence,
            StimulusJson.Write(instance.Stimuli),
            JournalJson.Write(kept)));
        IncidentStatements.Add(statements, step, instance);
    }

    private static Statement Delete(FiredTimer fired) =>
        new(DeleteFired, fired.Key.InstanceId, fired.Key.Execution, fired.Key.Name, fired.Fence) { MustHit = true };

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
