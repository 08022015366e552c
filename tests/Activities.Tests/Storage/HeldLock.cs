using CanBo.Testing;
using Npgsql;

namespace CanBo.Activities.Tests.Storage;

/// <summary>Holds one of the application's locks on PostgreSQL from outside until others wait for it: forces the interleaving that a race only sometimes gives.</summary>
internal sealed class HeldLock : IAsyncDisposable
{
    // Who waits for a row, first of all or behind others, has or wants the lock on that very row version. A session that waits for anything else, say for
    // another case's lock while timers fire, is not counted.
    private const string Waiting =
        "select count(*) from pg_locks where locktype = 'tuple' and relation = 'locks'::regclass "
        + "and format('(%s,%s)', page, tuple)::tid = (select ctid from locks where key = $1)";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly string _key;

    private HeldLock(NpgsqlConnection connection, NpgsqlTransaction transaction, string key) => (_connection, _transaction, _key) = (connection, transaction, key);

    public static async Task<HeldLock> TakeAsync(TestDatabase database, string key)
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();

        // In a transaction of its own: who meets a row that is not yet committed waits for the transaction, not in the row's queue.
        await ExecuteAsync(connection, null, "insert into locks (key, step_id, created_at) values ($1, gen_random_uuid(), now()) on conflict (key) do nothing", key);
        var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, transaction, "select key from locks where key = $1 for update", key);
        return new HeldLock(connection, transaction, key);
    }

    /// <summary>Starts each act only when the one before waits for the lock, then lets the lock go: PostgreSQL serves them in that order.</summary>
    public static async Task InOrderAsync(TestDatabase database, string key, params Func<Task>[] acts)
    {
        var running = new List<Task>();
        await using (var held = await TakeAsync(database, key))
        {
            foreach (var act in acts)
            {
                running.Add(Task.Run(act));
                await held.UntilWaitingAsync(running);
            }
        }

        await Task.WhenAll(running);
    }

    /// <summary>Waits until all of these wait for the lock at the same moment. One that ends before it came to wait says how.</summary>
    public async Task UntilWaitingAsync(IReadOnlyCollection<Task> acts)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await ExecuteAsync(_connection, _transaction, Waiting, _key) < acts.Count)
        {
            foreach (var ended in acts.Where(a => a.IsCompleted))
            {
                await ended;
                throw new InvalidOperationException($"One of {acts.Count} went past the lock {_key}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.CommitAsync();
        await _connection.DisposeAsync();
    }

    private static async Task<long> ExecuteAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, string sql, string key)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction) { Parameters = { new() { Value = key } } };
        return await command.ExecuteScalarAsync() is long count ? count : 0;
    }
}
