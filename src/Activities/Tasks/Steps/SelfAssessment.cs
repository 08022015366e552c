using CanBo.Activities.People;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;

namespace CanBo.Activities.Tasks.Steps;

/// <summary>Asks the person evaluated for their own sheet and rating (domain.md §2.2, step 1).</summary>
public sealed class SelfAssessment : HumanStep
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.SelfAssessment",
        1,
        new Bilingual("Tự đánh giá", "Self-assessment"),
        new Bilingual("Người được đánh giá điền phiếu của mình và tự nhận mức xếp loại.", "The person evaluated fills in their sheet and rates themself."),
        Categories.People)
    {
        Inputs = [FormInput, WindowInput],
        Ports = [SubmittedPort, OverduePort, NotRequiredPort],
        IsHuman = true,
        InformsDecision = true,
    };

    /// <inheritdoc />
    protected override string NobodyPort => Signals.NotRequired;

    /// <inheritdoc />
    protected override OpenTasks Ask(ActivityContext context) =>
        new(TaskKind.SelfAssessment, ParticipantRule.Self, TextOf(context, "form"), WindowOf(context), OneIsEnough: true);
}
