using CanBo.Activities.Opinions;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Tasks.Steps;

/// <summary>Withdraws what a step still asked for when it was left, cancelled or returned over. Answers that are there stay.</summary>
internal sealed class WithdrawTasksHandler : EffectHandler<WithdrawTasks>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, WithdrawTasks effect, CancellationToken cancellation)
    {
        await StepLock.TakeAsync(context.Step, context.InstanceId, context.Planned.Execution.Number, cancellation);
        var tasks = await StepTasks.OfAsync(context.Step, context.InstanceId, context.Planned.Execution, cancellation);
        foreach (var task in tasks.Where(t => t.Status is TaskState.Open))
            task.Withdraw("");
        await LeaveRoundAsync(context, tasks, cancellation);
        return null;
    }

    // What was sealed is destroyed unopened: nobody will count it any more.
    private static async Task LeaveRoundAsync(EffectContext context, List<TaskItem> tasks, CancellationToken cancellation)
    {
        if (await OpinionRounds.OfAsync(context.Step, context.InstanceId, context.Planned.Execution, cancellation) is not { Status: OpinionRoundStatus.Open } round)
            return;
        if (round.IsAnonymous)
            await SealedReplies.DestroyAsync(context.Step, round, cancellation);
        foreach (var task in tasks.Where(t => t.Seal == TaskSeal.Open))
            task.CloseSeal();
        round.Withdraw();
    }
}
