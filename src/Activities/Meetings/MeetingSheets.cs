using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Meetings;

/// <summary>
/// The meeting comments on the sheets of its agenda (domain.md §2.2, step 2), so those convoked read them and their evidence; once the minutes stand, the chair,
/// the secretary and those who came. Opinions, appraisals and drafts are not the meeting's.
/// </summary>
public sealed class MeetingSheets : IAnswerDoor
{
    /// <inheritdoc />
    public Task<bool> MayReadAsync(CanBoContext db, Guid personId, TaskItem task, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(task);
        return task is { Kind: TaskKind.SelfAssessment, Answer: not null, CaseId: { } caseId }
            ? Readable(db, personId).AnyAsync(c => c.CaseId == caseId, cancellation)
            : Task.FromResult(false);
    }

    private static IQueryable<MeetingCase> Readable(CanBoContext db, Guid personId) =>
        from row in db.Set<MeetingCase>()
        join meeting in db.Set<Meeting>() on row.MeetingId equals meeting.Id
        join @case in db.Set<Case>() on row.CaseId equals @case.Id
        where row.Status != MeetingCaseStatus.Withdrawn && meeting.Status != MeetingStatus.Withdrawn && @case.Status != CaseStatus.Cancelled
        where meeting.ChairId == personId || meeting.SecretaryId == personId
            || db.Set<MeetingAttendance>().Any(a => a.MeetingId == meeting.Id && a.PersonId == personId && (meeting.Status == MeetingStatus.Planned || a.Presence == Presence.Present))
        select row;
}
