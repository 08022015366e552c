using System.Collections.Immutable;

namespace CanBo.Activities.Ratings.HardRules;

/// <summary>A part of a whole, such as 3 of 5 units. A whole of 0 is no share and strikes nothing.</summary>
public readonly record struct PartOf(int Part, int Whole)
{
    /// <summary>The share, or null when there is no whole.</summary>
    public Fraction? Share => Whole > 0 ? new Fraction(Part, Whole) : null;
}

/// <summary>What is known of a person's year, apart from the score. Whatever is unknown is left out and strikes nothing.</summary>
public sealed record HardFacts
{
    /// <summary>The year that is rated.</summary>
    public required int Year { get; init; }

    /// <summary>Whether the person holds a leadership post.</summary>
    public bool IsLeader { get; init; }

    /// <summary>Acts that were or will be disciplined.</summary>
    public ImmutableArray<DisciplinaryAct> Acts { get; init; } = [];

    /// <summary>The authority concluded decline, forbidden acts or a breach of exemplary duty.</summary>
    public bool ConcludedDecline { get; init; }

    /// <summary>The unit in charge was handled for corruption or waste.</summary>
    public bool UnitHandledForCorruption { get; init; }

    /// <summary>Tasks the unit completed, of those it had.</summary>
    public PartOf? UnitTasksCompleted { get; init; }

    /// <summary>The basic socio-economic targets were missed.</summary>
    public bool BasicTargetsMissed { get; init; }

    /// <summary>Units in charge rated KHT, of all in charge.</summary>
    public PartOf? UnitsNotCompleted { get; init; }

    /// <summary>"Low" votes of the confidence poll, of all valid ones.</summary>
    public PartOf? LowConfidence { get; init; }

    /// <summary>The person's failed tasks, of all.</summary>
    public PartOf? TasksFailed { get; init; }

    /// <summary>Months at work in the year.</summary>
    public Fraction? MonthsWorked { get; init; }

    /// <summary>Months away in the year.</summary>
    public Fraction? MonthsAway { get; init; }

    /// <summary>The time away was maternity leave: rated on actual time.</summary>
    public bool OnMaternityLeave { get; init; }

    /// <summary>Faults of earlier years that are not fixed completely.</summary>
    public int OldFaultsOpen { get; init; }

    /// <summary>This year's rating as a civil servant, for a Party member's case; null while there is none.</summary>
    public Rating? StateRating { get; init; }

    /// <summary>For a Party member's case: a rating as a civil servant is under way this year and not decided.</summary>
    public bool IsStateRatingOpen { get; init; }
}
