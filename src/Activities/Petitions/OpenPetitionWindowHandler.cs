using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Petitions;

/// <summary>Opens the window, counted from the notice. A case without a rating has nothing to petition against.</summary>
internal sealed class OpenPetitionWindowHandler(RulePackages packages, WorkingCalendar calendar) : EffectHandler<OpenPetitionWindow>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, OpenPetitionWindow effect, CancellationToken cancellation)
    {
        var step = context.Step;
        var db = step.Db();
        var @case = await db.Set<Case>().FindAsync([context.CorrelationId], cancellation)
            ?? throw new InvalidOperationException($"Instance {context.InstanceId} belongs to no case.");
        var campaign = await db.Set<Campaign>().FindAsync([@case.CampaignId], cancellation)
            ?? throw new InvalidOperationException($"Case {@case.Id} belongs to no campaign.");
        @case.Enter(context.Planned.NodeId, step.Now);
        if (@case.FinalRating is null)
            return new Answer(PetitionSignals.NoPetition, Value.EmptyObject);

        var package = packages.Of(campaign).Petition;
        var due = calendar.AddWorkingDays(@case.NotifiedAt ?? step.Now, effect.WindowDays > 0 ? effect.WindowDays : package.FileDays);
        if (due.Instant <= step.Now)
            return new Answer(PetitionSignals.NoPetition, Value.EmptyObject);
        var window = await db.Set<PetitionWindow>().FindAsync([@case.Id], cancellation);
        if (window is null)
            db.Add(window = PetitionWindow.Of(@case.Id));
        window.Open(
            context.InstanceId,
            context.Planned.Execution.Number,
            step.Now,
            due.Instant,
            due.Explanation,
            effect.AnswerDays > 0 ? effect.AnswerDays : package.AnswerDays);
        step.ScheduleTimer(context.InstanceId, context.Planned.Execution, PetitionSignals.WindowTimer, due.Instant);
        return null;
    }
}
