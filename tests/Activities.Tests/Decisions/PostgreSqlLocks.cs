using CanBo.Testing;
using Npgsql;

namespace CanBo.Activities.Tests.Decisions;

/// <summary>Holds one of the application's locks from outside until others wait for it: forces the interleaving that a race only sometimes gives.</summary>
internal sealed class PostgreSqlLocks : IAsyncDisposable
{
    // Within a transaction the server shows the sessions as it saw them first, unless told to look again.
    private const string Waiting =
        "with fresh as materialized (select pg_stat_clear_snapshot()) select 0, (select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') from fresh";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private PostgreSqlLocks(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    public static async Task<PostgreSqlLocks> HoldAsync(TestDatabase database, string key)
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("insert into locks (key, step_id, created_at) values ($1, $2, now()) on conflict (key) do update set step_id = excluded.step_id", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter { Value = key });
        command.Parameters.Add(new NpgsqlParameter { Value = Guid.NewGuid() });
        await command.ExecuteNonQueryAsync();
        return new PostgreSqlLocks(connection, transaction);
    }

    /// <summary>Waits until so many other sessions wait for a lock at the same moment; one whose lock_timeout ends comes back by itself.</summary>
    public async Task UntilWaitingAsync(int sessions)
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            await using var command = new NpgsqlCommand(Waiting, _connection, _transaction);
            await using (var reader = await command.ExecuteReaderAsync())
            {
                await reader.ReadAsync();
                if (reader.GetInt64(1) >= sessions)
                    return;
            }

            await Task.Delay(5);
        }

        throw new TimeoutException($"Fewer than {sessions} sessions came to wait for the lock.");
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.CommitAsync();
        await _connection.DisposeAsync();
    }
}
