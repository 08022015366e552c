using CanBo.Activities.People;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;

namespace CanBo.Activities.Tasks.Steps;

/// <summary>
/// Asks the committee of the residence area for its comment (R366 Art. 17(2), H33; domain.md §5.3): a body without accounts, by one link a campaign.
/// Those exempt are not asked about, and the file says why.
/// </summary>
public sealed class ResidenceComment : HumanStep
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.ResidenceComment",
        1,
        new Bilingual("Nhận xét nơi cư trú", "Residence comment"),
        new Bilingual(
            "Xin nhận xét của cấp ủy nơi cư trú qua liên kết, không cần tài khoản; bản giấy do người tổ chức nhập. Người được miễn thì không hỏi.",
            "Asks the residence committee for its comment by a link, without an account; an organiser enters what comes on paper. Whoever is exempt is not asked about."),
        Categories.People)
    {
        Inputs = [FormInput, WindowInput],
        Ports = [SubmittedPort, OverduePort, NoParticipantPort, NotRequiredPort],
        IsHuman = true,
        InformsDecision = true,
    };

    /// <inheritdoc />
    protected override OpenTasks Ask(ActivityContext context) =>
        new(TaskKind.Residence, ParticipantRule.ResidenceCommittee, TextOf(context, "form"), WindowOf(context), OneIsEnough: true);
}
