using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Forms;
using CanBo.Activities.Guests;
using CanBo.Activities.Opinions;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks.Reminding;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Tasks.Steps;

/// <summary>
/// Opens the tasks of a step: finds the people, the form's frozen version and the due date, sets the timers. A launch does this ten thousand
/// times, so whatever cases share (campaign, form, package, calendar) is read once, and a self-assessment asks nobody but the case itself.
/// </summary>
internal sealed class OpenTasksHandler(Participants participants, FormLibrary forms, TaskDueDates dueDates, OpinionOpening opinions, GuestLinks guests, TaskFollowUps followUps) : EffectHandler<OpenTasks>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, OpenTasks effect, CancellationToken cancellation)
    {
        var step = context.Step;
        var db = step.Db();
        var @case = await db.Set<Case>().FindAsync([context.CorrelationId], cancellation)
            ?? throw new InvalidOperationException($"Instance {context.InstanceId} belongs to no case.");
        var campaign = await db.Set<Campaign>().FindAsync([@case.CampaignId], cancellation)
            ?? throw new InvalidOperationException($"Case {@case.Id} belongs to no campaign.");
        if (effect is { IsAgain: true, IsAnonymous: true, IsReturn: false } && await OpinionOpening.KeptAsync(context, cancellation) is { } kept)
            return new Answer(Signals.Opened, Value.Object(("port", Value.Of(kept))));
        if (effect is { IsAgain: true, IsAnonymous: false } && await AskingAgain.FindAsync(context, cancellation) is { Count: > 0 } earlier)
        {
            @case.Enter(context.Planned.NodeId, step.Now);
            await OpinionOpening.MoveAsync(context, cancellation);
            return await AskAgainAsync(context, effect, campaign, earlier, cancellation);
        }

        var asked = await FindAsync(db, effect.Rule, @case, step.Now, cancellation);
        if (asked.Gap is { } gap)
        {
            step.Audit(@case.Id, "NobodyToAsk", "system", Value.Object(
                ("node", Value.Of(context.Planned.NodeId)), ("rule", Value.Of(effect.Rule.ToString())), ("gap", Value.Of(gap.Code))));
            return new Answer(Signals.NobodyToAsk, Value.Object(("gap", Value.Of(gap.Code))));
        }

        var version = await forms.FrozenVersionAsync(db, @case.BundleHash, effect.Form, cancellation);
        if (effect.Kind is TaskKind.Opinion or TaskKind.Residence && opinions.Open(context, effect, campaign, asked, version) is not null)
        {
            // The sentence with its names stands in the round; the workflow's state holds codes only.
            var why = Value.Of(asked.NotAsked is null ? "too_few" : "not_needed");
            step.Audit(@case.Id, "NotAsked", "system", Value.Object(("node", Value.Of(context.Planned.NodeId)), ("rule", Value.Of(effect.Rule.ToString())), ("why", why)));
            return new Answer(Signals.NotAsked, Value.Object(("why", why)));
        }

        // Where nobody is asked nothing is waited for: beside an open opinion the case would seem to stand at a step that is over.
        @case.Enter(context.Planned.NodeId, step.Now);
        var deadline = dueDates.Of(campaign, effect.Kind, effect.Rule, effect.WindowDays, step.Now);
        foreach (var person in asked.People)
        {
            var task = TaskOpening.Open(step, new NewTask(campaign.Id, effect.Kind, person.PersonId, person.Reason)
            {
                CaseId = @case.Id,
                InstanceId = context.InstanceId,
                Execution = context.Planned.Execution.Number,
                NodeId = context.Planned.NodeId,
                FormCode = effect.Form,
                FormVersion = version,
                DueAt = deadline?.DueAt,
                DueExplanation = deadline?.Explanation,
                OneIsEnough = effect.OneIsEnough,
                Enough = opinions.Enough(effect, campaign, asked),
                IsSealed = effect.IsAnonymous,
            });
            await followUps.SetAsync(step, task, cancellation);
        }

        if (effect.Kind == TaskKind.Residence)
            await guests.EnsureAsync(step, campaign.Id, asked.UnitId!.Value, cancellation);
        StepTimers.Set(step, context.InstanceId, context.Planned.Execution, deadline);
        return null;
    }

    private async Task<Answer?> AskAgainAsync(EffectContext context, OpenTasks effect, Campaign campaign, List<TaskItem> earlier, CancellationToken cancellation)
    {
        var answer = AskingAgain.Ask(context, effect, earlier, dueDates.Of(campaign, effect.Kind, effect.Rule, effect.WindowDays, context.Step.Now));
        foreach (var task in earlier.Where(t => t.Status == TaskState.Open))
            await followUps.SetAsync(context.Step, task, cancellation);
        return answer;
    }

    private async Task<Resolution> FindAsync(CanBoContext db, ParticipantRule rule, Case @case, DateTimeOffset now, CancellationToken cancellation)
    {
        if (rule == ParticipantRule.Self)
            return new Resolution(rule, [new Participant(@case.PersonId, "", Sentence.Of("Đồng chí là người được đánh giá."))], null, null);
        var subject = new CaseSubject(@case.PersonId, @case.PostId, @case.DeciderUnitId);
        return await participants.ResolveAsync(db, rule, subject, BusinessZone.DayOf(now), cancellation);
    }
}
