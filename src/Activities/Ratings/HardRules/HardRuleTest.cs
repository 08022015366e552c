namespace CanBo.Activities.Ratings.HardRules;

/// <summary>The facts a hard rule can be about (domain.md §3.4): a closed list, so that a package cannot ask for what nobody records.</summary>
public enum HardRuleTest
{
    /// <summary>Disciplined in the year, from reprimand up, for ideological or ethical decline or a breach of duty (D335).</summary>
    DutyDiscipline,

    /// <summary>Any Party or administrative discipline in the year (D48, R124).</summary>
    AnyDiscipline,

    /// <summary>Concluded decline, "tự diễn biến, tự chuyển hóa", forbidden acts of Party members, breach of exemplary duty.</summary>
    ConcludedDecline,

    /// <summary>The unit in charge was handled for corruption or waste (leaders).</summary>
    UnitCorruption,

    /// <summary>The unit completed less than the threshold of its tasks (leaders).</summary>
    UnitTasksBelow,

    /// <summary>The basic socio-economic targets were missed (leaders).</summary>
    BasicTargetsMissed,

    /// <summary>More than the threshold of the units in charge are KHT (leaders).</summary>
    UnitsNotCompletedAbove,

    /// <summary>More than the threshold of the confidence votes are "low" (leaders).</summary>
    LowConfidenceAbove,

    /// <summary>More than the threshold of the tasks failed.</summary>
    TasksFailedAbove,

    /// <summary>Fewer months at work in the year than the threshold; maternity leave is rated on actual time.</summary>
    MonthsWorkedBelow,

    /// <summary>Away for at least 3 and fewer months than the threshold (D90).</summary>
    MonthsAwayFrom3Below,

    /// <summary>A fault of an earlier year is not fixed completely (R366).</summary>
    OldFaultsOpen,

    /// <summary>A Party member who is also rated as a civil servant this year was not rated XS there (H21, an option).</summary>
    StateRatingBelowExcellent,

    /// <summary>A Party member is also rated as a civil servant this year, and that rating, the basis of this one, is still open (D335 19(2); edge E12).</summary>
    StateRatingOpen,
}
