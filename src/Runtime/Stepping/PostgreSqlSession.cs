using System.Data;
using System.Data.Common;
using Npgsql;

namespace CanBo.Runtime.Stepping;

/// <summary>
/// A step's own connection and READ COMMITTED transaction. BEGIN travels with the first changing statement, COMMIT with the last; a step that only sends
/// its rows needs neither, because a batch is a transaction by itself. What is read before anything was changed or locked needs none either: at this
/// level every statement sees what is committed when it begins, whether in a transaction or not.
/// </summary>
internal sealed class PostgreSqlSession : StepSession
{
    private const string Lock = TakeLock + "update) as found", LockShared = TakeLock + "share) as found";

    // A row of our own needs no second lock. None comes back when another step made it since this statement began, or housekeeping removed it meanwhile.
    private const string TakeLock =
        "with made as (insert into locks (key, step_id, created_at) values ($1, $2, $3) on conflict (key) do nothing returning key)"
        + " select key from made union all select key from (select key from locks where key = $1 for ";

    private readonly NpgsqlConnection _connection;
    private NpgsqlTransaction? _transaction;

    private PostgreSqlSession(NpgsqlConnection connection) => _connection = connection;

    public override StorageProvider Provider => StorageProvider.PostgreSql;

    public override DbConnection Connection => _connection;

    public override DbTransaction Transaction => Begun();

    public static async Task<PostgreSqlSession> OpenAsync(NpgsqlDataSource source, CancellationToken cancellation) =>
        new(await source.OpenConnectionAsync(cancellation));

    /// <summary>True when it has begun no transaction: its rows may be committed by another connection.</summary>
    public bool IsFree => _transaction is null && !IsTouched;

    public override async Task<int> ExecuteAsync(Statement statement, CancellationToken cancellation)
    {
        IsTouched = true;
        await using var command = Command(statement);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    public override async Task<List<T>> QueryAsync<T>(Statement statement, Func<SqlRow, T> read, CancellationToken cancellation)
    {
        await using var command = Command(statement);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(new SqlRow(reader, StorageProvider.PostgreSql)));
        return rows;
    }

    public override async Task LockAsync(string key, bool isShared, Guid stepId, DateTimeOffset now, CancellationToken cancellation)
    {
        while ((await ExecuteAsync(new(isShared ? LockShared : Lock, key, stepId, now), row => row.Text(0), cancellation)).Count == 0)
        {
            // The other's row is newer than this statement's snapshot; the next one sees it.
        }
    }

    /// <summary>Sends everything and the commit in one round trip. The first failing statement undoes all.</summary>
    public async Task CommitAsync(IReadOnlyList<Statement> statements)
    {
        await using var batch = _connection.CreateBatch();
        batch.Transaction = _transaction;
        foreach (var statement in statements)
            batch.BatchCommands.Add(BatchCommand(statement));
        if (_transaction is not null)
            batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        try
        {
            // Not cancellable: an answer that nobody waits for would have to be settled like a lost one.
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            throw new VersionLostException();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
            await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    /// <summary>Sends nothing yet.</summary>
    private NpgsqlTransaction Begun() => _transaction ??= _connection.BeginTransaction(IsolationLevel.ReadCommitted);

    private NpgsqlCommand Command(Statement statement)
    {
#pragma warning disable CA2100 // The texts are constants of this assembly.
        var command = new NpgsqlCommand(statement.Sql, _connection, IsTouched ? Begun() : _transaction);
#pragma warning restore CA2100
        AddValues(command.Parameters, statement);
        return command;
    }

    private static NpgsqlBatchCommand BatchCommand(Statement statement)
    {
        var command = new NpgsqlBatchCommand(statement.MustHit ? Guards.Of(statement.Sql) : statement.Sql);
        AddValues(command.Parameters, statement);
        return command;
    }

    private static void AddValues(NpgsqlParameterCollection parameters, Statement statement)
    {
        foreach (var value in statement.Values)
            parameters.Add(new NpgsqlParameter { Value = value });
    }

    /// <summary>Turns "changed no row" into an error, so that the commit behind it in the same round trip does not happen.</summary>
    private static class Guards
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> Known = new();

        public static string Of(string sql) => Known.GetOrAdd(sql, s => $"with won as ({s} returning 1) select 1 / count(*) from won");
    }
}
