using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Mail;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Meetings;

/// <summary>Calls a meeting: those convoked are told when and where, and that the drafts on its agenda can be read (H43 §2).</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="packages">The campaign's rules.</param>
/// <param name="calendar">Working days.</param>
public sealed class CallMeeting(StepRunner steps, RulePackages packages, WorkingCalendar calendar)
{
    /// <summary>Calls, or calls again for another time or with drafts that came since. Saying the same again changes nothing and tells nobody.</summary>
    /// <exception cref="NotFoundException">There is no such meeting, or the actor is neither its chair nor its secretary.</exception>
    /// <exception cref="InvalidInputException">The day is too soon for the drafts, or past; or the place is missing.</exception>
    public Task HandleAsync(Guid meetingId, DateTimeOffset? calledFor, string? place, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return steps.RunAsync((step, token) => CallAsync(step, meetingId, calledFor?.ToUniversalTime(), TypedText.Clean(place).Trim(), actor, token), cancellation);
    }

    private async Task CallAsync(StepScope step, Guid meetingId, DateTimeOffset? calledFor, string place, Actor actor, CancellationToken cancellation)
    {
        var meeting = await MeetingDoor.OpenAsync(step, meetingId, actor, cancellation);
        MeetingDoor.RequirePlanned(meeting);
        var db = step.Db();
        var campaign = await db.Set<Campaign>().FirstAsync(c => c.Id == meeting.CampaignId, cancellation);
        var waiting = await db.Set<MeetingCase>().Where(c => c.MeetingId == meetingId && c.Status == MeetingCaseStatus.Waiting).ToListAsync(cancellation);
        RequireGood(new DraftRule(packages.Of(campaign), calendar), waiting, calledFor, place, step.Now);

        var unsent = waiting.FindAll(c => c.DraftSentAt is null);
        if (unsent.Count == 0 && meeting.CalledFor == calledFor && meeting.Place == place)
            return;
        foreach (var row in unsent)
            row.SendDraft(step.Now);
        meeting.Call(calledFor!.Value, place);
        var convoked = await db.Set<MeetingAttendance>().Where(a => a.MeetingId == meetingId).Select(a => a.PersonId).ToListAsync(cancellation);
        foreach (var person in convoked)
            Notices.Queue(step, new NewNotice(person, NoticeKind.MeetingCalled, meeting.CampaignId));
        step.Audit(meeting.CampaignId, "MeetingCalled", actor.AuditName, Value.Object(
            ("meeting", Value.Of(meetingId.ToString("N"))), ("drafts", Value.Of(unsent.Count)), ("convoked", Value.Of(convoked.Count))));
    }

    private static void RequireGood(DraftRule rule, List<MeetingCase> waiting, DateTimeOffset? calledFor, string place, DateTimeOffset now)
    {
        var errors = new List<FieldError>();
        if (place.Length is 0 or > MeetingLimits.Place)
            errors.Add(new FieldError("calledPlace", Sentence.Of("Ghi nơi họp, tối đa 200 ký tự.")));
        var earliest = rule.IsOn && waiting.Count > 0 ? rule.EarliestFor(waiting.Max(c => c.DraftSentAt ?? now)) : BusinessZone.DayOf(now);
        if (calledFor is not { } at)
            errors.Add(new FieldError("calledOn", Sentence.Of("Ghi ngày họp.")));
        else if (BusinessZone.DayOf(at) < earliest)
            errors.Add(new FieldError("calledOn", rule.IsOn
                ? Sentence.Of("Dự thảo phải đến người dự trước ít nhất {0} ngày làm việc. Sớm nhất họp được ngày {1}.", rule.Days.ToString(System.Globalization.CultureInfo.InvariantCulture), VietnameseDates.Digits(earliest))
                : Sentence.Of("Chọn ngày họp từ hôm nay trở đi.")));
        if (errors.Count > 0)
            throw new InvalidInputException([.. errors]);
    }
}
