using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Meetings;

/// <summary>The minutes are adopted: they never change again, and every waiting case goes on.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="packages">The campaign's rules.</param>
/// <param name="calendar">Working days.</param>
public sealed class AdoptMeeting(StepRunner steps, RulePackages packages, WorkingCalendar calendar)
{
    // Up to so many cases go on in the adoption's own transaction; more are told one by one afterwards, so that nobody waits for them.
    private const int AtOnce = 12;

    /// <summary>Adopts, after saving what was typed with it. Adopting twice answers the same.</summary>
    /// <exception cref="NotFoundException">There is no such meeting, or the actor is neither its chair nor its secretary.</exception>
    /// <exception cref="RuleBrokenException">The minutes stand already, nobody was present, or the drafts were not with the participants in time.</exception>
    public Task HandleAsync(Guid meetingId, MeetingDraft? draft, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return steps.RunAsync((step, token) => AdoptAsync(step, meetingId, draft, actor, token), cancellation);
    }

    private async Task AdoptAsync(StepScope step, Guid meetingId, MeetingDraft? draft, Actor actor, CancellationToken cancellation)
    {
        var meeting = await MeetingDoor.OpenAsync(step, meetingId, actor, cancellation);
        if (meeting.Status == MeetingStatus.Adopted && (draft is null || await MeetingNoting.IsNotedAsync(step.Db(), meeting, draft, cancellation)))
            return;
        MeetingDoor.RequirePlanned(meeting);
        if (draft is not null)
            await MeetingNoting.ApplyAsync(step, meeting, draft, cancellation);
        await step.FlushAsync(cancellation);

        var db = step.Db();
        if (!await db.Set<MeetingAttendance>().AnyAsync(a => a.MeetingId == meeting.Id && a.Presence == Presence.Present, cancellation))
            throw new RuleBrokenException(Sentence.Of("Chưa có ai có mặt. Đánh dấu người có mặt trong danh sách dự họp."), "attendance", "nobody_present");
        await RequireDraftsAsync(step, meeting, cancellation);
        meeting.Adopt(actor.PersonId!.Value, step.Now);
        foreach (var task in await MeetingTasks.OpenAsync(db, meeting, cancellation))
            task.Complete(step.Now);

        // Ordered as the cohorts that follow are locked, so that two adoptions seldom wait for each other.
        var waiting = await (
            from row in db.Set<MeetingCase>()
            join c in db.Set<Case>() on row.CaseId equals c.Id
            where row.MeetingId == meeting.Id && row.Status == MeetingCaseStatus.Waiting
            orderby c.DeciderUnitId, c.PositionGroup, c.Id
            select row).ToListAsync(cancellation);
        foreach (var row in waiting)
        {
            row.Leave(MeetingCaseStatus.Adopted);
            step.Audit(row.CaseId, "MeetingAdopted", actor.AuditName, Value.Object(("meeting", Value.Of(meeting.Id.ToString("N")))));
        }

        await step.FlushAsync(cancellation);
        foreach (var row in waiting)
        {
            var execution = new ExecutionId(row.Execution);
            if (waiting.Count <= AtOnce)
                await step.ResumeAsync(row.InstanceId, execution, WaitOutcomes.Adopted, Value.EmptyObject, cancellation);
            else
                step.ResumeLater(row.InstanceId, execution, WaitOutcomes.Adopted, Value.EmptyObject);
        }
    }

    private async Task RequireDraftsAsync(StepScope step, Meeting meeting, CancellationToken cancellation)
    {
        var db = step.Db();
        var rule = new DraftRule(packages.Of(await db.Set<Campaign>().FirstAsync(c => c.Id == meeting.CampaignId, cancellation)), calendar);
        if (!rule.IsOn)
            return;
        var sent = await db.Set<MeetingCase>().Where(c => c.MeetingId == meeting.Id && c.Status == MeetingCaseStatus.Waiting).Select(c => c.DraftSentAt).ToListAsync(cancellation);
        rule.Require(sent, BusinessZone.DayOf(meeting.HeldAt ?? step.Now));
    }
}
