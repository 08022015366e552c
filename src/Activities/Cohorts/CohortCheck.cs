using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Cohorts;

/// <summary>Looks again whether a cohort is complete: after a launch, and after cases that left.</summary>
public sealed class CohortCheck : ITimedJob
{
    /// <inheritdoc />
    public static string Name => "cohort.check";

    /// <inheritdoc />
    public async Task RunAsync(StepScope step, string key, string payload, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(payload);
        var bar = payload.IndexOf('|', StringComparison.Ordinal);
        var campaignId = Guid.ParseExact(payload[..bar], "N");
        var cohort = payload[(bar + 1)..];
        await CohortGate.LockAsync(step, campaignId, cohort, cancellation);
        if (await step.Db().Set<CohortMember>().AnyAsync(m => m.CampaignId == campaignId && m.CohortKey == cohort && m.ReleasedAt == null, cancellation))
            await CohortGate.TryReleaseAsync(step, campaignId, cohort, null, cancellation);
    }
}
