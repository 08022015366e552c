using System.Collections.Immutable;
using CanBo.Activities.Cohorts;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>Waits for the competent person's decision, taken by list inside the cap (D335 Art. 10(2), 20(5)).</summary>
public sealed class FinalDecision : WaitingStep
{
    internal const string Remind = "remind";
    internal const string LeaveStep = "leave";
    internal const string ByAgencyHead = "agencyHead";
    internal const string ByPartyCommittee = "partyCommittee";

    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.FinalDecision",
        1,
        new Bilingual("Quyết định xếp loại", "Final decision"),
        new Bilingual("Người có thẩm quyền quyết định theo danh sách, trong hạn mức Xuất sắc.", "The competent person decides by list, inside the cap on “excellent”."),
        Categories.Rating)
    {
        Inputs =
        [
            new("by", "String", new Bilingual("Ai quyết định", "Who decides"), new Bilingual("Mức của công chức do người đứng đầu; mức của đảng viên do đảng ủy cơ sở, và chỉ đảng viên được đánh giá.", "A civil servant's rating is the head's; a Party member's the base committee's, and only members are evaluated."))
            {
                UiHint = "dropdown",
                Default = Value.Of(ByAgencyHead),
                Options =
                [
                    new(ByAgencyHead, new Bilingual("Người đứng đầu cơ quan", "The head of the agency")),
                    new(ByPartyCommittee, new Bilingual("Đảng ủy cơ sở của chi bộ", "The base Party committee of the cell")),
                ],
            },
            WindowInput,
            new("whenOverdue", "String", new Bilingual("Khi quá hạn", "When overdue"), new Bilingual("Nhắc và chờ tiếp, hoặc rời bước theo cửa Quá hạn.", "Remind and keep waiting, or leave by the port Overdue."))
            {
                UiHint = "dropdown",
                Default = Value.Of(Remind),
                Options =
                [
                    new(Remind, new Bilingual("Nhắc và chờ tiếp", "Remind and keep waiting")),
                    new(LeaveStep, new Bilingual("Rời bước", "Leave the step")),
                ],
            },
        ],
        Outputs = [new("rating", "String", new Bilingual("Mức xếp loại", "Rating"), new Bilingual("Mã mức đã quyết định.", "Code of the rating decided."))],
        Ports =
        [
            new(WaitOutcomes.Decided, new Bilingual("Đã quyết định", "Decided")),
            OverduePort,
            new(WaitOutcomes.NoParticipant, new Bilingual("Không có người quyết định", "Nobody to decide")),
        ],
        IsHuman = true,
        IsFinalDecision = true,
        IsCapped = true,
        UndecidedPorts = [WaitOutcomes.Overdue, WaitOutcomes.NoParticipant],
    };

    /// <inheritdoc />
    public override bool CanLeaveBy(string port, IActivityInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return port != WaitOutcomes.Overdue || inputs.Literal("whenOverdue") is not { Kind: ValueKind.String } whenOverdue || whenOverdue.AsString != Remind;
    }

    /// <inheritdoc />
    protected override Effect AtDeadline => new CloseDecisionWait();

    /// <inheritdoc />
    public override ImmutableArray<Effect> Withdraw(ActivityContext context) => [new LeaveDecision()];

    /// <inheritdoc />
    protected override Effect Join(ActivityContext context) => new AwaitDecision(WindowOf(context), TextOf(context, "whenOverdue") == LeaveStep);

    /// <inheritdoc />
    protected override ActivityResult Answered(ActivityContext context, Stimulus.Resume stimulus)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(stimulus);
        return stimulus.Data["rating"] is { Kind: ValueKind.String } rating
            ? context.Done(stimulus.Name, ("rating", rating))
            : context.Done(stimulus.Name);
    }
}

/// <summary>The case comes to its decider's list.</summary>
/// <param name="WindowDays">Working days; 0 for no deadline.</param>
/// <param name="LeavesWhenOverdue">Goes on by the port Overdue at the deadline; otherwise it keeps waiting.</param>
public sealed record AwaitDecision(int WindowDays, bool LeavesWhenOverdue) : Effect;

/// <summary>The case's time is over.</summary>
public sealed record CloseDecisionWait : Effect;

/// <summary>The case was withdrawn from the step.</summary>
public sealed record LeaveDecision : Effect;
