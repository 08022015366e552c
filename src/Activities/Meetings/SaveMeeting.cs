using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Meetings;

/// <summary>Saves the draft of the minutes, and written opinions given before the meeting.</summary>
/// <param name="steps">The door to the database.</param>
public sealed class SaveMeeting(StepRunner steps)
{
    /// <summary>Saves what the chair or the secretary typed; returns the new version.</summary>
    public Task<int> DraftAsync(Guid meetingId, MeetingDraft draft, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(actor);
        return steps.RunAsync(
            async (step, token) =>
            {
                var meeting = await MeetingDoor.OpenAsync(step, meetingId, actor, token);
                MeetingDoor.RequirePlanned(meeting);
                await MeetingNoting.ApplyAsync(step, meeting, draft, token);
                return meeting.Version;
            },
            cancellation);
    }

    /// <summary>Someone convoked gives an opinion in writing about another's case.</summary>
    public Task OpinionAsync(Guid meetingId, Guid caseId, string text, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var words = TypedText.Clean(text).Trim();
        if (words.Length is 0 or > MeetingLimits.CaseText)
            throw new InvalidInputException("text", Sentence.Of("Viết ý kiến, tối đa 4.000 ký tự."));
        if (actor.PersonId is not { } author || actor.Strength is SignInStrength.AdminLink)
            throw new NotFoundException();
        return steps.RunAsync(
            async (step, token) =>
            {
                var db = step.Db();
                var at = await db.Set<Meeting>().AsNoTracking()
                    .Where(m => m.Id == meetingId && db.Set<MeetingAttendance>().Any(a => a.MeetingId == m.Id && a.PersonId == author))
                    .Where(m => db.Set<MeetingCase>().Any(c => c.MeetingId == m.Id && c.CaseId == caseId && c.Status != MeetingCaseStatus.Withdrawn))
                    .Where(m => db.Set<Campaigns.Case>().Any(c => c.Id == caseId && c.PersonId != author))
                    .Select(m => new { m.CampaignId, m.UnitId })
                    .FirstOrDefaultAsync(token) ?? throw new NotFoundException();
                await step.LockAsync(MeetingLock.Key(at.CampaignId, at.UnitId), token);
                MeetingDoor.RequirePlanned(await db.Set<Meeting>().FirstAsync(m => m.Id == meetingId, token));
                if (await db.Set<WrittenOpinion>().FindAsync([meetingId, caseId, author], token) is { } given)
                    given.Replace(words, step.Now);
                else
                    db.Add(WrittenOpinion.Give(meetingId, caseId, author, words, step.Now));
            },
            cancellation);
    }
}
