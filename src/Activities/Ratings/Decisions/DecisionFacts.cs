using CanBo.Activities.Campaigns;
using CanBo.Activities.Ratings.HardRules;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>Reads what the judgement of cases rests on: hard-rule facts, unit ratings, proposals.</summary>
internal static class DecisionFacts
{
    public static async Task<Dictionary<Guid, DecisionSubject>> LoadAsync(CanBoContext db, Campaign campaign, RulePackage package, IReadOnlyCollection<Case> cases, CancellationToken cancellation)
    {
        var people = cases.Select(c => c.PersonId).ToList();
        var facts = (await db.Set<ConductFact>().AsNoTracking()
            .Where(f => f.CampaignId == campaign.Id && f.RemovedAt == null && EF.Parameter(people).Contains(f.PersonId))
            .OrderBy(f => f.At)
            .ToListAsync(cancellation)).ToLookup(f => f.PersonId);
        var units = cases.Where(c => c.IsHead).Select(c => c.UnitId).Distinct().ToList();
        var ratings = units.Count == 0
            ? []
            : await db.Set<UnitRating>().AsNoTracking().Where(r => r.CampaignId == campaign.Id && EF.Parameter(units).Contains(r.UnitId)).ToDictionaryAsync(r => r.UnitId, r => r.Rating, cancellation);
        var votes = await CountedVote.LoadAsync(db, [.. cases.Select(c => c.Id)], cancellation);
        return cases.ToDictionary(c => c.Id, c => Subject(c, campaign, package, facts[c.PersonId], ratings) with { Vote = votes.GetValueOrDefault(c.Id) });
    }

    private static DecisionSubject Subject(Case @case, Campaign campaign, RulePackage package, IEnumerable<ConductFact> facts, Dictionary<Guid, Rating> units)
    {
        var flags = HardRuleEvaluation.Flags(package.HardRules, ConductFacts.Of(@case, campaign.Year, facts));
        var byScore = @case.Score is { } score ? package.Score.RatingOf(score) : (Rating?)null;
        return new DecisionSubject(
            @case.Id,
            @case.FinalRating,
            (@case.ProposedRating ?? byScore) is { } proposed ? RatingGuard.Limit(proposed, flags, []) : null,
            @case.Score,
            flags,
            @case.IsHead,
            @case.IsHead && units.TryGetValue(@case.UnitId, out var unit) ? unit : null,
            DecisionSets.CodesOf(package.Cap, @case.DeciderUnitId, @case.PositionGroup));
    }
}
