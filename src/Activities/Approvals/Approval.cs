using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Cohorts;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Approvals;

/// <summary>People approve the case: one, all or so many of them, at once or one after the other; they may send it back.</summary>
public sealed class Approval : WaitingStep
{
    /// <summary>More approvals are asked for than there are approvers. Stored in journals: never renamed.</summary>
    internal const string Impossible = nameof(Impossible);

    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.Approval",
        1,
        new Bilingual("Phê duyệt", "Approval"),
        new Bilingual(
            "Một hoặc nhiều người duyệt hồ sơ, cùng lúc hoặc lần lượt; có thể trả lại kèm lý do.",
            "One or several people approve the case, at once or in turn; they may send it back with a reason."),
        Categories.Rating)
    {
        Inputs = ApprovalInputs.Of(WindowInput),
        Ports =
        [
            new(nameof(ApprovalOutcome.Approved), new Bilingual("Đồng ý", "Approved")),
            new(nameof(ApprovalOutcome.Rejected), new Bilingual("Không đồng ý", "Rejected")),
            new(nameof(ApprovalOutcome.SentBack), new Bilingual("Trả lại", "Sent back")),
            OverduePort,
            new(WaitOutcomes.NoParticipant, new Bilingual("Không có người duyệt", "Nobody to approve")),
            new(WaitOutcomes.NotRequired, new Bilingual("Không cần", "Not required")),
        ],
        IsHuman = true,
    };

    /// <summary>A step in which nobody may send back has no such port.</summary>
    public override ImmutableArray<PortDescriptor> PortsOf(IActivityInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Literal(ApprovalInputs.SendBack) is { Kind: ValueKind.String } given && given.AsString == ApprovalInputs.No
            ? [.. Descriptor.Ports.Where(port => port.Name != nameof(ApprovalOutcome.SentBack))]
            : Descriptor.Ports;
    }

    /// <inheritdoc />
    public override ActivityResult Begin(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ApprovalInputs.Read(context.Input, out var problem) is { } asks ? context.Wait(asks) : new ActivityResult.Faulted(problem!);
    }

    /// <inheritdoc />
    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus)
    {
        ArgumentNullException.ThrowIfNull(stimulus);
        return stimulus.Name == Impossible ? TooFew(stimulus.Data) : base.Resume(context, stimulus);
    }

    /// <inheritdoc />
    public override ImmutableArray<Effect> Withdraw(ActivityContext context) => [new LeaveApproval()];

    /// <inheritdoc />
    protected override Effect AtDeadline => new CloseApproval();

    /// <inheritdoc />
    protected override Effect Join(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ApprovalInputs.Read(context.Input, out var problem) ?? throw new InvalidOperationException(problem);
    }

    // An incident, not the port NoParticipant: that may lead on without an approval, and fewer approvers than the rule asks for is a fault to be mended.
    private static ActivityResult.Faulted TooFew(Value data) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{data["needed"].AsNumber} approvals are needed, but only {data["approvers"].AsNumber} may approve this case, for nobody approves their own. Add approvers to the organisation or lower the count, then retry."));
}
