using CanBo.Runtime.Audit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime.Work.Hosting;

/// <summary>Seals audit lines while the host runs.</summary>
internal sealed class SealWorker(AuditSealer sealer, IOptions<WorkOptions> options, ILogger<SealWorker> logger) : WorkLoop(logger)
{
    protected override async Task<bool> RunOnceAsync(CancellationToken cancellation) => await sealer.SealBatchAsync(cancellation) == AuditSealer.BatchSize;

    protected override Task RestAsync(CancellationToken cancellation) => Task.Delay(options.Value.SealInterval, cancellation);
}
