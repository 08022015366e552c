using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CanBo.Runtime.Work.Hosting;

/// <summary>A worker of the host: does what is there, then rests until it is woken or time is up. A failure is logged and tried again after the rest.</summary>
/// <param name="logger">Told of failures.</param>
public abstract partial class WorkLoop(ILogger logger) : BackgroundService
{
    /// <summary>Does one round.</summary>
    /// <returns>True when there may be more at once.</returns>
    /// <param name="cancellation">The host stops.</param>
    protected abstract Task<bool> RunOnceAsync(CancellationToken cancellation);

    /// <summary>Waits for the next round.</summary>
    /// <param name="cancellation">The host stops.</param>
    protected abstract Task RestAsync(CancellationToken cancellation);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host's start goes on while the first round runs.
        await Task.Yield();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (!await TryAsync(stoppingToken))
                    await RestAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancellation)
    {
        try
        {
            return await RunOnceAsync(cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogFailure(GetType().Name, exception);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Worker} failed and goes on after a rest")]
    private partial void LogFailure(string worker, Exception exception);
}
