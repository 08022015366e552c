using CanBo.Runtime.Time;
using Microsoft.Extensions.Logging;

namespace CanBo.Runtime.Work.Hosting;

/// <summary>Keeps this host's business time with the stored offset, where the Development clock is on.</summary>
internal sealed class ClockWorker(BusinessClock clock, ILogger<ClockWorker> logger) : WorkLoop(logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task<bool> RunOnceAsync(CancellationToken cancellation)
    {
        await clock.RefreshAsync(cancellation);
        return false;
    }

    protected override Task RestAsync(CancellationToken cancellation) => Task.Delay(Interval, cancellation);
}
