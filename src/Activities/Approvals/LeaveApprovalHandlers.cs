using CanBo.Activities.Cohorts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Approvals;

/// <summary>Closes an approval at its hour, under the lock: an answer is either before this or not taken, never both.</summary>
internal sealed class CloseApprovalHandler : EffectHandler<CloseApproval>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, CloseApproval effect, CancellationToken cancellation)
    {
        var step = context.Step;
        if (await ApprovalDesk.TakeAsync(context, cancellation) is not { Round.Status: ApprovalStatus.Open } desk)
            return null;
        if (desk.Round.DueAt is { } due && due > step.Now)
        {
            // The next one of a sequence was asked meanwhile; the timer that fired was the old one.
            step.ScheduleTimer(context.InstanceId, context.Planned.Execution, WaitingStep.DueTimer, due);
            return null;
        }

        var open = await desk.CloseAsync(step, ApprovalStatus.Overdue, "", cancellation);
        step.Audit(context.CorrelationId, "DeadlinePassed", "timer", Value.Object(("node", Value.Of(context.Planned.NodeId)), ("overdue", Value.Of(open.Count))));
        return new Answer(WaitOutcomes.Overdue, Value.EmptyObject);
    }
}

/// <summary>Withdraws what is still asked when the case leaves the step. Answers that were given stay on record.</summary>
internal sealed class LeaveApprovalHandler : EffectHandler<LeaveApproval>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, LeaveApproval effect, CancellationToken cancellation)
    {
        if (await ApprovalDesk.TakeAsync(context, cancellation) is { Round.Status: ApprovalStatus.Open } desk)
            await desk.CloseAsync(context.Step, ApprovalStatus.Withdrawn, "", cancellation);
        return null;
    }
}
