using System.Collections.Immutable;

namespace CanBo.Activities.Ratings.Scoring;

/// <summary>
/// The rating of a score under conditions. The texts demand points and conditions together and say nothing of someone who has
/// the points but not the conditions; then the next level whose conditions hold is proposed, and the gap is shown (domain.md §3.3).
/// </summary>
/// <param name="Proposed">The level to propose.</param>
/// <param name="NoLevelFits">The score is outside the band of the proposed level: the authority decides.</param>
/// <param name="Unmet">The conditions of the score's own level that are not met.</param>
public sealed record ConditionedRating(Rating Proposed, bool NoLevelFits, ImmutableArray<RatingCondition> Unmet)
{
    /// <summary>Reads the score off the bands, then goes down to the first level whose conditions hold.</summary>
    public static ConditionedRating Of(ImmutableArray<Band> bands, IReadOnlyCollection<RatingCondition> conditions, Fraction score, ConditionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        var byScore = bands.RatingOf(score);
        var proposed = RatingScale.Levels.SkipWhile(level => level != byScore)
            .First(level => level == Rating.KHT || conditions.Where(c => c.Rating == level).All(c => c.IsMetBy(facts)));
        return new ConditionedRating(proposed, proposed != byScore,
            [.. conditions.Where(c => c.Rating == byScore && !c.IsMetBy(facts))]);
    }
}
