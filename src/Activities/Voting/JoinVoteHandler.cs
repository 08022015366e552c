using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.People;
using CanBo.Activities.Ratings;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reminding;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>Finds the planned session of the case's body or plans one; its secretary is asked once a session, not once a case.</summary>
internal sealed class JoinVoteHandler(Participants participants, RulePackages packages, WorkingCalendar calendar, TaskFollowUps followUps) : EffectHandler<JoinVote>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, JoinVote effect, CancellationToken cancellation)
    {
        var step = context.Step;
        var db = step.Db();
        var @case = await db.Set<Case>().FirstAsync(c => c.Id == context.CorrelationId, cancellation);
        var campaign = await db.Set<Campaign>().FirstAsync(c => c.Id == @case.CampaignId, cancellation);
        @case.Enter(context.Planned.NodeId, step.Now);
        var day = BusinessZone.DayOf(step.Now);
        if (await VoteBodies.FindAsync(db, effect.Body, @case, day, cancellation) is not { } body)
            return Nobody(step, context, "no_voting_body");

        await step.LockAsync(VoteLock.Key(@case.CampaignId, body), cancellation);
        await step.FlushAsync(cancellation);
        await CountedVotes.RequireNoneAsync(db, @case.Id, [context.Planned.NodeId], cancellation);

        var terms = VoteTermsOf.Step(effect, packages.Of(campaign));
        var planned = await db.Set<VoteSession>()
            .Where(s => s.CampaignId == @case.CampaignId && s.BodyId == body && s.Status == VoteStatus.Planned && s.Round == 1 && s.NodeId == context.Planned.NodeId)
            .ToListAsync(cancellation);
        var session = planned.Find(s => s.Terms == terms);
        var due = effect.WindowDays > 0 ? calendar.AddWorkingDays(step.Now, effect.WindowDays) : null;
        if (session is null)
        {
            var chairs = await participants.ResolveForUnitsAsync(db, ParticipantRule.MeetingChair, [body], day, cancellation);
            var secretaries = await participants.ResolveForUnitsAsync(db, ParticipantRule.MeetingSecretary, [body], day, cancellation);
            if (chairs[body].People is not [var chair, ..] || secretaries[body].People is not [var secretary, ..])
                return Nobody(step, context, "no_meeting_officer");
            session = VoteSession.Plan(Ids.New(step.Now), @case.CampaignId, body, context.Planned.NodeId, terms, 1, chair.PersonId, secretary.PersonId);
            db.Add(session);
            await VoteTasks.AskSecretaryAsync(step, session, secretary.Reason, due, followUps, cancellation);
        }

        if (await db.Set<VoteCase>().FindAsync([session.Id, @case.Id], cancellation) is { } again)
            again.JoinAgain(context.Planned.Execution.Number);
        else
            db.Add(VoteCase.Join(session.Id, @case.Id, context.InstanceId, context.Planned.Execution.Number, RatingScale.Levels));
        if (due is not null)
        {
            step.ScheduleTimer(context.InstanceId, context.Planned.Execution, WaitingStep.DueTimer, due.Instant);
            if (session.DueAt is null || session.DueAt < due.Instant)
                session.DueBy(due.Instant);
        }

        return null;
    }

    private static Answer Nobody(StepScope step, EffectContext context, string gap)
    {
        step.Audit(context.CorrelationId, "NobodyToAsk", "system", Value.Object(("node", Value.Of(context.Planned.NodeId)), ("gap", Value.Of(gap))));
        return new Answer(WaitOutcomes.Nobody, Value.EmptyObject);
    }
}
