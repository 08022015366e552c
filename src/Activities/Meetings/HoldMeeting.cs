using System.Collections.Immutable;
using CanBo.Activities.Cohorts;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Meetings;

/// <summary>The meeting of the unit: cases of one campaign and one unit share one meeting and one set of minutes (domain.md §2.2, step 2).</summary>
public sealed class HoldMeeting : WaitingStep
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.Meeting",
        1,
        new Bilingual("Họp đơn vị", "Unit meeting"),
        new Bilingual("Các hồ sơ của một đơn vị được đưa ra một cuộc họp; thông qua biên bản thì đi tiếp.", "The cases of a unit come to one meeting; they go on when its minutes are adopted."),
        Categories.People)
    {
        Inputs =
        [
            new("scope", "String", new Bilingual("Họp ở", "Where"), new Bilingual("Đơn vị của người được đánh giá, hoặc cả cơ quan.", "The unit of the person evaluated, or the whole agency."))
            {
                UiHint = "dropdown",
                Default = Value.Of(JoinMeeting.UnitScope),
                Options =
                [
                    new(JoinMeeting.UnitScope, new Bilingual("Đơn vị của người được đánh giá", "The person's unit")),
                    new(JoinMeeting.AgencyScope, new Bilingual("Cơ quan", "The agency")),
                ],
            },
            WindowInput,
        ],
        Ports =
        [
            new(WaitOutcomes.Adopted, new Bilingual("Đã thông qua biên bản", "Minutes adopted")),
            OverduePort,
            new(WaitOutcomes.NotRequired, new Bilingual("Không cần", "Not required")),
        ],
        IsHuman = true,
    };

    /// <inheritdoc />
    protected override Effect AtDeadline => new CloseMeetingWait();

    /// <inheritdoc />
    public override ImmutableArray<Effect> Withdraw(ActivityContext context) => [new LeaveMeeting()];

    /// <inheritdoc />
    protected override Effect Join(ActivityContext context) => new JoinMeeting(TextOf(context, "scope"), WindowOf(context));
}

/// <summary>The case comes to its unit's meeting.</summary>
/// <param name="Scope"><see cref="UnitScope"/> or <see cref="AgencyScope"/>.</param>
/// <param name="WindowDays">Working days; 0 for no deadline.</param>
public sealed record JoinMeeting(string Scope, int WindowDays) : Effect
{
    /// <summary>The unit of the person evaluated.</summary>
    public const string UnitScope = "unit";

    /// <summary>The using agency.</summary>
    public const string AgencyScope = "agency";
}

/// <summary>The case's time is over.</summary>
public sealed record CloseMeetingWait : Effect;

/// <summary>The case was withdrawn from the step.</summary>
public sealed record LeaveMeeting : Effect;
