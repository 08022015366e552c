using System.Data.Common;

namespace CanBo.Runtime.Stepping;

/// <summary>One attempt's connection and transaction: plain prepared SQL, and the lock that differs between the databases.</summary>
internal abstract class StepSession : IAsyncDisposable
{
    public abstract StorageProvider Provider { get; }

    public abstract DbConnection Connection { get; }

    public abstract DbTransaction Transaction { get; }

    /// <summary>True once a changing statement ran: there may be something to commit.</summary>
    public bool IsTouched { get; protected set; }

    public abstract Task<int> ExecuteAsync(Statement statement, CancellationToken cancellation);

    /// <summary>Reads; all rows are in memory when it returns.</summary>
    public abstract Task<List<T>> QueryAsync<T>(Statement statement, Func<SqlRow, T> read, CancellationToken cancellation);

    /// <summary>A changing statement that returns rows.</summary>
    public Task<List<T>> ExecuteAsync<T>(Statement statement, Func<SqlRow, T> read, CancellationToken cancellation)
    {
        IsTouched = true;
        return QueryAsync(statement, read, cancellation);
    }

    /// <summary>Holds the lock of this name until the transaction ends, alone or with others who share it.</summary>
    public abstract Task LockAsync(string key, bool isShared, Guid stepId, DateTimeOffset now, CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();
}
