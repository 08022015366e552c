using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Approvals;

/// <summary>What lies on the desk when somebody acts in an approval: read after the step's lock was taken.</summary>
/// <param name="Round">The approval.</param>
/// <param name="Voices">Its voices in their order, tracked.</param>
/// <param name="Case">The case.</param>
internal sealed record ApprovalDesk(ApprovalRound Round, List<ApprovalVoice> Voices, Case Case)
{
    /// <summary>The actor's own asking: task, then lock, then rows.</summary>
    /// <exception cref="NotFoundException">There is no such task of this actor.</exception>
    /// <exception cref="StepUpNeededException">The actor has not given the own password or PIN.</exception>
    public static async Task<(TaskItem Task, ApprovalDesk Desk)> TakeOwnAsync(StepScope step, Actor actor, Guid taskId, CancellationToken cancellation)
    {
        var task = await TaskDoor.TakeOwnAsync(step, actor, taskId, cancellation);
        if (task.Kind != TaskKind.Approval)
            throw new NotFoundException();
        actor.RequireOwnProof();
        var round = await step.Db().Set<ApprovalRound>().FirstAsync(r => r.InstanceId == task.InstanceId && r.Execution == task.Execution, cancellation);
        return (task, await ReadAsync(step, round, cancellation));
    }

    /// <summary>Any approval, for organisers: lock, then rows.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public static async Task<ApprovalDesk> TakeAsync(StepScope step, Guid roundId, CancellationToken cancellation)
    {
        var rounds = step.Db().Set<ApprovalRound>();
        var at = await rounds.AsNoTracking().Where(r => r.Id == roundId).Select(r => new { r.InstanceId, r.Execution }).FirstOrDefaultAsync(cancellation) ?? throw new NotFoundException();
        await StepLock.TakeAsync(step, at.InstanceId, at.Execution, cancellation);
        return await ReadAsync(step, await rounds.FirstAsync(r => r.Id == roundId, cancellation), cancellation);
    }

    /// <summary>The approval that an execution waits for, under its lock; null when there is none.</summary>
    public static async Task<ApprovalDesk?> TakeAsync(EffectContext context, CancellationToken cancellation)
    {
        var (step, execution) = (context.Step, context.Planned.Execution.Number);
        await StepLock.TakeAsync(step, context.InstanceId, execution, cancellation);
        await step.FlushAsync(cancellation);
        return await step.Db().Set<ApprovalRound>().FirstOrDefaultAsync(r => r.InstanceId == context.InstanceId && r.Execution == execution, cancellation) is { } round
            ? await ReadAsync(step, round, cancellation)
            : null;
    }

    /// <summary>The tasks still open in it.</summary>
    public Task<List<TaskItem>> OpenTasksAsync(StepScope step, CancellationToken cancellation) =>
        step.Db().Set<TaskItem>().Where(t => t.InstanceId == Round.InstanceId && t.Execution == Round.Execution && t.Status == TaskState.Open).OrderBy(t => t.Id).ToListAsync(cancellation);

    /// <summary>Closes it: voices not given are over, tasks still open are withdrawn or overdue.</summary>
    /// <returns>The tasks that were open.</returns>
    public async Task<List<TaskItem>> CloseAsync(StepScope step, ApprovalStatus how, string why, CancellationToken cancellation)
    {
        Round.Close(how, step.Now);
        foreach (var voice in Voices.Where(v => v.Status is VoiceStatus.Waiting or VoiceStatus.Asked))
            voice.End();
        var open = await OpenTasksAsync(step, cancellation);
        foreach (var task in open)
        {
            if (how == ApprovalStatus.Overdue)
                task.PassDeadline();
            else
                task.Withdraw(why);
        }

        return open;
    }

    /// <summary>Refuses an act in a campaign that is over.</summary>
    /// <exception cref="RuleBrokenException">It is.</exception>
    public async Task RequireRunningAsync(StepScope step, CancellationToken cancellation)
    {
        var campaign = await step.Db().Set<Campaign>().FindAsync([Round.CampaignId], cancellation);
        if (campaign?.Status is not (CampaignStatus.Launching or CampaignStatus.Running) || Case.Status == CaseStatus.Cancelled)
            throw new RuleBrokenException(Sentence.Of("Đợt này đã kết thúc hoặc đã hủy, nên không duyệt được nữa."), code: "campaign_over");
    }

    private static async Task<ApprovalDesk> ReadAsync(StepScope step, ApprovalRound round, CancellationToken cancellation)
    {
        var db = step.Db();
        var voices = await db.Set<ApprovalVoice>().Where(v => v.RoundId == round.Id).OrderBy(v => v.Position).ToListAsync(cancellation);
        return new ApprovalDesk(round, voices, await db.Set<Case>().FirstAsync(c => c.Id == round.CaseId, cancellation));
    }
}
