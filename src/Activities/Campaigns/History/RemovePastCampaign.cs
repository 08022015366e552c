using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns.History;

/// <summary>Takes back an earlier year that was entered wrongly. A campaign that ran here is never removed.</summary>
/// <param name="steps">The door to the database.</param>
public sealed class RemovePastCampaign(StepRunner steps)
{
    /// <summary>Removes it with its cases; the reason stays on record.</summary>
    /// <exception cref="NotFoundException">There is no such campaign.</exception>
    /// <exception cref="RuleBrokenException">It ran here.</exception>
    public Task HandleAsync(Guid campaignId, string reason, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Is(ActorRoles.Organiser))
            throw new NotAllowedException();
        if (string.IsNullOrWhiteSpace(reason))
            throw new InvalidInputException("reason", Sentence.Of("Ghi lý do: người sau đọc lại hồ sơ sẽ cần."));
        return steps.RunAsync(
            async (step, token) =>
            {
                await step.LockAsync($"campaign:{campaignId:N}", token);
                var db = step.Db();
                var campaign = await db.Set<Campaign>().AsTracking().FirstOrDefaultAsync(c => c.Id == campaignId, token) ?? throw new NotFoundException();
                if (!campaign.IsPast)
                    throw new RuleBrokenException(Sentence.Of("Chỉ gỡ được số liệu năm trước đã nhập từ tệp."));
                var people = await db.Set<Case>().Where(c => c.CampaignId == campaignId).ExecuteDeleteAsync(token);
                db.Remove(campaign);
                step.Audit(campaignId, "PastCampaignRemoved", actor.AuditName, Value.Object(("reason", Value.Of(reason.Trim())), ("people", Value.Of(people))));
            },
            cancellation);
    }
}
