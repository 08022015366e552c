using System.Threading.Channels;
using CanBo.Runtime.Metering;
using CanBo.Runtime.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Stepping;

/// <summary>
/// The one writer of the embedded database. It takes whatever steps have gathered, runs them one after another in one transaction, each behind a
/// savepoint, and answers their callers only after the commit: several steps share one flush to disk, none waits for company. A failing step is
/// rolled back to its savepoint and harms no other. A launch comes as many small steps, so a submission waits for one of them at most.
/// </summary>
internal sealed class SqliteWriter(SqliteDatabase database, RuntimeMeter meter, IOptions<StorageOptions> options) : IAsyncDisposable
{
    private static readonly Statement SetSavepoint = new("savepoint step");
    private static readonly Statement ReleaseSavepoint = new("release step");
    private static readonly Statement BackToSavepoint = new("rollback to step");

    private readonly Channel<SqliteWork> _queue = Channel.CreateUnbounded<SqliteWork>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _lock = new();
    private Task? _loop;
    private long _commits;
    private bool _closed;

    /// <summary>Commits so far, each one flush to disk.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Queues a step; its own task says how it ended.</summary>
    public void Post(SqliteWork work)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _loop ??= Start();
            _queue.Writer.TryWrite(work);
        }
    }

    /// <summary>Finishes what was queued and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _closed = true;
            _queue.Writer.TryComplete();
        }

        if (_loop is not null)
            await _loop;
    }

    private Task Start()
    {
        var statements = database.OpenWriter();
        return Task.Run(() => RunAsync(statements));
    }

    private async Task RunAsync(SqliteStatements statements)
    {
        using (statements)
        {
            var group = new List<SqliteWork>(options.Value.StepsPerCommit);
            while (await _queue.Reader.WaitToReadAsync())
            {
                while (group.Count < options.Value.StepsPerCommit && _queue.Reader.TryRead(out var work))
                    group.Add(work);
                await RunGroupAsync(statements, group);
                group.Clear();
            }
        }
    }

    private async Task RunGroupAsync(SqliteStatements statements, List<SqliteWork> group)
    {
        SqliteTransaction? transaction = null;
        try
        {
            transaction = statements.Connection.BeginTransaction(deferred: false);
            foreach (var work in group)
                await RunOneAsync(statements, transaction, work, alone: group.Count == 1);

            if (group.Exists(w => w.HasWritten))
            {
                transaction.Commit();
                Interlocked.Increment(ref _commits);
                var steps = group.Count(w => w.HasWritten);
                meter.Committed(steps, isGroup: steps > 1);
            }
        }
        catch (Exception exception)
        {
            // Begin or commit failed (disk full, I/O error), or the database itself ended the transaction: nothing of the group is durable.
            foreach (var work in group)
                work.Lose(exception);
        }
        finally
        {
            RollBackQuietly(transaction);
        }

        foreach (var work in group)
            work.Answer();
    }

    private static async Task RunOneAsync(SqliteStatements statements, SqliteTransaction transaction, SqliteWork work, bool alone)
    {
        if (!alone)
            statements.Execute(SetSavepoint, transaction);

        await work.RunAsync(new SqliteSession(statements, transaction));

        if (alone)
            return;
        if (!work.HasWritten)
            statements.Execute(BackToSavepoint, transaction);
        statements.Execute(ReleaseSavepoint, transaction);
    }

    private static void RollBackQuietly(SqliteTransaction? transaction)
    {
        try
        {
            transaction?.Dispose();
        }
        catch (SqliteException)
        {
            // The database ended the transaction by itself after an error that the callers already have.
        }
    }
}
