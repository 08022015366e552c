using System.Collections.Immutable;
using CanBo.Activities.Opinions;
using CanBo.Activities.People;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Tasks.Steps;

/// <summary>
/// Asks for opinions on the person evaluated (domain.md §2.1, steps 3 to 6): of superior, peers, subordinates, committee, mass organisations; named, or
/// anonymous and then only ever shown together.
/// </summary>
public sealed class Opinion : HumanStep
{
    private const string One = "one";
    private const string Minimum = "minimum";
    private const string Anonymous = "anonymous";

    private static readonly ImmutableDictionary<ParticipantRule, Bilingual> Sources = new Dictionary<ParticipantRule, Bilingual>
    {
        [ParticipantRule.DirectSuperior] = new("Cấp trên trực tiếp", "Direct superior"),
        [ParticipantRule.Peers] = new("Tập thể đồng cấp", "Peers"),
        [ParticipantRule.Subordinates] = new("Cấp dưới trực tiếp", "Direct subordinates"),
        [ParticipantRule.PartyCommittee] = new("Cấp ủy nơi công tác", "Workplace Party committee"),
        [ParticipantRule.MassOrganisations] = new("Đoàn thể người đó tham gia", "Mass organisations the person belongs to"),
        [ParticipantRule.UnitHead] = new("Người đứng đầu đơn vị", "Head of the unit"),
        [ParticipantRule.StaffBody] = new("Bộ phận tham mưu về tổ chức, cán bộ", "Staff-work body"),
    }.ToImmutableDictionary();

    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.Opinion",
        1,
        new Bilingual("Lấy ý kiến", "Opinion"),
        new Bilingual(
            "Hỏi ý kiến về người được đánh giá. Có ghi tên, hoặc ẩn danh: khi đó chỉ hiện tổng hợp, khi đủ số người trả lời tối thiểu.",
            "Asks for opinions on the person evaluated. Named, or anonymous: then only together, once the fewest replies have come."),
        Categories.People)
    {
        Inputs =
        [
            new("from", "String", new Bilingual("Hỏi ai", "From"), new Bilingual("Ai cho ý kiến.", "Who gives the opinion."))
            {
                UiHint = "dropdown",
                Required = true,
                Options = [.. Sources.OrderBy(s => s.Key).Select(s => new InputOption(s.Key.ToString(), s.Value))],
            },
            FormInput,
            WindowInput,
            new("mode", "String", new Bilingual("Khi hỏi nhiều người", "When several are asked"), new Bilingual("Chờ đủ mọi người, một người, hay đủ số trả lời tối thiểu.", "Whether everyone's answer is waited for, one is enough, or a number of them."))
            {
                UiHint = "dropdown",
                Default = Value.Of("all"),
                Options =
                [
                    new("all", new Bilingual("Chờ đủ mọi người", "Wait for everyone")),
                    new(One, new Bilingual("Một người là đủ", "One is enough")),
                    new(Minimum, new Bilingual("Đủ số trả lời tối thiểu", "Enough replies")),
                ],
            },
            new("minReplies", "Int32", new Bilingual("Số trả lời tối thiểu", "Enough replies"), new Bilingual(
                "Dùng khi chọn “Đủ số trả lời tối thiểu”. Ẩn danh thì không ít hơn số của bộ quy tắc.",
                "For \"Enough replies\". Anonymous steps never take fewer than the rule package says."))
            {
                UiHint = "singleline",
                Default = Value.Of(0),
            },
            new("names", "String", new Bilingual("Ghi tên hay ẩn danh", "Named or anonymous"), new Bilingual(
                "Ẩn danh: ý kiến được niêm phong, chỉ mở cùng nhau khi đóng; không đủ số trả lời thì hủy, không mở.",
                "Anonymous: opinions are sealed and opened together at the closing; with too few replies they are destroyed unopened."))
            {
                UiHint = "dropdown",
                Default = Value.Of("named"),
                Options =
                [
                    new("named", new Bilingual("Có ghi tên", "Named")),
                    new(Anonymous, new Bilingual("Ẩn danh", "Anonymous")),
                ],
            },
        ],
        Ports = [SubmittedPort, OverduePort, NoParticipantPort, NotRequiredPort],
        IsHuman = true,
        InformsDecision = true,
    };

    /// <inheritdoc />
    public override ActivityResult Begin(ActivityContext context) => context switch
    {
        _ when RuleOf(context) is null => new ActivityResult.Faulted($"There is nobody called '{TextOf(context, "from")}' to ask. Choose from the list."),
        _ when IsAnonymous(context) && TextOf(context, "mode") == One => new ActivityResult.Faulted("One answer is never anonymous. Wait for everyone, or for a number of replies."),
        _ when TextOf(context, "mode") == Minimum && Replies(context) < 1 => new ActivityResult.Faulted("minReplies is below 1. Say how many replies are enough."),
        _ => base.Begin(context),
    };

    /// <inheritdoc />
    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus)
    {
        ArgumentNullException.ThrowIfNull(stimulus);
        if (stimulus.Name == Signals.Opened)
            return context.Done(stimulus.Data["port"].AsString);
        if (!IsAnonymous(context))
            return base.Resume(context, stimulus);
        // Whatever ends an anonymous step, its envelopes are opened or destroyed first, in the same transaction.
        return stimulus.Name switch
        {
            Signals.Submitted => context.Wait(new OpenEnvelopes(Signals.Submitted)),
            Signals.Closed => context.Wait(new OpenEnvelopes(Signals.Overdue)),
            Signals.NotRequired => context.Wait(new OpenEnvelopes(Signals.NotRequired)),
            _ => base.Resume(context, stimulus),
        };
    }

    /// <inheritdoc />
    public override Authorship? AuthorshipOf(IActivityInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Literal("from") is { Kind: ValueKind.String } from && inputs.Literal("form") is { Kind: ValueKind.String } form
            ? new Authorship(from.AsString, form.AsString, inputs.Literal("names") is { Kind: ValueKind.String } names && names.AsString == Anonymous)
            : null;
    }

    /// <inheritdoc />
    protected override OpenTasks Ask(ActivityContext context) =>
        new(TaskKind.Opinion, RuleOf(context)!.Value, TextOf(context, "form"), WindowOf(context), TextOf(context, "mode") == One)
        {
            Enough = TextOf(context, "mode") == Minimum ? Replies(context) : 0,
            IsAnonymous = IsAnonymous(context),
        };

    private static bool IsAnonymous(ActivityContext context) => TextOf(context, "names") == Anonymous;

    private static int Replies(ActivityContext context) => context.Input("minReplies") is { Kind: ValueKind.Number } number ? (int)number.AsNumber : 0;

    private static ParticipantRule? RuleOf(ActivityContext context) =>
        Enum.TryParse<ParticipantRule>(TextOf(context, "from"), out var rule) && Sources.ContainsKey(rule) ? rule : null;
}
