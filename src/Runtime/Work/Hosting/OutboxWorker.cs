using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Work.Hosting;

/// <summary>Does deeds while the host runs.</summary>
internal sealed class OutboxWorker(OutboxWork outbox, WorkSignals signals, IOptions<WorkOptions> options, ILogger<OutboxWorker> logger) : WorkLoop(logger)
{
    protected override async Task<bool> RunOnceAsync(CancellationToken cancellation) => await outbox.RunBatchAsync(cancellation) > 0;

    protected override Task RestAsync(CancellationToken cancellation) => signals.Outbox.WaitAsync(options.Value.PollInterval, cancellation);
}
