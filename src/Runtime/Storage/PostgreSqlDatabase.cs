using System.Globalization;
using CanBo.Runtime.Stepping;
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
        var forSteps = ForSteps(options.Value);
        Source = new NpgsqlDataSourceBuilder(forSteps).UseLoggerFactory(loggers).Build();
        Groups = new NpgsqlDataSourceBuilder(ForGroups(forSteps)).UseLoggerFactory(loggers).Build();
    }

    /// <summary>As configured, without the limits: for migrations, backups and LISTEN.</summary>
    public string ConnectionString { get; }

    /// <summary>Connections of steps and readers.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Connections of those who commit several steps at once.</summary>
    public NpgsqlDataSource Groups { get; }

    public async ValueTask DisposeAsync()
    {
        await Groups.DisposeAsync();
        await Source.DisposeAsync();
    }

    /// <summary>
    /// Their few statements have one good plan each, whatever the arrays hold: planning one anew costs more than running it, and one made while the tables
    /// are young would read them whole.
    /// </summary>
    private static string ForGroups(string forSteps)
    {
        var connection = new NpgsqlConnectionStringBuilder(forSteps) { MinPoolSize = 0, MaxPoolSize = CommitGroups.Writers };
        connection.Options += " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";
        return connection.ToString();
    }

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
