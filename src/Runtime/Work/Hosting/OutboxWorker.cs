using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Work.Hosting;

/// <summary>Does the deeds of one lane while the host runs.</summary>
internal sealed class OutboxWorker(OutboxWork outbox, WorkSignal signal, IOptions<WorkOptions> options, ILogger<OutboxWorker> logger) : WorkLoop(logger)
{
    /// <summary>The worker of a lane.</summary>
    public static OutboxWorker Of(IServiceProvider services, bool isSlow)
    {
        var (lanes, signals) = (services.GetRequiredService<OutboxLanes>(), services.GetRequiredService<WorkSignals>());
        return ActivatorUtilities.CreateInstance<OutboxWorker>(services, isSlow ? lanes.Slow : lanes.Ordinary, isSlow ? signals.SlowOutbox : signals.Outbox);
    }

    protected override async Task<bool> RunOnceAsync(CancellationToken cancellation) => await outbox.RunBatchAsync(cancellation) > 0;

    protected override Task RestAsync(CancellationToken cancellation) => signal.WaitAsync(options.Value.PollInterval, cancellation);
}
