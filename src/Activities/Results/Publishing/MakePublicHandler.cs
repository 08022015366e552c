using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Mail;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Results.Publishing;

/// <summary>
/// Publishes the case in its agency. The mail about it goes out once for the list: as soon as no further case of it came for the time in which notices gather, so
/// within seconds of the signature and far within the hour of domain.md §4, C14. A straggler sends no second mail (<see cref="TellPublished"/>).
/// </summary>
internal sealed class MakePublicHandler : EffectHandler<MakePublic>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, MakePublic effect, CancellationToken cancellation)
    {
        var step = context.Step;
        var db = step.Db();
        var @case = await db.Set<Case>().FindAsync([context.CorrelationId], cancellation)
            ?? throw new InvalidOperationException($"Instance {context.InstanceId} belongs to no case.");
        @case.Enter(context.Planned.NodeId, step.Now);
        if (@case.FinalRating is null || effect.Show == ResultShow.Nothing)
        {
            step.Audit(@case.Id, "NothingToPublish", "system", Value.EmptyObject);
            return null;
        }

        @case.Publish(step.Now);
        var published = await db.Set<Publication>().FindAsync([@case.Id], cancellation);
        if (published is null)
            db.Add(published = Publication.Of(@case));
        published.Publish(effect.Show, step.Now);
        step.Audit(@case.Id, "ResultPublished", "system", Value.Object(("show", Value.Of(effect.Show.ToString()))));
        step.ScheduleJob(
            TellPublished.Name,
            string.Create(CultureInfo.InvariantCulture, $"{@case.CampaignId:N}:{@case.DeciderUnitId:N}"),
            step.Now + Notices.Gathering,
            string.Create(CultureInfo.InvariantCulture, $"{@case.CampaignId:N}:{@case.DeciderUnitId:N}"));
        return null;
    }
}
