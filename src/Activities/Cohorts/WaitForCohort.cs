using System.Collections.Immutable;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Cohorts;

/// <summary>Waits until every open case of the group has come this far: "excellent" is granted by list, never by arrival (domain.md §2.6, E13).</summary>
public sealed class WaitForCohort : WaitingStep
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.WaitForCohort",
        1,
        new Bilingual("Chờ đủ nhóm", "Wait for the cohort"),
        new Bilingual("Chờ đến khi mọi hồ sơ của nhóm tới bước này, rồi cùng đi tiếp.", "Waits until every case of the group is here; then all go on."),
        Categories.Rating)
    {
        Inputs =
        [
            new("cohort", "String", new Bilingual("Nhóm", "Cohort"), new Bilingual("Những hồ sơ nào chờ nhau.", "Which cases wait for each other."))
            {
                UiHint = "dropdown",
                Default = Value.Of(CohortKeys.DeciderUnitAndGroup),
                Options =
                [
                    new(CohortKeys.DeciderUnitAndGroup, new Bilingual("Cùng cơ quan quyết định và nhóm vị trí", "Same deciding unit and position group")),
                    new(CohortKeys.Unit, new Bilingual("Cùng đơn vị", "Same unit")),
                    new(CohortKeys.Campaign, new Bilingual("Cả đợt", "The whole campaign")),
                ],
            },
            WindowInput,
        ],
        Ports = [new(WaitOutcomes.Complete, new Bilingual("Đủ nhóm", "Complete")), OverduePort],
        Waits = true,
        GathersCohort = true,
    };

    /// <inheritdoc />
    protected override Effect AtDeadline => new CloseCohortWait();

    /// <inheritdoc />
    public override ImmutableArray<Effect> Withdraw(ActivityContext context) => [new LeaveCohort()];

    /// <inheritdoc />
    protected override Effect Join(ActivityContext context) => new JoinCohort(TextOf(context, "cohort"), WindowOf(context));
}

/// <summary>The case arrives.</summary>
/// <param name="Cohort">Which cases wait for each other.</param>
/// <param name="WindowDays">Working days; 0 for no deadline.</param>
public sealed record JoinCohort(string Cohort, int WindowDays) : Effect;

/// <summary>The case's time is over.</summary>
public sealed record CloseCohortWait : Effect;

/// <summary>The case was withdrawn from the step.</summary>
public sealed record LeaveCohort : Effect;
