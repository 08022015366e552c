namespace CanBo.Activities.Ratings.Scoring;

/// <summary>What a level may demand beside the points (domain.md §3.3). D335 demands nothing more of civil servants; R366 does.</summary>
public enum ConditionTest
{
    /// <summary>Every task was completed.</summary>
    AllTasksDone,

    /// <summary>Every task was completed on time.</summary>
    AllOnTime,

    /// <summary>At least the threshold of the tasks went beyond what was required.</summary>
    BeyondAtLeast,

    /// <summary>At most the threshold of the tasks was late.</summary>
    LateAtMost,

    /// <summary>Every old fault is fixed.</summary>
    OldFaultsFixed,

    /// <summary>No unit below is KHT.</summary>
    NoSubordinateNotCompleted,

    /// <summary>No member of the collective was disciplined.</summary>
    NoMemberDisciplined,
}

/// <summary>One demand of one level.</summary>
/// <param name="Rating">The level that demands it.</param>
/// <param name="Test">What is demanded.</param>
/// <param name="Threshold">The share, for tests that need one.</param>
public sealed record RatingCondition(Rating Rating, ConditionTest Test, Fraction? Threshold = null)
{
    /// <summary>Whether the test compares with a share.</summary>
    public static bool NeedsThreshold(ConditionTest test) => test is ConditionTest.BeyondAtLeast or ConditionTest.LateAtMost;

    /// <summary>Whether the facts meet the demand.</summary>
    public bool IsMetBy(ConditionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Test switch
        {
            ConditionTest.AllTasksDone => facts.AllTasksDone,
            ConditionTest.AllOnTime => facts.LateShare == Fraction.Zero,
            ConditionTest.BeyondAtLeast => facts.BeyondShare >= Threshold,
            ConditionTest.LateAtMost => facts.LateShare <= Threshold,
            ConditionTest.OldFaultsFixed => facts.OldFaultsFixed,
            ConditionTest.NoSubordinateNotCompleted => facts.NoSubordinateNotCompleted,
            ConditionTest.NoMemberDisciplined => facts.NoMemberDisciplined,
            _ => throw new InvalidOperationException($"No such condition: {Test}."),
        };
    }
}

/// <summary>The facts the conditions look at.</summary>
/// <param name="AllTasksDone">Every task was completed.</param>
/// <param name="BeyondShare">Share of tasks that went beyond what was required, 0 to 1.</param>
/// <param name="LateShare">Share of tasks that were late, 0 to 1.</param>
/// <param name="OldFaultsFixed">Every old fault is fixed.</param>
/// <param name="NoSubordinateNotCompleted">No unit below is KHT.</param>
/// <param name="NoMemberDisciplined">No member of the collective was disciplined.</param>
public sealed record ConditionFacts(
    bool AllTasksDone,
    Fraction BeyondShare,
    Fraction LateShare,
    bool OldFaultsFixed,
    bool NoSubordinateNotCompleted = true,
    bool NoMemberDisciplined = true);
