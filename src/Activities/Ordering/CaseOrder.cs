using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ordering;

/// <summary>The door for features that make something true which other cases wait for. Locks: quota sets first, then these, then decision lists.</summary>
public static class CaseOrder
{
    /// <summary>Ratings were decided; call before anything that takes the lock of a decision list.</summary>
    public static async Task DecidedAsync(StepScope step, IReadOnlyCollection<Case> cases, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cases);
        foreach (var campaign in cases.GroupBy(c => c.CampaignId))
            await OrderGate.SettleAsync(step, campaign.Key, [.. campaign.Select(c => c.PersonId)], cancellation);
    }

    /// <summary>A unit was rated.</summary>
    public static Task UnitRatedAsync(StepScope step, Guid campaignId, Guid unitId, CancellationToken cancellation) =>
        OrderGate.SettleAsync(step, campaignId, [unitId], cancellation);

    /// <summary>
    /// The case ended, was called off or became an incident: whoever waited for it is looked at again as soon as this step is committed. The note of it is part
    /// of the step, so no kill in between loses it.
    /// </summary>
    public static async Task CaseLeftAsync(StepScope step, Case @case, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(@case);
        if (await step.Db().Set<CaseDependency>().AnyAsync(d => d.CampaignId == @case.CampaignId && d.TargetId == @case.PersonId, cancellation))
            OrderGate.LookAtOnce(step, @case.CampaignId, @case.PersonId);
    }
}
