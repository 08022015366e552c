using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>
/// At the case's deadline: a vote that was never opened leaves the case overdue; one that is open is closed now, unless it has an hour of its own.
/// </summary>
internal sealed class CloseVoteWaitHandler(VoteClosing closing) : EffectHandler<CloseVoteWait>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, CloseVoteWait effect, CancellationToken cancellation)
    {
        if (await VoteLeaving.FindAsync(context, cancellation) is not ({ } session, { } row))
            return null;
        if (session.Status == VoteStatus.Planned)
        {
            await VoteLeaving.LeaveAsync(context.Step, session, row, VoteCaseStatus.Overdue, cancellation);
            return new Answer(WaitOutcomes.Overdue, Value.EmptyObject);
        }

        if (session.ClosesAt is not null || await closing.CountAsync(context.Step, session, "timer", cancellation) is not { } told)
            return null;
        foreach (var other in told.Where(t => t.Row.CaseId != row.CaseId))
            context.Step.ResumeLater(other.Row.InstanceId, new ExecutionId(other.Row.Execution), other.Port, other.Data);
        var own = told.FirstOrDefault(t => t.Row.CaseId == row.CaseId);
        return own.Row is null ? null : new Answer(own.Port, own.Data);
    }
}

/// <summary>Withdrawn from the step. A return over slips that were cast in secret is refused; a case that is called off just leaves.</summary>
internal sealed class LeaveVoteHandler : EffectHandler<LeaveVote>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, LeaveVote effect, CancellationToken cancellation)
    {
        var step = context.Step;
        if (await VoteLeaving.FindAsync(context, cancellation) is not ({ } session, { } row))
            return null;
        var @case = await step.Db().Set<Case>().FirstAsync(c => c.Id == context.CorrelationId, cancellation);
        if (session.Terms.IsSecret && session.Status is VoteStatus.Open or VoteStatus.Counting && @case.Status != CaseStatus.Cancelled
            && await step.Db().Set<Voter>().AnyAsync(v => v.SessionId == session.Id && v.Way != BallotWay.None, cancellation))
            throw new RuleBrokenException(Sentence.Of("Đã có phiếu kín bỏ về hồ sơ này, nên không trả về bước trước được. Đóng phiếu trước."), code: "secret_vote_cast");
        await VoteLeaving.LeaveAsync(step, session, row, VoteCaseStatus.Withdrawn, cancellation);
        return null;
    }
}

internal static class VoteLeaving
{
    /// <summary>The session in which the execution still waits, and its row, under the lock; nulls when it does not wait any more.</summary>
    public static async Task<(VoteSession? Session, VoteCase? Row)> FindAsync(EffectContext context, CancellationToken cancellation)
    {
        var db = context.Step.Db();
        var execution = context.Planned.Execution.Number;
        var rows = db.Set<VoteCase>().Where(r => r.CaseId == context.CorrelationId && r.InstanceId == context.InstanceId && r.Execution == execution && r.Status == VoteCaseStatus.Waiting);
        if (await rows.Select(r => (Guid?)r.SessionId).FirstOrDefaultAsync(cancellation) is not { } sessionId
            || await VoteLock.TakeAsync(context.Step, sessionId, cancellation) is not { } session)
            return (null, null);
        return await rows.FirstOrDefaultAsync(cancellation) is { } row && row.SessionId == session.Id ? (session, row) : (null, null);
    }

    /// <summary>Takes the case off; a session nobody waits for ends, and what was cast is destroyed unopened.</summary>
    public static async Task LeaveAsync(StepScope step, VoteSession session, VoteCase row, VoteCaseStatus how, CancellationToken cancellation)
    {
        var db = step.Db();
        row.Leave(how);
        await step.FlushAsync(cancellation);
        if (await db.Set<VoteCase>().AnyAsync(r => r.SessionId == session.Id && r.Status == VoteCaseStatus.Waiting, cancellation))
            return;
        await VoteClosing.DestroyAsync(step, session, cancellation);
        session.Withdraw();
        await VoteTasks.EndAsync(db, session, wasHeld: false, step.Now, cancellation);
    }
}
