using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ordering;

/// <summary>The two phases of a unit's own review: draft, then its members, then its rating (edges E1 and E2 of domain.md §2.6).</summary>
public static class CollectiveReview
{
    /// <summary>Members whose review a unit's rating waits for: their cases waited for the unit's draft, and are not reviewed yet.</summary>
    public static IQueryable<Case> Unreviewed(CanBoContext db, Guid campaignId)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Case>().Where(c => c.CampaignId == campaignId && c.Status == CaseStatus.Open && c.FaultedAt == null && c.ReviewedAt == null
            && db.Set<CaseDependency>().Any(d => d.CaseId == c.Id && d.Kind == WaitKind.CollectiveDraft));
    }

    /// <summary>Refuses a unit's rating while its members are not reviewed.</summary>
    /// <exception cref="RuleBrokenException">Some are not; they are named.</exception>
    internal static async Task RequireMembersAsync(CanBoContext db, Guid campaignId, Guid unitId, CancellationToken cancellation)
    {
        var open = Unreviewed(db, campaignId).Where(c => c.UnitId == unitId);
        var count = await open.CountAsync(cancellation);
        if (count == 0)
            return;
        var names = await open.Join(db.Set<Person>(), c => c.PersonId, p => p.Id, (c, p) => new { p.SortKey, p.FullName }).OrderBy(p => p.SortKey).Take(3).Select(p => p.FullName).ToListAsync(cancellation);
        throw new RuleBrokenException(
            Sentence.Of("Còn {0} người của đơn vị chưa kiểm điểm xong ({1}). Mức của tập thể quyết định sau cùng.", count.ToString(CultureInfo.InvariantCulture), string.Join(", ", names)),
            "rating",
            "members_first");
    }
}
