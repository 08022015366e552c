namespace CanBo.Activities.Ratings.HardRules;

/// <summary>To whom a hard rule applies.</summary>
public enum HardRuleScope
{
    /// <summary>Everyone.</summary>
    Everyone,

    /// <summary>Whoever holds a leadership post.</summary>
    Leaders,

    /// <summary>Whoever holds none.</summary>
    NonLeaders,
}

/// <summary>A rule that limits the rating whatever the score is. Part of a versioned rule package.</summary>
/// <param name="Code">A stable code, unique in the package.</param>
/// <param name="Test">Which facts it looks at.</param>
/// <param name="Article">The article it rests on.</param>
/// <param name="On">Whether it is in force. Rules of other regulations are listed but off.</param>
/// <param name="AppliesTo">To whom.</param>
/// <param name="Ceiling">The best rating possible when it strikes; KXL means that the person is not rated.</param>
/// <param name="Override">Whether a named authority may set it aside with a written reason.</param>
/// <param name="Threshold">The number the test compares with, for tests that need one: a share (1/2) or months (6).</param>
public sealed record HardRule(
    string Code,
    HardRuleTest Test,
    string Article,
    bool On,
    HardRuleScope AppliesTo,
    Rating Ceiling,
    bool Override,
    Fraction? Threshold = null)
{
    /// <summary>Whether the test compares with a threshold.</summary>
    public static bool NeedsThreshold(HardRuleTest test) => test is HardRuleTest.UnitTasksBelow or HardRuleTest.UnitsNotCompletedAbove
        or HardRuleTest.LowConfidenceAbove or HardRuleTest.TasksFailedAbove or HardRuleTest.MonthsWorkedBelow or HardRuleTest.MonthsAwayFrom3Below;
}
