using System.Data.Common;
using CanBo.Runtime.Storage;
using Microsoft.Data.Sqlite;

namespace CanBo.Runtime.Stepping;

/// <summary>A step inside the writer's transaction. The writer holds the only write lock, so there is nothing left to lock.</summary>
internal sealed class SqliteSession(SqliteStatements statements, SqliteTransaction transaction) : StepSession
{
    public override StorageProvider Provider => StorageProvider.Sqlite;

    public override DbConnection Connection => statements.Connection;

    public override DbTransaction Transaction => transaction;

    public override Task<int> ExecuteAsync(Statement statement, CancellationToken cancellation)
    {
        IsTouched = true;
        return Task.FromResult(statements.Execute(statement, transaction));
    }

    public override Task<List<T>> QueryAsync<T>(Statement statement, Func<SqlRow, T> read, CancellationToken cancellation) =>
        Task.FromResult(statements.Query(statement, transaction, read));

    public override Task LockAsync(string key, bool isShared, Guid stepId, DateTimeOffset now, CancellationToken cancellation) => Task.CompletedTask;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Sends everything the step gathered; the writer commits.</summary>
    public void Write(IEnumerable<Statement> all)
    {
        foreach (var statement in all)
        {
            var rows = statements.Execute(statement, transaction);
            if (statement.MustHit && rows != 1)
                throw new VersionLostException();
        }
    }
}
