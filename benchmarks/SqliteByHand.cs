using Microsoft.Data.Sqlite;

namespace CanBo.Benchmarks;

/// <summary>One connection, prepared commands, a transaction a step; callers take turns by a lock.</summary>
internal sealed class SqliteByHand : IByHand
{
    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SqliteCommand[] _start;
    private readonly SqliteCommand[] _finish;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;

    private SqliteByHand(SqliteConnection connection, DurableSample sample)
    {
        _connection = connection;
        _begin = Prepare("begin immediate");
        _commit = Prepare("commit");
        _start =
        [
            Prepare(
                "insert into instances (id, definition_version_id, correlation_id, status, created_at, updated_at, version, step_id, state) values ($id, $d, $id, 'Suspended', $now, $now, 1, $step, $state)",
                ("$d", sample.VersionId), ("$state", sample.Started.State)),
            Prepare(
                "insert into bookmarks (instance_id, execution, node_id, activity_type, since) values ($id, $e, 'wait', 'Bench.Wait', $now)",
                ("$e", sample.Execution)),
            Journal(1, sample.Started),
        ];
        _finish =
        [
            Prepare(
                "update instances set version = version + 1, step_id = $step, status = 'Finished', updated_at = $now, state = $state where id = $id and version = 1",
                ("$state", sample.Finished.State)),
            Prepare("delete from bookmarks where instance_id = $id and execution = $e", ("$e", sample.Execution)),
            Prepare("delete from timers where instance_id = $id and execution = $e", ("$e", sample.Execution)),
            Journal(2, sample.Finished),
        ];
    }

    public static SqliteByHand Open(string connectionString, DurableSample sample)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        using (var settings = connection.CreateCommand())
        {
            settings.CommandText = "pragma synchronous = full; pragma busy_timeout = 15000; pragma cache_size = -65536; pragma foreign_keys = on";
            settings.ExecuteNonQuery();
        }

        return new SqliteByHand(connection, sample);
    }

    public async Task PairAsync(int caller)
    {
        var id = Guid.CreateVersion7();
        await WriteAsync(id, _start);
        await WriteAsync(id, _finish);
    }

    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task WriteAsync(Guid id, SqliteCommand[] commands)
    {
        await _turn.WaitAsync();
        try
        {
            _begin.ExecuteNonQuery();
            var step = Guid.CreateVersion7();
            var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            foreach (var command in commands)
            {
                command.Parameters["$id"].Value = id;
                if (command.Parameters.Contains("$step"))
                    command.Parameters["$step"].Value = step;
                if (command.Parameters.Contains("$now"))
                    command.Parameters["$now"].Value = now;
                if (command.ExecuteNonQuery() < 0)
                    throw new InvalidOperationException("Nothing was written.");
            }

            _commit.ExecuteNonQuery();
        }
        finally
        {
            _turn.Release();
        }
    }

    private SqliteCommand Journal(int version, DurableRow row) => Prepare(
        "insert into journal (instance_id, version, step_id, at, last_sequence, stimuli, entries) values ($id, $v, $step, $now, 9, $s, $e)",
        ("$v", version), ("$s", row.Stimuli), ("$e", row.Entries));

    private SqliteCommand Prepare(string sql, params (string Name, object Value)[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        foreach (var name in (string[])["$id", "$step", "$now"])
        {
            if (sql.Contains(name, StringComparison.Ordinal))
                command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        }

        command.Prepare();
        return command;
    }
}
