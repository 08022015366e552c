using CanBo.Activities.Cohorts;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Meetings;

/// <summary>At the deadline: the case goes on without the meeting, unless its minutes were adopted a moment before.</summary>
internal sealed class CloseMeetingWaitHandler : EffectHandler<CloseMeetingWait>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, CloseMeetingWait effect, CancellationToken cancellation) =>
        await MeetingLeaving.LeaveAsync(context, MeetingCaseStatus.Overdue, cancellation)
            ? new Answer(WaitOutcomes.Overdue, Value.EmptyObject)
            : new Answer(WaitOutcomes.Adopted, Value.EmptyObject);
}

/// <summary>Withdrawn from the step.</summary>
internal sealed class LeaveMeetingHandler : EffectHandler<LeaveMeeting>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, LeaveMeeting effect, CancellationToken cancellation)
    {
        await MeetingLeaving.LeaveAsync(context, MeetingCaseStatus.Withdrawn, cancellation);
        return null;
    }
}

internal static class MeetingLeaving
{
    /// <summary>Takes the case off its meeting under the meeting's lock. False when it no longer waited there.</summary>
    public static async Task<bool> LeaveAsync(EffectContext context, MeetingCaseStatus how, CancellationToken cancellation)
    {
        var step = context.Step;
        var db = step.Db();
        var execution = context.Planned.Execution.Number;
        var at = await (
            from c in db.Set<MeetingCase>()
            join m in db.Set<Meeting>() on c.MeetingId equals m.Id
            where c.CaseId == context.CorrelationId && c.Execution == execution && c.InstanceId == context.InstanceId
            select new { m.Id, m.CampaignId, m.UnitId }).FirstOrDefaultAsync(cancellation);
        if (at is null)
            return false;
        await step.LockAsync(MeetingLock.Key(at.CampaignId, at.UnitId), cancellation);
        var row = await db.Set<MeetingCase>().FirstAsync(c => c.MeetingId == at.Id && c.CaseId == context.CorrelationId, cancellation);
        if (row.Status != MeetingCaseStatus.Waiting || row.Execution != execution)
            return false;

        row.Leave(how);
        await step.FlushAsync(cancellation);
        if (!await db.Set<MeetingCase>().AnyAsync(c => c.MeetingId == at.Id && c.Status == MeetingCaseStatus.Waiting, cancellation))
        {
            var meeting = await db.Set<Meeting>().FirstAsync(m => m.Id == at.Id, cancellation);
            meeting.Withdraw();
            foreach (var task in await MeetingTasks.OpenAsync(db, meeting, cancellation))
                task.Withdraw("");
        }

        return true;
    }
}
