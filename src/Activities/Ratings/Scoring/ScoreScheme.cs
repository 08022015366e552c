using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CanBo.Activities.Ratings.Scoring;

/// <summary>How the 100 points split between conduct and work: 30/70 (D335, R366), 20/80 (Hải Phòng).</summary>
/// <param name="General">Points of the general criteria.</param>
/// <param name="Task">Points of the task results.</param>
public sealed record ScoreWeights(Fraction General, Fraction Task);

/// <summary>The period that is scored first.</summary>
public enum ScorePeriod
{
    /// <summary>Month by month.</summary>
    Month,

    /// <summary>Quarter by quarter.</summary>
    Quarter,
}

/// <summary>How periods become a longer one.</summary>
public enum ScoreAggregate
{
    /// <summary>The mean of the periods worked.</summary>
    Mean,
}

/// <summary>A 100-point scheme as data: weights, general criteria, task formula and bands. Part of a versioned rule package.</summary>
/// <param name="Weights">General and task points; together 100.</param>
/// <param name="General">The general criteria by group; their maxima add up to the general weight.</param>
/// <param name="Task">How the task part is computed.</param>
/// <param name="Bands">The bands, best first.</param>
/// <param name="Period">The period that is scored first.</param>
/// <param name="Aggregate">How periods become a year.</param>
public sealed record ScoreScheme(
    ScoreWeights Weights,
    ImmutableArray<CriterionGroup> General,
    TaskFormula Task,
    ImmutableArray<Band> Bands,
    ScorePeriod Period,
    ScoreAggregate Aggregate)
{
    /// <summary>How many periods make a year: 12 or 4.</summary>
    public int PeriodsInYear => Period == ScorePeriod.Month ? 12 : 4;

    /// <summary>Every general criterion in the order of the sheet.</summary>
    [JsonIgnore]
    public IEnumerable<Criterion> Criteria => General.SelectMany(group => group.Criteria);

    /// <summary>The rating an exact score stands for.</summary>
    public Rating RatingOf(Fraction score) => Bands.RatingOf(score);

    /// <summary>One period's score: general points plus the task share times the task weight.</summary>
    /// <param name="general">General points, 0 to the general weight.</param>
    /// <param name="taskShare">The task part, 0 to 1 (above 1 only where the formula does not cap).</param>
    public PeriodScore Score(Fraction general, Fraction taskShare) => new(general, taskShare, general + (taskShare * Weights.Task));
}

/// <summary>The score of one period, exact.</summary>
/// <param name="General">General points.</param>
/// <param name="TaskShare">The task part between 0 and 1.</param>
/// <param name="Total">The points out of 100.</param>
public sealed record PeriodScore(Fraction General, Fraction TaskShare, Fraction Total);
