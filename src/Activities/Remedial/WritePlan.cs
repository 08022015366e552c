using CanBo.Activities.People;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Steps;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;

namespace CanBo.Activities.Remedial;

/// <summary>After the notice the person plans how to mend each fault and commits to the next year (R366 Art. 8; domain.md §2.1, step 12).</summary>
public sealed class WritePlan : HumanStep
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.RemedialPlan",
        1,
        new Bilingual("Kế hoạch khắc phục, cam kết", "Remedial plan"),
        new Bilingual(
            "Người được đánh giá ghi từng hạn chế, biện pháp, thời hạn và bản cam kết; năm sau phiếu hỏi lại từng mục.",
            "The person writes each fault, its measure and deadline, and a commitment; next year's sheet asks about each."),
        Categories.People)
    {
        Inputs = [FormInput, WindowInput],
        Ports = [SubmittedPort, OverduePort, NotRequiredPort],
        IsHuman = true,
        NeedsDecision = true,
    };

    /// <inheritdoc />
    protected override string NobodyPort => Signals.NotRequired;

    /// <inheritdoc />
    protected override OpenTasks Ask(ActivityContext context) =>
        new(TaskKind.RemedialPlan, ParticipantRule.Self, TextOf(context, "form"), WindowOf(context), OneIsEnough: true);
}
