using System.Globalization;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns;

/// <summary>Withdraws the cases of a cancelled campaign in chunks, so that no submission elsewhere waits behind it.</summary>
public sealed class CancelCases : ITimedJob
{
    private const int Chunk = 50;

    /// <inheritdoc />
    public static string Name => "campaign.cancel-cases";

    /// <inheritdoc />
    public async Task RunAsync(StepScope step, string key, string payload, CancellationToken cancellation)
    {
        var campaignId = Guid.Parse(payload, CultureInfo.InvariantCulture);
        // A chunk of the launch that began before the campaign was cancelled is waited for; later ones see that it was.
        await step.LockAsync(CaseOpening.LockOf(campaignId), cancellation);
        var cases = await step.Db().Set<Case>()
            .AsTracking()
            .Where(c => c.CampaignId == campaignId && c.Status != CaseStatus.Cancelled)
            .OrderBy(c => c.Id)
            .Take(Chunk)
            .ToListAsync(cancellation);
        foreach (var @case in cases)
        {
            // First, so that a step which would refuse a return knows that the case is called off; and because of one that is over already the engine says nothing.
            @case.Cancel();
            await step.CancelAsync(@case.InstanceId, "CampaignCancelled", cancellation);
        }

        if (cases.Count == Chunk)
            step.ScheduleJob(Name, string.Create(CultureInfo.InvariantCulture, $"{payload}:{cases[^1].Id:N}"), step.Now, payload);
    }
}
