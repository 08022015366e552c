using CanBo.Activities.Campaigns;
using CanBo.Activities.Petitions;
using CanBo.Activities.Results.Publishing;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Mail;

/// <summary>Looks whether notices still say something true: a task is still open and still this person's, the campaign still runs.</summary>
internal static class LetterTruth
{
    /// <summary>Those that hold.</summary>
    public static async Task<List<Notice>> HoldingAsync(CanBoContext db, IReadOnlyCollection<Notice> notices, CancellationToken cancellation)
    {
        var campaignIds = notices.Select(n => n.CampaignId).Distinct().ToList();
        var taskIds = notices.Select(n => n.TaskId).OfType<Guid>().Distinct().ToList();
        var caseIds = notices.Select(n => n.CaseId).OfType<Guid>().Distinct().ToList();
        var facts = new Facts(
            await db.Set<Campaign>().Where(c => EF.Parameter(campaignIds).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Status, cancellation),
            await db.Set<TaskItem>().Where(t => EF.Parameter(taskIds).Contains(t.Id)).Select(t => new { t.Id, t.AssigneeId, t.Status, TakesLate = t.LateAnswer == null && t.Seal == TaskSeal.None })
                .ToDictionaryAsync(t => t.Id, t => new Asked(t.AssigneeId, t.Status, t.TakesLate), cancellation),
            await db.Set<Case>().Where(c => EF.Parameter(caseIds).Contains(c.Id) && c.NotifiedAt != null && c.Status != CaseStatus.Cancelled).Select(c => c.Id).ToListAsync(cancellation),
            await db.Set<Publication>().Where(p => EF.Parameter(campaignIds).Contains(p.CampaignId)).Select(p => p.CampaignId).Distinct().ToListAsync(cancellation),
            await db.Set<Petition>().Where(p => EF.Parameter(caseIds).Contains(p.CaseId)).Select(p => p.CaseId).ToListAsync(cancellation));
        return [.. notices.Where(facts.Hold)];
    }

    private sealed record Facts(
        Dictionary<Guid, CampaignStatus> Campaigns, Dictionary<Guid, Asked> Tasks, List<Guid> Told, List<Guid> Public, List<Guid> Petitioned)
    {
        public bool Hold(Notice notice)
        {
            if (!Campaigns.TryGetValue(notice.CampaignId, out var campaign))
                return false;
            if (notice.Kind == NoticeKind.CampaignCancelled)
                return campaign == CampaignStatus.Cancelled;
            return campaign != CampaignStatus.Cancelled && notice.Kind switch
            {
                NoticeKind.ResultReady => notice.CaseId is { } told && Told.Contains(told),
                NoticeKind.MeetingCalled or NoticeKind.CampaignHeld => true,
                NoticeKind.ResultsPublished => Public.Contains(notice.CampaignId),
                NoticeKind.PetitionReceived or NoticeKind.PetitionAnswered => notice.CaseId is { } about && Petitioned.Contains(about),
                NoticeKind.TaskEscalated => notice.TaskId is { } late && Tasks.TryGetValue(late, out var missed) && missed.Holds(notice.Kind),
                _ => notice.TaskId is { } id && Tasks.TryGetValue(id, out var task) && task.Assignee == notice.RecipientId && task.Holds(notice.Kind),
            };
        }
    }

    private sealed record Asked(Guid Assignee, TaskState Status, bool TakesLate)
    {
        // Whoever missed the deadline is reminded once more: a late text is still taken.
        public bool Holds(NoticeKind kind) => kind switch
        {
            NoticeKind.TaskWithdrawn => Status is TaskState.Waived or TaskState.Withdrawn,
            NoticeKind.TaskReminder or NoticeKind.TaskEscalated => Status == TaskState.Open || (Status == TaskState.Overdue && TakesLate),
            _ => Status == TaskState.Open,
        };
    }
}
