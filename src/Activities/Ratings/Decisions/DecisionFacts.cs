using CanBo.Activities.Campaigns;
using CanBo.Activities.Ratings.HardRules;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Remedial;
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
        var state = await StateRatings.OfAsync(db, campaign, package, cases, cancellation);
        var faults = package.HardRules.Any(rule => rule is { On: true, Test: HardRuleTest.OldFaultsOpen }) ? await CarriedFaults.OpenAsync(db, people, campaign.Year, cancellation) : [];
        return cases.ToDictionary(c => c.Id, c => Subject(c, package, Known(c, campaign, facts[c.PersonId], state, faults), ratings) with { Vote = votes.GetValueOrDefault(c.Id) });
    }

    private static HardFacts Known(Case @case, Campaign campaign, IEnumerable<ConductFact> facts, IReadOnlyDictionary<Guid, StateRatings.Found> state, Dictionary<Guid, int> faults)
    {
        var recorded = ConductFacts.Of(@case, campaign.Year, facts);
        recorded = recorded with { OldFaultsOpen = Math.Max(recorded.OldFaultsOpen, faults.GetValueOrDefault(@case.PersonId)) };
        return state.GetValueOrDefault(@case.PersonId) is { } found ? recorded with { StateRating = found.Rating, IsStateRatingOpen = found.IsOpen } : recorded;
    }

    private static DecisionSubject Subject(Case @case, RulePackage package, HardFacts facts, Dictionary<Guid, Rating> units)
    {
        var flags = HardRuleEvaluation.Flags(package.HardRules, facts);
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
