using CanBo.Activities.Campaigns;
using CanBo.Activities.Mail;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Petitions;

/// <summary>Reminds the decider while the answer is awaited.</summary>
internal sealed class RemindAnswerHandler : EffectHandler<RemindAnswer>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, RemindAnswer effect, CancellationToken cancellation)
    {
        foreach (var task in (await StepTasks.OfAsync(context.Step, context.InstanceId, context.Planned.Execution, cancellation)).Where(t => t.Status == TaskState.Open))
            Notices.Queue(context.Step, new NewNotice(task.AssigneeId, NoticeKind.TaskReminder, task.CampaignId, task.CaseId, task.Id));
        return null;
    }
}

/// <summary>Closes the answer's time under the step's lock.</summary>
internal sealed class CloseAnswerHandler : EffectHandler<CloseAnswer>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, CloseAnswer effect, CancellationToken cancellation)
    {
        var step = context.Step;
        var execution = context.Planned.Execution.Number;
        await StepLock.TakeAsync(step, context.InstanceId, execution, cancellation);
        var open = (await StepTasks.OfAsync(step, context.InstanceId, context.Planned.Execution, cancellation)).Where(t => t.Status == TaskState.Open).ToList();
        var petition = await step.Db().Set<Petition>().FirstAsync(p => p.CaseId == context.CorrelationId && p.Execution == execution, cancellation);
        if (petition.Status != PetitionStatus.Filed)
            return null;
        if (open.Where(t => t.DueAt > step.Now).Max(t => t.DueAt) is { } moved)
        {
            // The organiser gave more time; the timer that fired was the old one.
            step.ScheduleTimer(context.InstanceId, context.Planned.Execution, PetitionSignals.AnswerTimer, moved);
            return null;
        }

        open.ForEach(task => task.PassDeadline());
        petition.PassDeadline();
        step.Audit(petition.CaseId, "PetitionOverdue", "timer", Value.Object(("petition", Value.Of(petition.Id.ToString("N")))));
        return new Answer(PetitionSignals.Overdue, Value.EmptyObject);
    }
}

/// <summary>The case was called off while the step waited.</summary>
internal sealed class WithdrawPetitionHandler : EffectHandler<WithdrawPetition>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, WithdrawPetition effect, CancellationToken cancellation)
    {
        var step = context.Step;
        await StepLock.TakeAsync(step, context.InstanceId, context.Planned.Execution.Number, cancellation);
        foreach (var task in (await StepTasks.OfAsync(step, context.InstanceId, context.Planned.Execution, cancellation)).Where(t => t.Status == TaskState.Open))
            task.Withdraw("");
        var db = step.Db();
        (await db.Set<PetitionWindow>().FindAsync([context.CorrelationId], cancellation))?.Close();
        foreach (var petition in await db.Set<Petition>().Where(p => p.CaseId == context.CorrelationId && p.Execution == context.Planned.Execution.Number && p.Status == PetitionStatus.Filed).ToListAsync(cancellation))
            petition.Withdraw();
        return null;
    }
}
