using Npgsql;

namespace CanBo.Benchmarks;

/// <summary>Timers on PostgreSQL: claimed by 500 with SKIP LOCKED, their instances read by one statement; then a prepared batch each by sixteen callers, or arrays.</summary>
internal sealed class PostgreSqlTimersByHand(NpgsqlDataSource source, DurableSample sample) : ITimersByHand
{
    private const int Batch = 500;
    private const int Callers = 16;

    private const string Claim =
        "with due as (select instance_id, execution, name from timers where status = 'Waiting' and free_at <= $1 order by due_at limit 500 for update skip locked)"
        + " update timers set free_at = $2, fence = timers.fence + 1 from due where timers.instance_id = due.instance_id and timers.execution = due.execution and timers.name = due.name"
        + " returning timers.instance_id";

    private const string Select = "select id, definition_version_id, correlation_id, version, state from instances where id = any($1)";

    private static readonly string[] Single =
    [
        "update instances set version = version + 1, step_id = $2, status = 'Finished', updated_at = $3, state = $4 where id = $1 and version = 1",
        "delete from timers where instance_id = $1 and execution = $5 and name = 'nap' and fence = 1",
        "delete from bookmarks where instance_id = $1 and execution = $5",
        "delete from timers where instance_id = $1 and execution = $5",
        "insert into journal (instance_id, version, step_id, at, last_sequence, stimuli, entries) values ($1, 2, $2, $3, 9, $6, $7)",
    ];

    private static readonly string[] Together =
    [
        "update instances set version = version + 1, step_id = u.step, status = 'Finished', updated_at = $3, state = $4 from unnest($1::uuid[], $2::uuid[]) u(id, step) where instances.id = u.id and version = 1",
        "delete from timers using unnest($1::uuid[]) u(id) where instance_id = u.id and execution = $5",
        "delete from bookmarks using unnest($1::uuid[]) u(id) where instance_id = u.id and execution = $5",
        "insert into journal (instance_id, version, step_id, at, last_sequence, stimuli, entries) select u.id, 2, u.step, $3, 9, $6, $7 from unnest($1::uuid[], $2::uuid[]) u(id, step)",
    ];

    public static PostgreSqlTimersByHand Open(string connectionString, DurableSample sample) => new(
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = Callers + 1, MaxAutoPrepare = 20, AutoPrepareMinUsages = 1 }.ToString()), sample);

    public Task<int> FireSinglyAsync() => FireAsync(ids => Parallel.ForEachAsync(
        ids,
        new ParallelOptions { MaxDegreeOfParallelism = Callers },
        async (id, _) =>
        {
            await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
            await RunAsync(connection, Single, id, Guid.CreateVersion7());
        }));

    public Task<int> FireBatchedAsync() => FireAsync(async ids =>
    {
        await using var connection = await source.OpenConnectionAsync();
        await RunAsync(connection, Together, ids, ids.Select(_ => Guid.CreateVersion7()).ToArray());
    });

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task<int> FireAsync(Func<Guid[], Task> fire)
    {
        var total = 0;
        while (await ClaimAsync() is { Length: > 0 } ids)
        {
            await fire(ids);
            total += ids.Length;
        }

        return total;
    }

    private async Task<Guid[]> ClaimAsync()
    {
        await using var connection = await source.OpenConnectionAsync();
        var now = TimeProvider.System.GetUtcNow();
        await using var claim = Command(connection, Claim, now, now.AddMinutes(1));
        var ids = new List<Guid>(Batch);
        await using (var reader = await claim.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                ids.Add(reader.GetGuid(0));
        }

        ids.Sort();
        await using var select = Command(connection, Select, ids.ToArray());
        await using var rows = await select.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            _ = rows.GetFieldValue<byte[]>(4);
        return [.. ids];
    }

    private async Task RunAsync(NpgsqlConnection connection, string[] statements, object ids, object steps)
    {
        await using var batch = new NpgsqlBatch(connection);
        object[] values = [ids, steps, TimeProvider.System.GetUtcNow(), sample.Finished.State, sample.Execution, sample.Finished.Stimuli, sample.Finished.Entries];
        foreach (var sql in statements)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
#pragma warning disable CA2100 // The texts are constants of this class.
        var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
