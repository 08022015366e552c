namespace CanBo.Activities.Ratings.Scoring;

/// <summary>What one month (or quarter) brings to the year.</summary>
public abstract record PeriodEntry
{
    private PeriodEntry(int number) => Number = number;

    /// <summary>Which period of the year, from 1.</summary>
    public int Number { get; }

    /// <summary>A confirmed total, exact.</summary>
    public sealed record Scored(int Period, Fraction Total) : PeriodEntry(Period);

    /// <summary>Not worked (sick, maternity, unpaid leave, not yet in service): leaves the mean.</summary>
    public sealed record NotWorked(int Period) : PeriodEntry(Period);
}
