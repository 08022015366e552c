using CanBo.Runtime.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CanBo.Runtime.Work.Hosting;

/// <summary>
/// On PostgreSQL, hosts tell each other that there is work: after the commit, on a connection of their own, at most ten times a second. A NOTIFY
/// inside the steps would queue all commits of the cluster behind one lock. A host without workers only tells.
/// </summary>
internal sealed partial class Announcer(PostgreSqlDatabase database, WorkSignals signals, IOptions<WorkOptions> options, ILogger<Announcer> logger) : BackgroundService
{
    private const string Channel = "canbo_work";
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Forever = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.Enabled
            ? Task.WhenAll(KeepAsync(ListenAsync, stoppingToken), KeepAsync(AnnounceAsync, stoppingToken))
            : KeepAsync(AnnounceAsync, stoppingToken);

    /// <summary>A lost connection costs a few seconds of polling, nothing else.</summary>
    private async Task KeepAsync(Func<NpgsqlConnection, CancellationToken, Task> work, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                try
                {
                    await using var connection = new NpgsqlConnection(Unpooled());
                    await connection.OpenAsync(cancellation);
                    await work(connection, cancellation);
                }
                catch (NpgsqlException exception) when (!cancellation.IsCancellationRequested)
                {
                    LogLost(exception.Message);
                }

                await Task.Delay(Patience, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task ListenAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        connection.Notification += (_, _) =>
        {
            signals.Timers.Set();
            signals.SetOutbox();
        };
        await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellation);
        while (true)
            await connection.WaitAsync(cancellation);
    }

    private async Task AnnounceAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var notify = new NpgsqlCommand($"notify {Channel}", connection);
        while (true)
        {
            await signals.Announced.WaitAsync(Forever, cancellation);
            await notify.ExecuteNonQueryAsync(cancellation);
            await Task.Delay(Pace, cancellation);
        }
    }

    private string Unpooled() => new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = 30, ApplicationName = "canbo-notify" }.ToString();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection for notices between hosts was lost and is opened again: {Reason}")]
    private partial void LogLost(string reason);
}
