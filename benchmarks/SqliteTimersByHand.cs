using Microsoft.Data.Sqlite;

namespace CanBo.Benchmarks;

/// <summary>Timers on SQLite: one connection, prepared commands, a transaction a timer or a batch.</summary>
internal sealed class SqliteTimersByHand : ITimersByHand
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _due;
    private readonly SqliteCommand[] _fire;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;

    private SqliteTimersByHand(SqliteConnection connection, DurableSample sample)
    {
        _connection = connection;
        _begin = Prepare("begin immediate");
        _commit = Prepare("commit");
        _due = Prepare("select instance_id from timers where status = 'Waiting' and free_at <= $now order by due_at limit 500", ("$now", 0L));
        _fire =
        [
            Prepare("select definition_version_id, correlation_id, version, state from instances where id = $id"),
            Prepare(
                "update instances set version = version + 1, step_id = $step, status = 'Finished', updated_at = $now, state = $state where id = $id and version = 1",
                ("$state", sample.Finished.State), ("$now", 0L)),
            Prepare("delete from timers where instance_id = $id and execution = $e", ("$e", sample.Execution)),
            Prepare("delete from bookmarks where instance_id = $id and execution = $e", ("$e", sample.Execution)),
            Prepare(
                "insert into journal (instance_id, version, step_id, at, last_sequence, stimuli, entries) values ($id, 2, $step, $now, 9, $s, $j)",
                ("$s", sample.Finished.Stimuli), ("$j", sample.Finished.Entries), ("$now", 0L)),
        ];
    }

    public static SqliteTimersByHand Open(string connectionString, DurableSample sample)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        using (var settings = connection.CreateCommand())
        {
            settings.CommandText = "pragma synchronous = full; pragma busy_timeout = 15000; pragma cache_size = -65536; pragma foreign_keys = on";
            settings.ExecuteNonQuery();
        }

        return new SqliteTimersByHand(connection, sample);
    }

    public Task<int> FireSinglyAsync() => Task.Run(() => Fire(isBatch: false));

    public Task<int> FireBatchedAsync() => Task.Run(() => Fire(isBatch: true));

    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private int Fire(bool isBatch)
    {
        var total = 0;
        while (Due() is { Count: > 0 } ids)
        {
            if (isBatch)
                _begin.ExecuteNonQuery();
            foreach (var id in ids)
            {
                if (!isBatch)
                    _begin.ExecuteNonQuery();
                FireOne(id);
                if (!isBatch)
                    _commit.ExecuteNonQuery();
            }

            if (isBatch)
                _commit.ExecuteNonQuery();
            total += ids.Count;
        }

        return total;
    }

    private List<Guid> Due()
    {
        var ids = new List<Guid>();
        _due.Parameters["$now"].Value = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        using var reader = _due.ExecuteReader();
        while (reader.Read())
            ids.Add(reader.GetGuid(0));
        return ids;
    }

    private void FireOne(Guid id)
    {
        var step = Guid.CreateVersion7();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var command in _fire)
        {
            command.Parameters["$id"].Value = id;
            if (command.Parameters.Contains("$step"))
                command.Parameters["$step"].Value = step;
            if (command.Parameters.Contains("$now"))
                command.Parameters["$now"].Value = now;
            command.ExecuteNonQuery();
        }
    }

    private SqliteCommand Prepare(string sql, params (string Name, object Value)[] values)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        foreach (var name in (string[])["$id", "$step"])
        {
            if (sql.Contains(name, StringComparison.Ordinal))
                command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        }

        command.Prepare();
        return command;
    }
}
