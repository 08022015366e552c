using System.Collections.Immutable;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Ratings;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Voting;

/// <summary>After equal votes the head chooses among the tied levels only, with a written reason; the head barred, the deputy; then the head above (domain.md §2.5).</summary>
public sealed class HeadDecision : WaitingStep
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.HeadDecision",
        1,
        new Bilingual("Người đứng đầu quyết định", "Head's decision"),
        new Bilingual("Khi phiếu ngang nhau: chọn trong các mức ngang phiếu, ghi lý do.", "After a tie: one of the tied levels, with a written reason."),
        Categories.Voting)
    {
        Inputs = [WindowInput],
        Outputs = [new("rating", "String", new Bilingual("Mức đã chọn", "Rating chosen"), new Bilingual("Mã mức.", "Code of the level."))],
        Ports =
        [
            .. RatingScale.Levels.Select(level => new PortDescriptor(level.ToString(), VoteInputs.NameOf(level))),
            OverduePort,
            new(WaitOutcomes.NoParticipant, new Bilingual("Không có người quyết định", "Nobody to decide")),
        ],
        IsHuman = true,
        InformsDecision = true,
    };

    /// <inheritdoc />
    protected override Effect AtDeadline => new CloseTieWait();

    /// <inheritdoc />
    public override ImmutableArray<Effect> Withdraw(ActivityContext context) => [new LeaveTie()];

    /// <inheritdoc />
    protected override Effect Join(ActivityContext context) => new AskHead(WindowOf(context));

    /// <inheritdoc />
    protected override ActivityResult Answered(ActivityContext context, Stimulus.Resume stimulus)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(stimulus);
        return stimulus.Data["rating"] is { Kind: ValueKind.String } rating ? context.Done(stimulus.Name, ("rating", rating)) : context.Done(stimulus.Name);
    }

    /// <inheritdoc />
    protected override ActivityResult Nobody(ActivityContext context) =>
        new ActivityResult.Faulted("This case has no tied vote to decide. Connect this step to the port Tie of CanBo.Vote.");
}

/// <summary>The tied case comes to the head.</summary>
/// <param name="WindowDays">Working days; 0 for no deadline.</param>
public sealed record AskHead(int WindowDays) : Effect;

/// <summary>The case's time is over.</summary>
public sealed record CloseTieWait : Effect;

/// <summary>The case was withdrawn from the step.</summary>
public sealed record LeaveTie : Effect;
