using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Meetings;

/// <summary>Opens a meeting for writing: only its chair and its secretary, under its lock, until the minutes are adopted.</summary>
internal static class MeetingDoor
{
    /// <exception cref="NotFoundException">There is no such meeting, or the actor has no part in it.</exception>
    public static async Task<Meeting> OpenAsync(StepScope step, Guid meetingId, Actor actor, CancellationToken cancellation)
    {
        if (actor.Strength is SignInStrength.AdminLink)
            throw new StepUpNeededException();
        var db = step.Db();
        var at = await db.Set<Meeting>().AsNoTracking()
            .Where(m => m.Id == meetingId && (m.ChairId == actor.PersonId || m.SecretaryId == actor.PersonId))
            .Select(m => new { m.CampaignId, m.UnitId })
            .FirstOrDefaultAsync(cancellation) ?? throw new NotFoundException();
        await step.LockAsync(MeetingLock.Key(at.CampaignId, at.UnitId), cancellation);
        return await db.Set<Meeting>().FirstAsync(m => m.Id == meetingId, cancellation);
    }

    /// <exception cref="RuleBrokenException">The minutes stand already.</exception>
    public static void RequirePlanned(Meeting meeting)
    {
        if (meeting.Status == MeetingStatus.Adopted)
            throw new RuleBrokenException(Sentence.Of("Biên bản đã thông qua, không sửa được nữa."), code: "already_adopted");
        if (meeting.Status == MeetingStatus.Withdrawn)
            throw new RuleBrokenException(Sentence.Of("Cuộc họp này không còn hồ sơ nào chờ."), code: "withdrawn");
    }
}
