using CanBo.Activities.People;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Tasks.Steps;

/// <summary>Asks for a named opinion on the person evaluated: of the Party committee, the superior, the unit's head or the staff body.</summary>
public sealed class Opinion : HumanStep
{
    private const string One = "one";

    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.Opinion",
        1,
        new Bilingual("Lấy ý kiến có ghi tên", "Named opinion"),
        new Bilingual("Hỏi ý kiến của người hoặc cấp có trách nhiệm; ý kiến ghi rõ tên người cho.", "Asks those responsible for their opinion; it carries their names."),
        Categories.People)
    {
        Inputs =
        [
            new("from", "String", new Bilingual("Hỏi ai", "From"), new Bilingual("Ai cho ý kiến.", "Who gives the opinion."))
            {
                UiHint = "dropdown",
                Required = true,
                Options =
                [
                    new(nameof(ParticipantRule.PartyCommittee), new Bilingual("Cấp ủy nơi công tác", "Workplace Party committee")),
                    new(nameof(ParticipantRule.DirectSuperior), new Bilingual("Cấp trên trực tiếp", "Direct superior")),
                    new(nameof(ParticipantRule.UnitHead), new Bilingual("Người đứng đầu đơn vị", "Head of the unit")),
                    new(nameof(ParticipantRule.StaffBody), new Bilingual("Bộ phận tham mưu về tổ chức, cán bộ", "Staff-work body")),
                ],
            },
            FormInput,
            WindowInput,
            new("mode", "String", new Bilingual("Khi hỏi nhiều người", "When several are asked"), new Bilingual("Chờ đủ mọi người, hay một người trả lời là đủ.", "Whether everyone's answer is waited for, or one is enough."))
            {
                UiHint = "dropdown",
                Default = Value.Of("all"),
                Options =
                [
                    new("all", new Bilingual("Chờ đủ mọi người", "Wait for everyone")),
                    new(One, new Bilingual("Một người là đủ", "One is enough")),
                ],
            },
        ],
        Ports = [SubmittedPort, OverduePort, NoParticipantPort, NotRequiredPort],
        IsHuman = true,
    };

    /// <inheritdoc />
    public override ActivityResult Begin(ActivityContext context) =>
        RuleOf(context) is null
            ? new ActivityResult.Faulted($"There is nobody called '{TextOf(context, "from")}' to ask. Choose from the list.")
            : base.Begin(context);

    /// <inheritdoc />
    protected override OpenTasks Ask(ActivityContext context) =>
        new(TaskKind.Opinion, RuleOf(context)!.Value, TextOf(context, "form"), WindowOf(context), TextOf(context, "mode") == One);

    private static ParticipantRule? RuleOf(ActivityContext context) => TextOf(context, "from") switch
    {
        nameof(ParticipantRule.PartyCommittee) => ParticipantRule.PartyCommittee,
        nameof(ParticipantRule.DirectSuperior) => ParticipantRule.DirectSuperior,
        nameof(ParticipantRule.UnitHead) => ParticipantRule.UnitHead,
        nameof(ParticipantRule.StaffBody) => ParticipantRule.StaffBody,
        _ => null,
    };
}
