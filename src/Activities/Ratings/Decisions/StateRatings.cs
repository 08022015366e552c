using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Ratings.HardRules;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>How Party members are rated as civil servants in the same year (D335 19(2): before, and as the basis of, the member's rating).</summary>
internal static class StateRatings
{
    /// <summary>One person's State ratings of a year.</summary>
    /// <param name="Rating">The lowest that is decided; null when none is.</param>
    /// <param name="IsOpen">One is under way and not decided.</param>
    public sealed record Found(Rating? Rating, bool IsOpen);

    /// <summary>By person; nobody where no rule asks, or the cases are not about Party members as such.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Found>> OfAsync(CanBoContext db, Campaign campaign, RulePackage package, IReadOnlyCollection<Case> cases, CancellationToken cancellation)
    {
        var none = new Dictionary<Guid, Found>();
        if (!package.HardRules.Any(rule => rule is { On: true, Test: HardRuleTest.StateRatingBelowExcellent or HardRuleTest.StateRatingOpen }))
            return none;
        var deciders = cases.Select(c => c.DeciderUnitId).Distinct().ToList();
        var party = await db.Set<Unit>().Where(u => EF.Parameter(deciders).Contains(u.Id) && u.Kind == UnitKind.PartyCell).Select(u => u.Id).ToListAsync(cancellation);
        var people = cases.Where(c => party.Contains(c.DeciderUnitId)).Select(c => c.PersonId).Distinct().ToList();
        if (people.Count == 0)
            return none;
        var rows = await (
            from c in db.Set<Case>()
            join other in db.Set<Campaign>() on c.CampaignId equals other.Id
            join unit in db.Set<Unit>() on c.DeciderUnitId equals unit.Id
            where EF.Parameter(people).Contains(c.PersonId) && other.Year == campaign.Year && other.Id != campaign.Id && unit.Kind != UnitKind.PartyCell
            where c.Status != CaseStatus.Cancelled && other.Status != CampaignStatus.Cancelled
            select new { c.PersonId, c.FinalRating, other.PeriodFrom, other.PeriodTo }).ToListAsync(cancellation);
        return rows.Where(r => Campaign.IsYear(r.PeriodFrom, r.PeriodTo)).GroupBy(r => r.PersonId).ToDictionary(
            g => g.Key,
            g => new Found(g.Where(r => r.FinalRating?.IsLevel() == true).Select(r => r.FinalRating).Aggregate((Rating?)null, (low, next) => low is { } l ? RatingScale.LowerOf(l, next!.Value) : next), g.Any(r => r.FinalRating is null)));
    }
}
