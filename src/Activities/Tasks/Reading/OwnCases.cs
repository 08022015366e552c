using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks.Reading;

/// <summary>A person's own cases with what was sent and what others are asked.</summary>
internal static class OwnCases
{
    private const int Most = 3;

    public static async Task<List<OwnCaseRow>> OfAsync(CanBoContext db, Guid personId, CancellationToken cancellation)
    {
        var cases = await (from @case in db.Set<Case>()
                           join campaign in db.Set<Campaign>() on @case.CampaignId equals campaign.Id
                           where @case.PersonId == personId && @case.Status != CaseStatus.Cancelled
                               && (campaign.Status == CampaignStatus.Running || (campaign.Status != CampaignStatus.Cancelled && @case.NotifiedAt != null))
                           orderby campaign.LaunchedAt descending
                           select new { Case = @case, campaign.Name, campaign.Year }).Take(Most).ToListAsync(cancellation);
        if (cases.Count == 0)
            return [];
        var ids = cases.Select(c => (Guid?)c.Case.Id).ToList();
        var tasks = await db.Set<TaskItem>().Where(t => EF.Parameter(ids).Contains(t.CaseId))
            .OrderBy(t => t.OpenedAt).ThenBy(t => t.Id)
            .Select(t => new { t.Id, t.CaseId, t.Kind, t.Status, t.AssigneeId, t.OpenedAt, t.SubmittedAt })
            .ToListAsync(cancellation);
        return
        [
            .. from row in cases
               let mine = tasks.Where(t => t.CaseId == row.Case.Id).ToList()
               let sheet = mine.LastOrDefault(t => t.Kind == TaskKind.SelfAssessment && t.Status == TaskState.Done)
               let asked = mine.Find(t => t.Status == TaskState.Open && t.AssigneeId != personId)
               select new OwnCaseRow(row.Case.Id, row.Name, row.Year, row.Case.Status, row.Case.Score, sheet?.Id, sheet?.SubmittedAt, asked?.Kind, asked?.OpenedAt, row.Case.NotifiedAt is null ? null : row.Case.FinalRating),
        ];
    }
}
