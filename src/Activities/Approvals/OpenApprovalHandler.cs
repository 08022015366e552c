using System.Collections.Immutable;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Approvals;

/// <summary>
/// Opens an approval. A case that comes through the step once more is approved anew: what was approved has changed. Earlier rounds stay on record.
/// </summary>
internal sealed class OpenApprovalHandler(ApproverSearch search, ApprovalAsking asking) : EffectHandler<OpenApproval>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, OpenApproval effect, CancellationToken cancellation)
    {
        var step = context.Step;
        var db = step.Db();
        await step.FlushAsync(cancellation);
        var @case = await db.Set<Case>().FirstAsync(c => c.Id == context.CorrelationId, cancellation);
        @case.Enter(context.Planned.NodeId, step.Now);
        var list = await search.FindAsync(db, effect, @case, BusinessZone.DayOf(step.Now), cancellation);
        if (list.Seats.Length > 0 && !effect.Terms.IsPossible(list.Seats.Length))
        {
            var (needed, approvers) = (Value.Of(effect.Terms.Needed(list.Seats.Length)), Value.Of(list.Seats.Length));
            step.Audit(@case.Id, "ApprovalImpossible", "system", Value.Object(("node", Value.Of(context.Planned.NodeId)), ("needed", needed), ("approvers", approvers)));
            return new Answer(Approval.Impossible, Value.Object(("needed", needed), ("approvers", approvers)));
        }

        var round = ApprovalRound.Open(
            Ids.New(step.Now), new NewApproval(@case.CampaignId, @case.Id, context.InstanceId, context.Planned.Execution.Number, context.Planned.NodeId), effect, list.Seats.Length, step.Now);
        db.Add(round);
        var voices = Voices(list, round, step.Now);
        db.AddRange(voices);
        if (list.Seats.Length == 0)
        {
            step.Audit(@case.Id, "NobodyToAsk", "system", Value.Object(("node", Value.Of(context.Planned.NodeId)), ("gap", Value.Of("no_approver"))));
            return new Answer(WaitOutcomes.NoParticipant, Value.EmptyObject);
        }

        step.Audit(@case.Id, "ApprovalAsked", "system", Value.Object(
            ("node", Value.Of(context.Planned.NodeId)), ("approvers", Value.Of(round.Approvers)), ("needed", Value.Of(round.Needed)), ("leftOut", Value.Of(list.LeftOut.Length))));
        await asking.AskAsync(step, round, voices, @case, cancellation);
        return null;
    }

    private static ImmutableArray<ApprovalVoice> Voices(ApproverList list, ApprovalRound round, DateTimeOffset now) =>
    [
        .. list.Seats.Select((seat, at) => ApprovalVoice.Of(Ids.New(now), round.Id, at + 1, seat, isLeftOut: false)),
        .. list.LeftOut.Select((seat, at) => ApprovalVoice.Of(Ids.New(now), round.Id, list.Seats.Length + at + 1, seat, isLeftOut: true)),
    ];
}
