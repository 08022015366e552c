using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Work.Hosting;

/// <summary>Fires timers while the host runs.</summary>
internal sealed class TimerWorker(TimerWork timers, WorkSignals signals, IOptions<WorkOptions> options, ILogger<TimerWorker> logger) : WorkLoop(logger)
{
    protected override async Task<bool> RunOnceAsync(CancellationToken cancellation) => await timers.RunBatchAsync(cancellation) > 0;

    protected override Task RestAsync(CancellationToken cancellation) => signals.Timers.WaitAsync(options.Value.PollInterval, cancellation);
}
