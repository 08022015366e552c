using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings.Packages.Editing;

/// <summary>One setting of a rule package that people edit.</summary>
/// <param name="Place">Where it stands in the document, as errors name it: <c>cap.rate</c>, <c>score.bands[0].from</c>.</param>
/// <param name="Kind">What is typed.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Section">The part of the page it belongs to.</param>
/// <param name="Hint">One line with an example; null leaves it out.</param>
/// <param name="Choices">The values of a closed list.</param>
public sealed record RuleSetting(string Place, RuleSettingKind Kind, Sentence Label, RuleSection Section, Sentence? Hint = null, Type? Choices = null);

/// <summary>What is typed into a setting.</summary>
public enum RuleSettingKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    LongText,

    /// <summary>A number or a fraction, exact: <c>0,2</c>, <c>2/3</c>.</summary>
    Number,

    /// <summary>The same, or nothing.</summary>
    OptionalNumber,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>The same, or nothing.</summary>
    OptionalWhole,

    /// <summary>Whole numbers with commas between.</summary>
    Wholes,

    /// <summary>On or off.</summary>
    Switch,

    /// <summary>One of a closed list.</summary>
    Choice,

    /// <summary>Several of a closed list.</summary>
    Choices,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A day, or nothing.</summary>
    OptionalDay,

    /// <summary>A day of every year, typed as day/month.</summary>
    YearDay,
}

/// <summary>The parts of the page that edits a rule package.</summary>
public enum RuleSection
{
    /// <summary>Name, legal basis, from when.</summary>
    General,

    /// <summary>The 100-point scheme.</summary>
    Score,

    /// <summary>From which score which rating.</summary>
    Bands,

    /// <summary>The cap on the best rating.</summary>
    Cap,

    /// <summary>How a collective votes.</summary>
    Vote,

    /// <summary>Residence, subordinates, conferences.</summary>
    Opinions,

    /// <summary>Days of the year and windows.</summary>
    Deadlines,

    /// <summary>When people are reminded.</summary>
    Reminders,

    /// <summary>Rules that limit the rating whatever the score is.</summary>
    HardRules,
}
