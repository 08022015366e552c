using System.Collections.Immutable;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>Ranks cases by votes and exact score and shows where the seats would end if what is proposed were followed.</summary>
internal static class DecisionRanking
{
    public static DecisionRanks Rank(IReadOnlyCollection<Case> cases, Dictionary<Guid, DecisionSubject> subjects, ImmutableArray<QuotaSet> sets, Fraction close)
    {
        var places = cases.Where(c => subjects[c.Id].IsRanked)
            .GroupBy(c => (c.DeciderUnitId, c.PositionGroup))
            .SelectMany(group => DecisionOrder.Places(group.Select(c => subjects[c.Id])))
            .ToDictionary(r => r.Subject.CaseId, r => r.Place);
        // One order for the whole agency, because its seats are shared by the groups.
        var order = DecisionOrder.Places(cases.Select(c => subjects[c.Id]).Where(Competes));
        var allocation = QuotaSolver.Solve(
            sets,
            [.. order.Select(r => new QuotaCandidate(r.Subject.CaseId.ToString("N"), r.Place, r.Subject.Sets))],
            [.. cases.Select(c => subjects[c.Id]).Where(s => !Competes(s) && (s.Current ?? s.Proposed) is not null).Select(s => new QuotaFixed((s.Current ?? s.Proposed)!.Value, s.Sets))]);
        var outcomes = allocation.Outcomes.ToDictionary(o => Guid.ParseExact(o.Id, "N"));
        return new DecisionRanks(places, outcomes, allocation.Seats.ToDictionary(s => s.Set.Code, StringComparer.Ordinal), Edges(cases, subjects, outcomes, close));
    }

    public static string? Word(QuotaOutcome? outcome) => outcome switch
    {
        QuotaOutcome.Awarded => "awarded",
        QuotaOutcome.NoSeat => "noSeat",
        QuotaOutcome.Tied => "tied",
        QuotaOutcome.WaitsForTie => "waitsForTie",
        _ => null,
    };

    private static bool Competes(DecisionSubject subject) => subject is { Current: null, Proposed: Rating.XS };

    // Where votes differ the points do not decide, however close they are.
    private static Dictionary<Guid, Sentence> Edges(IReadOnlyCollection<Case> cases, Dictionary<Guid, DecisionSubject> subjects, Dictionary<Guid, QuotaOutcome> outcomes, Fraction close)
    {
        var edges = new Dictionary<Guid, Sentence>();
        foreach (var group in cases.Where(c => outcomes.ContainsKey(c.Id) && c.Score is not null).GroupBy(c => (c.DeciderUnitId, c.PositionGroup)))
        {
            var last = group.Where(c => outcomes[c.Id] is QuotaOutcome.Awarded).MinBy(c => subjects[c.Id], DecisionOrder.Instance);
            var first = group.Where(c => outcomes[c.Id] is not QuotaOutcome.Awarded).MaxBy(c => subjects[c.Id], DecisionOrder.Instance);
            if (last is null || first is null || subjects[last.Id].Vote?.Share != subjects[first.Id].Vote?.Share || Ranking.Edge(last.Score!.Value, first.Score!.Value, close) is not { } edge)
                continue;
            edges[last.Id] = edge.Above;
            edges[first.Id] = edge.Below;
        }

        return edges;
    }
}

/// <summary>Places, seats and edges of the cases of some agencies.</summary>
internal sealed record DecisionRanks(
    Dictionary<Guid, int> Places,
    Dictionary<Guid, QuotaOutcome> Outcomes,
    Dictionary<string, QuotaSeats> Seats,
    Dictionary<Guid, Sentence> Edges);
