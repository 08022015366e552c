using System.Collections.Immutable;

namespace CanBo.Activities.Ratings;

/// <summary>
/// Gives the seats of XS by list and rank, under every cap at once.
/// <para>
/// Whoever gets no seat is rated TOT, so the pool of each set does not depend on who is chosen, and each set has a fixed
/// number of seats. Choosing is then: take the candidates in order, seat each one whose sets all have a seat left. Nobody is
/// passed over for someone of lower rank (the result is the first in the order of lists, by rank). Where the sets are nested
/// (groups inside one agency), this also fills as many seats as any choice could: nested capacities form a matroid.
/// Where sets cross, another choice may fill more seats, but only by passing over someone of higher rank.
/// </para>
/// </summary>
public static class QuotaSolver
{
    /// <summary>Solves one list.</summary>
    /// <param name="sets">The quota sets.</param>
    /// <param name="candidates">Those who meet the standard, in any order.</param>
    /// <param name="others">Everyone else in the sets whose rating stands; people without a rating yet are left out.</param>
    /// <exception cref="ArgumentException">A set code is unknown or doubled, or a candidate stands twice.</exception>
    public static QuotaAllocation Solve(IReadOnlyList<QuotaSet> sets, IReadOnlyList<QuotaCandidate> candidates, IReadOnlyList<QuotaFixed> others)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        if (candidates.Select(candidate => candidate.Id).Distinct(StringComparer.Ordinal).Count() != candidates.Count)
            throw new ArgumentException("A candidate stands twice in the list.", nameof(candidates));
        var ledger = new QuotaLedger(sets, candidates, others);
        var outcomes = candidates.GroupBy(candidate => candidate.Rank).OrderBy(rank => rank.Key)
            .SelectMany(rank => SeatRank(ledger, [.. rank])).ToImmutableArray();
        var seats = ledger.Seats().ToDictionary(seat => seat.Set.Code, StringComparer.Ordinal);
        return new QuotaAllocation([.. outcomes.Select(outcome => WithFinalSeats(outcome, seats))], [.. ledger.Seats()]);
    }

    private static IEnumerable<QuotaOutcome> SeatRank(QuotaLedger ledger, ImmutableArray<QuotaCandidate> equals)
    {
        var outcomes = new Dictionary<string, QuotaOutcome>(StringComparer.Ordinal);
        var waiting = new List<QuotaCandidate>();
        foreach (var candidate in equals.Where(candidate => !ledger.HasSeat(candidate)))
        {
            if (ledger.IsCertainlyFull(candidate))
            {
                outcomes[candidate.Id] = new QuotaOutcome.NoSeat(candidate.Id, ledger.FullSets(candidate));
                continue;
            }

            outcomes[candidate.Id] = new QuotaOutcome.WaitsForTie(candidate.Id, ledger.ContestedSets(candidate));
            waiting.Add(candidate);
        }

        // Whoever waits may yet get a seat, so what waits is as good as taken for those who follow.
        waiting.ForEach(ledger.Reserve);
        var open = equals.Where(candidate => !outcomes.ContainsKey(candidate.Id)).ToList();
        var crowded = ledger.CrowdedSets(open);
        foreach (var candidate in open)
        {
            if (candidate.Sets.Any(crowded.Contains))
            {
                ledger.Reserve(candidate);
                outcomes[candidate.Id] = new QuotaOutcome.Tied(candidate.Id, candidate.Rank, ledger.Of(candidate.Sets.Where(crowded.Contains)));
            }
            else
            {
                ledger.Take(candidate);
                outcomes[candidate.Id] = new QuotaOutcome.Awarded(candidate.Id);
            }
        }

        return equals.Select(candidate => outcomes[candidate.Id]);
    }

    // The meters inside a reason are those of the finished list, not of the moment the candidate was looked at.
    private static QuotaOutcome WithFinalSeats(QuotaOutcome outcome, Dictionary<string, QuotaSeats> seats)
    {
        ImmutableArray<QuotaSeats> Final(ImmutableArray<QuotaSeats> before) => [.. before.Select(seat => seats[seat.Set.Code])];
        return outcome switch
        {
            QuotaOutcome.NoSeat none => none with { Full = Final(none.Full) },
            QuotaOutcome.Tied tied => tied with { Contested = Final(tied.Contested) },
            QuotaOutcome.WaitsForTie waits => waits with { Contested = Final(waits.Contested) },
            _ => outcome,
        };
    }
}
