using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Ratings;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Petitions;

/// <summary>Asks the decider to answer within so many working days of receipt.</summary>
internal sealed class AskForAnswerHandler(WorkingCalendar calendar) : EffectHandler<AskForAnswer>
{
    private const int RemindDays = 2;

    protected override async Task<Answer?> ApplyAsync(EffectContext context, AskForAnswer effect, CancellationToken cancellation)
    {
        var step = context.Step;
        var execution = context.Planned.Execution.Number;
        await step.FlushAsync(cancellation);
        var db = step.Db();
        var @case = await db.Set<Case>().FindAsync([context.CorrelationId], cancellation)
            ?? throw new InvalidOperationException($"Instance {context.InstanceId} belongs to no case.");
        var petition = await db.Set<Petition>().FirstAsync(p => p.CaseId == @case.Id && p.Execution == execution, cancellation);
        var window = await db.Set<PetitionWindow>().FirstAsync(w => w.CaseId == @case.Id, cancellation);
        window.Close();
        var decider = @case.DeciderId ?? await db.Set<RatingDecision>().Where(d => d.Id == @case.DecisionId).Select(d => d.DeciderId).FirstAsync(cancellation);
        var name = await db.Set<Person>().Where(p => p.Id == @case.PersonId).Select(p => p.FullName).FirstAsync(cancellation);

        var due = calendar.AddWorkingDays(petition.FiledAt, window.AnswerDays);
        var task = TaskOpening.Open(step, new NewTask(@case.CampaignId, TaskKind.PetitionAnswer, decider, Sentence.Of("Đồng chí đã quyết định xếp loại của {0}, nên trả lời kiến nghị.", name))
        {
            CaseId = @case.Id,
            InstanceId = context.InstanceId,
            Execution = execution,
            NodeId = context.Planned.NodeId,
            DueAt = due.Instant,
            DueExplanation = due.Explanation,
        });
        petition.AskedFor(task.Id, due.Instant, due.Explanation);
        step.ScheduleTimer(context.InstanceId, context.Planned.Execution, PetitionSignals.AnswerTimer, due.Instant);
        var remindAt = BusinessZone.At(calendar.LatestDayBefore(due.Day, RemindDays), new TimeOnly(8, 0));
        if (remindAt > step.Now)
            step.ScheduleTimer(context.InstanceId, context.Planned.Execution, PetitionSignals.RemindTimer, remindAt);
        return null;
    }
}
