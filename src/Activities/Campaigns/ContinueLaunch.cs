using System.Globalization;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Time;
using CanBo.Runtime.Work;

namespace CanBo.Activities.Campaigns;

/// <summary>Finishes a launch in the background, a slice of time a row, so that a host that dies in the middle costs nothing but time.</summary>
public sealed class ContinueLaunch(LaunchCampaign launch, StepRunner steps, BusinessTime time) : IDeed
{
    /// <inheritdoc />
    public static string Kind => "campaign.launch";

    /// <inheritdoc />
    public async Task<DeedResult> DoAsync(OutboxItem item, CancellationToken cancellation)
    {
        var campaignId = Guid.Parse(item.Payload, CultureInfo.InvariantCulture);
        var progress = await launch.ContinueAsync(campaignId, TimeSpan.FromSeconds(8), cancellation);
        if (progress.Left > 0)
        {
            var next = string.Create(CultureInfo.InvariantCulture, $"{campaignId:N}:{Ids.New(time.GetUtcNow()):N}");
            await steps.RunAsync((step, _) => Task.FromResult(Enqueue(step, next, item.Payload)), cancellation);
        }

        return new DeedResult.Done();
    }

    private static bool Enqueue(StepScope step, string key, string payload)
    {
        step.Enqueue(Kind, key, payload);
        return true;
    }
}
