using System.Collections.Immutable;

namespace CanBo.Activities.Ratings;

/// <summary>The answer of <see cref="QuotaSolver"/>.</summary>
/// <param name="Outcomes">One for each candidate, in the order of rank.</param>
/// <param name="Seats">The meter of each set after the award, in the order given.</param>
public sealed record QuotaAllocation(ImmutableArray<QuotaOutcome> Outcomes, ImmutableArray<QuotaSeats> Seats)
{
    /// <summary>Who gets XS without question.</summary>
    public IEnumerable<string> Awarded => Outcomes.OfType<QuotaOutcome.Awarded>().Select(outcome => outcome.Id);

    /// <summary>Whether a tie at the edge waits for the deciders.</summary>
    public bool HasTie => Outcomes.Any(outcome => outcome is QuotaOutcome.Tied);

    /// <summary>Sets in which more XS stand already than the cap allows.</summary>
    public IEnumerable<QuotaSeats> Exceeded => Seats.Where(seats => seats.Left < 0);
}
