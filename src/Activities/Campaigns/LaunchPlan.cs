using System.Collections.Immutable;
using CanBo.Activities.Ordering.Launch;
using CanBo.Activities.People;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Campaigns;

/// <summary>What a launch would do: who gets a case on which procedure, who is exempt and why, what is missing.</summary>
/// <param name="Entries">Cases to open.</param>
/// <param name="Exempt">People in scope without a case.</param>
/// <param name="Gaps">What must be mended first; a blocking one stops the launch.</param>
/// <param name="Asked">Everyone who would be asked, and how often, the busiest first.</param>
public sealed record LaunchPlan(
    IReadOnlyList<LaunchEntry> Entries,
    IReadOnlyList<LaunchExemption> Exempt,
    IReadOnlyList<LaunchGap> Gaps,
    IReadOnlyList<PersonAsked> Asked)
{
    /// <summary>Steps at which nobody is asked about a person, and why: nobody works beside or under them, or too few to stay unknown.</summary>
    public IReadOnlyList<LaunchUnasked> Unasked { get; init; } = [];

    /// <summary>What is wrong with the procedures for this organisation and this campaign: steps without people, replies that cannot come, deadlines that end too late.</summary>
    public IReadOnlyList<ProcedureFinding> Findings { get; init; } = [];

    /// <summary>How many cases will wait for what.</summary>
    public IReadOnlyList<LaunchWaitCount> Waits { get; init; } = [];

    /// <summary>Asked more often than this is pointed out before the launch (issue A, Campaigns).</summary>
    public const int ManyTasks = 30;

    /// <summary>True when nothing stops the launch.</summary>
    public bool MayLaunch => Entries.Count > 0 && !Gaps.Any(g => g.Blocks);
}

/// <summary>A case to open.</summary>
public sealed record LaunchEntry(Guid PersonId, string PersonCode, string PersonName, Standing Standing, Guid? DeciderId, string DefinitionId)
{
    /// <summary>What the case will wait for, by kind; the targets have a case in this campaign, or are units.</summary>
    public ImmutableArray<LaunchWait> Waits { get; init; } = [];
}

/// <summary>A person in scope without a case.</summary>
public sealed record LaunchExemption(Guid PersonId, string PersonCode, string PersonName, Sentence Reason);

/// <summary>Something missing.</summary>
/// <param name="Code">Stable word.</param>
/// <param name="PersonId">Whose case it concerns; null for a whole group or file.</param>
/// <param name="About">Name of the person, group or unit.</param>
/// <param name="Problem">What is missing.</param>
/// <param name="Fix">How to mend it.</param>
/// <param name="Blocks">True when the launch must wait for it.</param>
public sealed record LaunchGap(string Code, Guid? PersonId, string About, Sentence Problem, Sentence Fix, bool Blocks);

/// <summary>Somebody about whom a step asks nobody.</summary>
public sealed record LaunchUnasked(Guid PersonId, string PersonName, ParticipantRule Rule, Sentence Reason);

/// <summary>How often one person would be asked.</summary>
public sealed record PersonAsked(Guid PersonId, string Name, int Tasks)
{
    /// <summary>More than <see cref="LaunchPlan.ManyTasks"/>.</summary>
    public bool IsMany => Tasks > LaunchPlan.ManyTasks;
}

/// <summary>A quota group as it would be at the launch: how many compete for how many seats at the most.</summary>
/// <param name="DeciderUnit">The deciding unit's name.</param>
/// <param name="PositionGroup">The position group.</param>
/// <param name="People">Cases in the group.</param>
/// <param name="MostSeats">Seats if everyone else were rated good.</param>
public sealed record QuotaGroupPreview(string DeciderUnit, string PositionGroup, int People, int MostSeats);

/// <summary>What splitting a deciding unit into groups costs (domain.md §3.5: 96 people have 16 seats as one group, 10 as ten).</summary>
/// <param name="DeciderUnit">The deciding unit's name.</param>
/// <param name="Groups">Its groups.</param>
/// <param name="People">Its cases.</param>
/// <param name="Whole">Seats as one group.</param>
/// <param name="Split">Seats of the groups together.</param>
/// <param name="Lost">Seats lost.</param>
public sealed record SeatsLostPreview(string DeciderUnit, int Groups, int People, int Whole, int Split, int Lost);
