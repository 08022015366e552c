using CanBo.Runtime.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Work.Hosting;

/// <summary>Keeps this host in the list of nodes while it runs, and takes it out when it stops in good order.</summary>
internal sealed partial class NodeWorker(NodeRegister register, IOptions<WorkOptions> options, ILogger<NodeWorker> logger) : WorkLoop(logger)
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await register.LeaveAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            // The database may be away, or somebody stops the host a second time: the neighbours see its silence, and the stop is no failure for that.
            LogSilence(exception);
        }
    }

    protected override async Task<bool> RunOnceAsync(CancellationToken cancellation)
    {
        await register.BeatAsync(cancellation);
        return false;
    }

    protected override Task RestAsync(CancellationToken cancellation) => Task.Delay(options.Value.Heartbeat, cancellation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This node could not say that it leaves")]
    private partial void LogSilence(Exception exception);
}
