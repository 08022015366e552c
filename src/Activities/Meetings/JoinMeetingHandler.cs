using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Mail;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reminding;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Meetings;

/// <summary>Finds the planned meeting of the case's body or opens one; the secretary and the chair are asked once a meeting, not once a case.</summary>
internal sealed class JoinMeetingHandler(Participants participants, RulePackages packages, WorkingCalendar calendar, TaskFollowUps followUps) : EffectHandler<JoinMeeting>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, JoinMeeting effect, CancellationToken cancellation)
    {
        var step = context.Step;
        var db = step.Db();
        var @case = (await db.Set<Case>().FindAsync([context.CorrelationId], cancellation))!;
        @case.Enter(context.Planned.NodeId, step.Now);
        if (await BodyAsync(db, effect.Scope, @case, step.Now, cancellation) is not { } unitId)
        {
            step.Audit(@case.Id, "NotAsked", "system", Value.Object(("node", Value.Of(context.Planned.NodeId)), ("why", Value.Of("no_party_cell"))));
            return new Answer(WaitOutcomes.NotRequired, Value.EmptyObject);
        }

        var due = effect.WindowDays > 0 ? calendar.AddWorkingDays(step.Now, effect.WindowDays) : null;
        var key = MeetingLock.Key(@case.CampaignId, unitId);
        // Most find the meeting planned and add only their own rows: they wait for whoever changes the meeting, not for each other.
        var isShared = Suits(await Planned(db, @case, unitId).AsNoTracking().FirstOrDefaultAsync(cancellation), due);
        await (isShared ? step.LockSharedAsync(key, cancellation) : step.LockAsync(key, cancellation));
        await step.FlushAsync(cancellation);
        if (await MergesAsync(db, effect.Merged, @case, cancellation) && await MeetingMerging.FindAsync(db, @case, unitId, BusinessZone.DayOf(step.Now), cancellation) is { } same)
        {
            step.Audit(@case.Id, "MeetingMerged", "system", Value.Object(("meeting", Value.Of(same.ToString("N"))), ("body", Value.Of(unitId.ToString("N")))));
            return new Answer(WaitOutcomes.Adopted, Value.EmptyObject);
        }

        var meeting = await Planned(db, @case, unitId).FirstOrDefaultAsync(cancellation);
        if (isShared && !Suits(meeting, due))
        {
            // Adopted or put off while we waited.
            await step.LockAsync(key, cancellation);
            if (meeting is not null)
                db.Entry(meeting).State = EntityState.Detached;
            meeting = await Planned(db, @case, unitId).FirstOrDefaultAsync(cancellation);
        }

        var isNew = meeting is null;
        if (meeting is null)
        {
            var convoked = await MeetingRoster.OfAsync(db, unitId, BusinessZone.DayOf(step.Now), cancellation);
            if (convoked.All(person => person == @case.PersonId))
                return new Answer(WaitOutcomes.NotRequired, Value.EmptyObject);
            if (await OfficersAsync(db, unitId, step.Now, cancellation) is not { } officers)
            {
                step.Audit(@case.Id, "NobodyToAsk", "system", Value.Object(("node", Value.Of(context.Planned.NodeId)), ("gap", Value.Of("no_meeting_officer"))));
                return new Answer(WaitOutcomes.Nobody, Value.EmptyObject);
            }

            meeting = await LeftAsync(db, @case, unitId, cancellation);
            if (meeting is not null)
                meeting.PlanAgain(officers.Chair.PersonId, officers.Secretary.PersonId);
            else
                db.Add(meeting = Meeting.Open(Ids.New(step.Now), @case.CampaignId, unitId, officers.Chair.PersonId, officers.Secretary.PersonId, step.Now));
            var known = await db.Set<MeetingAttendance>().Where(a => a.MeetingId == meeting.Id).Select(a => a.PersonId).ToListAsync(cancellation);
            db.AddRange(convoked.Except(known).Select(person => MeetingAttendance.Convoke(meeting.Id, person)));
            await OpenTasksAsync(step, meeting, officers, due, cancellation);
            await step.FlushAsync(cancellation);
        }

        await AddAsync(db, meeting, @case, context, cancellation);
        if (due is not null)
        {
            step.ScheduleTimer(context.InstanceId, context.Planned.Execution, WaitingStep.DueTimer, due.Instant);
            if (isNew)
                meeting.DueBy(due.Instant);
            else if (meeting.DueAt < due.Instant)
                await MoveDueAsync(step, meeting, due, cancellation);
        }

        return null;
    }

    private static IQueryable<Meeting> Planned(CanBoContext db, Case @case, Guid unitId) =>
        db.Set<Meeting>().Where(m => m.CampaignId == @case.CampaignId && m.UnitId == unitId && m.Status == MeetingStatus.Planned);

    // It is there, and need not be put off for this case.
    private static bool Suits(Meeting? meeting, DueDate? due) => meeting is not null && !(meeting.DueAt < due?.Instant);

    // The case left this meeting by a return and was its last: what had been typed there is not lost.
    private static Task<Meeting?> LeftAsync(CanBoContext db, Case @case, Guid unitId, CancellationToken cancellation) => db.Set<Meeting>()
        .Where(m => m.CampaignId == @case.CampaignId && m.UnitId == unitId && m.Status == MeetingStatus.Withdrawn)
        .Where(m => db.Set<MeetingCase>().Any(c => c.MeetingId == m.Id && c.CaseId == @case.Id && c.Status == MeetingCaseStatus.Withdrawn))
        .OrderByDescending(m => m.OpenedAt)
        .FirstOrDefaultAsync(cancellation);

    private async Task<Guid?> BodyAsync(CanBoContext db, string scope, Case @case, DateTimeOffset now, CancellationToken cancellation) => scope switch
    {
        JoinMeeting.AgencyScope => await UsingAgencyAsync(db, @case, now, cancellation),
        JoinMeeting.CellScope => await CaseBodies.CellAsync(db, @case.PersonId, BusinessZone.DayOf(now), cancellation),
        JoinMeeting.CollectiveScope => await CaseBodies.CollectiveAsync(db, @case.PersonId, @case.UnitId, BusinessZone.DayOf(now), cancellation)
            ?? await UsingAgencyAsync(db, @case, now, cancellation),
        _ => @case.UnitId,
    };

    private async Task<bool> MergesAsync(CanBoContext db, string merged, Case @case, CancellationToken cancellation) => merged switch
    {
        JoinMeeting.MergedYes => true,
        JoinMeeting.MergedNo => false,
        _ => packages.Of((await db.Set<Campaign>().FindAsync([@case.CampaignId], cancellation))!).Meet.MergedAllowed,
    };

    // Where the person works, not who decides: a head is reviewed in the agency they head (Decree 335/2025, Art. 21(1)).
    private async Task<Guid> UsingAgencyAsync(CanBoContext db, Case @case, DateTimeOffset now, CancellationToken cancellation)
    {
        var standings = await participants.StandingsAsync(db, [new CaseSubject(@case.PersonId, @case.PostId, @case.DeciderUnitId)], BusinessZone.DayOf(now), cancellation);
        return standings[0].UsingAgencyId ?? @case.UnitId;
    }

    private static async Task AddAsync(CanBoContext db, Meeting meeting, Case @case, EffectContext context, CancellationToken cancellation)
    {
        if (await db.Set<MeetingCase>().FindAsync([meeting.Id, @case.Id], cancellation) is { } again)
            again.JoinAgain(context.Planned.Execution.Number);
        else
            db.Add(MeetingCase.Join(meeting.Id, @case.Id, context.InstanceId, context.Planned.Execution.Number));
        if (await db.Set<MeetingAttendance>().FindAsync([meeting.Id, @case.PersonId], cancellation) is null)
            db.Add(MeetingAttendance.Convoke(meeting.Id, @case.PersonId));
    }

    private async Task<MeetingOfficers?> OfficersAsync(CanBoContext db, Guid unitId, DateTimeOffset now, CancellationToken cancellation)
    {
        var on = BusinessZone.DayOf(now);
        var chairs = await participants.ResolveForUnitsAsync(db, ParticipantRule.MeetingChair, [unitId], on, cancellation);
        var secretaries = await participants.ResolveForUnitsAsync(db, ParticipantRule.MeetingSecretary, [unitId], on, cancellation);
        return chairs[unitId] is { Gap: null, People: [var chair, ..] } && secretaries[unitId] is { Gap: null, People: [var secretary, ..] }
            ? new MeetingOfficers(chair, secretary)
            : null;
    }

    private async Task OpenTasksAsync(StepScope step, Meeting meeting, MeetingOfficers officers, DueDate? due, CancellationToken cancellation)
    {
        foreach (var officer in new[] { officers.Secretary, officers.Chair }.DistinctBy(o => o.PersonId))
        {
            var task = TaskItem.Open(
                Ids.New(step.Now),
                new NewTask(meeting.CampaignId, TaskKind.Meeting, officer.PersonId, officer.Reason)
                {
                    Subject = meeting.Id.ToString("N", CultureInfo.InvariantCulture),
                    DueAt = due?.Instant,
                    DueExplanation = due?.Explanation,
                },
                step.Now);
            step.Db().Add(task);
            Notices.Queue(step, new NewNotice(task.AssigneeId, NoticeKind.TaskOpened, task.CampaignId, null, task.Id));
            await followUps.SetAsync(step, task, cancellation);
        }
    }

    private async Task MoveDueAsync(StepScope step, Meeting meeting, DueDate due, CancellationToken cancellation)
    {
        meeting.DueBy(due.Instant);
        foreach (var task in await MeetingTasks.OpenAsync(step.Db(), meeting, cancellation))
        {
            task.Extend(due.Instant, due.Explanation, "");
            await followUps.SetAsync(step, task, cancellation);
        }
    }

    private sealed record MeetingOfficers(Participant Chair, Participant Secretary);
}

internal static class MeetingLock
{
    public static string Key(Guid campaignId, Guid unitId) => string.Create(CultureInfo.InvariantCulture, $"meeting:{campaignId:N}:{unitId:N}");
}

internal static class MeetingTasks
{
    public static Task<List<TaskItem>> OpenAsync(CanBoContext db, Meeting meeting, CancellationToken cancellation)
    {
        var subject = meeting.Id.ToString("N", CultureInfo.InvariantCulture);
        return db.Set<TaskItem>()
            .Where(t => t.CampaignId == meeting.CampaignId && t.Kind == TaskKind.Meeting && t.Subject == subject && (t.Status == TaskState.Open || t.Status == TaskState.Overdue))
            .ToListAsync(cancellation);
    }
}
