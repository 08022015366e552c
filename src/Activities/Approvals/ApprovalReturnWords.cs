using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Approvals;

/// <summary>What an approver wrote when sending a case back, for whoever is asked again.</summary>
internal static class ApprovalReturnWords
{
    /// <summary>Who sent the case back to this task's step and why; null when nobody did.</summary>
    public static async Task<ReturnWords?> OfAsync(CanBoContext db, TaskItem task, CancellationToken cancellation)
    {
        var latest = await db.Set<ApprovalRound>().Where(r => r.CaseId == task.CaseId).OrderByDescending(r => r.Execution).FirstOrDefaultAsync(cancellation);
        if (latest is not { Status: ApprovalStatus.SentBack } || latest.ReturnedTo != task.NodeId)
            return null;
        return await (
            from voice in db.Set<ApprovalVoice>()
            join person in db.Set<Person>() on voice.ActingId equals person.Id
            where voice.RoundId == latest.Id && voice.Status == VoiceStatus.SentBack
            select new ReturnWords(person.FullName, voice.Remark)).FirstOrDefaultAsync(cancellation);
    }
}
