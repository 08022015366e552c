using CanBo.Activities.People;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Tasks.Steps;

/// <summary>Asks the staff-work body (or the superior) to sum up the file and propose a rating (domain.md §2.2, step 4).</summary>
public sealed class Appraisal : HumanStep
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.Appraisal",
        1,
        new Bilingual("Thẩm định, đề xuất", "Appraisal"),
        new Bilingual("Tổng hợp hồ sơ, kiểm tra điểm và đề xuất mức xếp loại cho người quyết định.", "Sums up the file, checks the score and proposes a rating to the decider."),
        Categories.Rating)
    {
        Inputs =
        [
            new("by", "String", new Bilingual("Ai thẩm định", "By"), new Bilingual("Ai tổng hợp và đề xuất.", "Who sums up and proposes."))
            {
                UiHint = "dropdown",
                Default = Value.Of(nameof(ParticipantRule.StaffBody)),
                Options =
                [
                    new(nameof(ParticipantRule.StaffBody), new Bilingual("Bộ phận tham mưu về tổ chức, cán bộ", "Staff-work body")),
                    new(nameof(ParticipantRule.DirectSuperior), new Bilingual("Cấp trên trực tiếp", "Direct superior")),
                ],
            },
            FormInput,
            WindowInput,
        ],
        Ports = [SubmittedPort, OverduePort, NoParticipantPort],
        IsHuman = true,
        InformsDecision = true,
    };

    /// <inheritdoc />
    protected override string WaivedPort => Signals.NoParticipant;

    /// <inheritdoc />
    public override ActivityResult Begin(ActivityContext context) =>
        RuleOf(context) is null
            ? new ActivityResult.Faulted($"Nobody called '{TextOf(context, "by")}' can appraise. Choose from the list.")
            : base.Begin(context);

    /// <inheritdoc />
    protected override OpenTasks Ask(ActivityContext context) =>
        new(TaskKind.Appraisal, RuleOf(context)!.Value, TextOf(context, "form"), WindowOf(context), OneIsEnough: true);

    private static ParticipantRule? RuleOf(ActivityContext context) => TextOf(context, "by") switch
    {
        nameof(ParticipantRule.StaffBody) => ParticipantRule.StaffBody,
        nameof(ParticipantRule.DirectSuperior) => ParticipantRule.DirectSuperior,
        _ => null,
    };
}
