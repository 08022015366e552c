using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CanBo.Runtime.Storage;

/// <summary>
/// The server database. Every connection ends its own transaction when its host stands still, waits for no lock for long, and notices a dead
/// peer, so that a stalled host frees its neighbours.
/// </summary>
internal sealed class PostgreSqlDatabase : IAsyncDisposable
{
    public PostgreSqlDatabase(IOptions<StorageOptions> options, ILoggerFactory loggers)
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(options.Value.ConnectionString).ToString();
        Source = new NpgsqlDataSourceBuilder(ForSteps(options.Value)).UseLoggerFactory(loggers).Build();
    }

    /// <summary>As configured, without the limits: for migrations, backups and LISTEN.</summary>
    public string ConnectionString { get; }

    /// <summary>Connections of steps and readers.</summary>
    public NpgsqlDataSource Source { get; }

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    private static string ForSteps(StorageOptions options)
    {
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            TcpKeepAlive = true,
            TcpKeepAliveTime = 10,
            TcpKeepAliveInterval = 5,
            MaxAutoPrepare = 256,
            AutoPrepareMinUsages = 2,

            // Nothing in a step changes its session, so there is nothing to reset when a connection returns to the pool.
            NoResetOnClose = true,
            CommandTimeout = (int)Math.Ceiling(options.StatementTimeout.TotalSeconds) + 5,
        };
        connection.ApplicationName ??= "canbo";
        connection.Options = string.Join(' ', [
            connection.Options ?? "",
            @"-c default_transaction_isolation=read\ committed",
            Setting("idle_in_transaction_session_timeout", options.IdleInTransactionTimeout),
            Setting("lock_timeout", options.LockTimeout),
            Setting("statement_timeout", options.StatementTimeout)]).Trim();
        return connection.ToString();
    }

    private static string Setting(string name, TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"-c {name}={(long)time.TotalMilliseconds}");
}
