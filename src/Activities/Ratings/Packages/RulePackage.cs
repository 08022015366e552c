using System.Collections.Immutable;
using CanBo.Activities.Ratings.HardRules;
using CanBo.Activities.Ratings.Scoring;
using CanBo.Workflows;

namespace CanBo.Activities.Ratings.Packages;

/// <summary>
/// One versioned set of rules: what a case is judged by from its launch to its end (domain.md §6.1). Nothing in the code knows a
/// weight, a band, a cap or a deadline; a new decree is a new package, and a running case keeps its own.
/// </summary>
/// <param name="Code">The code, such as <c>D335</c>.</param>
/// <param name="Version">The version, from 1; a published version never changes.</param>
/// <param name="Name">The name people know it by.</param>
/// <param name="LegalBasis">The documents it rests on.</param>
/// <param name="EffectiveFrom">The first day it applies.</param>
/// <param name="EffectiveTo">The last day it applies, or null.</param>
/// <param name="Score">The 100-point scheme.</param>
/// <param name="Rating">What levels demand beside points.</param>
/// <param name="HardRules">Rules that limit the rating whatever the score is.</param>
/// <param name="Cap">The cap on XS.</param>
/// <param name="Vote">How votes are counted, where a procedure has votes.</param>
/// <param name="Quorum">The least share of those convoked, 0 to 1.</param>
/// <param name="HeadCap">Whether the head is not rated above the unit.</param>
/// <param name="Residence">The comment from the residence area.</param>
/// <param name="Upward">Subordinates' opinions.</param>
/// <param name="Deadline">Deadlines and windows.</param>
/// <param name="Petition">Windows of the petition.</param>
/// <param name="Form">Which edition of the forms.</param>
/// <param name="Assumptions">Keys whose values stand in no source: ours, to be confirmed by whoever adopts the package.</param>
/// <param name="Reminders">When people are reminded and others told; ask <see cref="Remind"/>.</param>
/// <param name="Meeting">How conferences are held; ask <see cref="Meet"/>.</param>
/// <param name="Member">Which Party members are reviewed; ask <see cref="Members"/>.</param>
public sealed record RulePackage(
    string Code,
    int Version,
    Bilingual Name,
    string LegalBasis,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    ScoreScheme Score,
    RatingSettings Rating,
    ImmutableArray<HardRule> HardRules,
    CapSettings Cap,
    VoteSettings Vote,
    Fraction Quorum,
    bool HeadCap,
    ResidenceSettings Residence,
    UpwardSettings Upward,
    DeadlineSettings Deadline,
    PetitionSettings Petition,
    FormSettings Form,
    ImmutableArray<string> Assumptions,
    ReminderSettings? Reminders = null,
    MeetingSettings? Meeting = null,
    MemberSettings? Member = null)
{
    /// <summary>Which Party members are reviewed; the regulation's own months where the package says nothing.</summary>
    public MemberSettings Members => Member ?? MemberSettings.Usual;

    /// <summary>How conferences are held; nothing is asked for where the package says nothing.</summary>
    public MeetingSettings Meet => Meeting ?? MeetingSettings.None;

    /// <summary>When people are reminded and others told; the usual days where the package says nothing.</summary>
    public ReminderSettings Remind => Reminders ?? ReminderSettings.Usual;

    /// <summary>The months at work below which nobody is rated, or null when the package has no such rule in force.</summary>
    public Fraction? MinimumMonths => HardRules.FirstOrDefault(rule => rule is { On: true, Test: HardRuleTest.MonthsWorkedBelow })?.Threshold;

    /// <summary>Whether the package applies on a day.</summary>
    public bool AppliesOn(DateOnly day) => EffectiveFrom <= day && (EffectiveTo is null || day <= EffectiveTo);
}

/// <summary>What levels demand beside points.</summary>
/// <param name="Conditions">The demands; none for civil servants under D335.</param>
public sealed record RatingSettings(ImmutableArray<RatingCondition> Conditions);
