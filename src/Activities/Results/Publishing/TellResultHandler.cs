using CanBo.Activities.Campaigns;
using CanBo.Activities.Mail;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Results.Publishing;

/// <summary>Marks the case as told and queues the mail. A case that came here undecided has nothing to tell; that goes on record.</summary>
internal sealed class TellResultHandler : EffectHandler<TellResult>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, TellResult effect, CancellationToken cancellation)
    {
        var step = context.Step;
        var @case = await step.Db().Set<Case>().FindAsync([context.CorrelationId], cancellation)
            ?? throw new InvalidOperationException($"Instance {context.InstanceId} belongs to no case.");
        @case.Enter(context.Planned.NodeId, step.Now);
        if (@case.FinalRating is null)
        {
            step.Audit(@case.Id, "NothingToTell", "system", Value.EmptyObject);
            return null;
        }

        @case.Notify(step.Now);
        Notices.Queue(step, new NewNotice(@case.PersonId, NoticeKind.ResultReady, @case.CampaignId, @case.Id) { TextCode = effect.Text });
        step.Audit(@case.Id, "NoticeSent", "system", Value.Object(("decision", Value.Of((@case.DecisionId ?? Guid.Empty).ToString("N")))));
        return null;
    }
}
