using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.People;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Approvals;

/// <summary>What can be set on <c>CanBo.Approval</c> in the designer, and how it is read.</summary>
internal static class ApprovalInputs
{
    /// <summary>The option "members of the named body".</summary>
    public const string BodyMembers = nameof(BodyMembers);

    public const string Yes = "yes", No = "no", SendBack = "sendBack";

    private const string Nobody = "", One = "one", All = "all", CountOf = "nOfM", First = "first", Count = "count", Unreachable = "unreachable", Parallel = "parallel", Sequence = "sequence";
    private const int Places = 5;

    private static readonly ImmutableArray<InputOption> Sources =
    [
        new(nameof(ParticipantRule.DirectSuperior), new("Cấp trên trực tiếp", "Direct superior")),
        new(nameof(ParticipantRule.UnitHead), new("Người đứng đầu đơn vị", "Head of the unit")),
        new(nameof(ParticipantRule.PartyCommittee), new("Cấp ủy nơi công tác", "Workplace Party committee")),
        new(nameof(ParticipantRule.StaffBody), new("Bộ phận tham mưu về tổ chức, cán bộ", "Staff-work body")),
        new(nameof(ParticipantRule.Decider), new("Người có thẩm quyền quyết định", "Who is competent to decide")),
        new(BodyMembers, new("Thành viên của tập thể ghi dưới đây", "Members of the body named below")),
    ];

    private static readonly ImmutableArray<InputOption> YesNo = [new(Yes, new("Có", "Yes")), new(No, new("Không", "No"))];

    private static readonly Bilingual[] Ordinals =
    [
        new("Người duyệt thứ nhất", "First approver"), new("Người duyệt thứ hai", "Second approver"), new("Người duyệt thứ ba", "Third approver"),
        new("Người duyệt thứ tư", "Fourth approver"), new("Người duyệt thứ năm", "Fifth approver"),
    ];

    public static ImmutableArray<InputDescriptor> Of(InputDescriptor window) =>
    [
        .. Enumerable.Range(1, Places).Select(Approver),
        new("body", "String", new("Mã tập thể", "Body"), new(
            "Mã đơn vị trong units.csv, dùng khi chọn “Thành viên của tập thể ghi dưới đây”.", "Code of a unit in units.csv, for \"Members of the body named below\"."))
        {
            Default = Value.Of(""),
        },
        Choice("rule", new("Cần ai đồng ý", "Approvals needed"), new("Mọi người, một người, hay một số người.", "Everybody's, one, or a number of them."), All,
            new(All, new("Tất cả", "All")), new(One, new("Một người là đủ", "One is enough")), new(CountOf, new("Đủ số người ghi dưới đây", "As many as written below"))),
        Number("count", new("Số người đồng ý", "How many"), new("Dùng khi chọn “Đủ số người ghi dưới đây”.", "For \"As many as written below\".")),
        Choice("order", new("Thứ tự hỏi", "Order"), new("Cùng lúc, hay người sau được hỏi khi người trước đã trả lời.", "All at once, or each when the one before has answered."), Parallel,
            new(Parallel, new("Cùng lúc", "In parallel")), new(Sequence, new("Lần lượt", "In sequence"))),
        Choice("rejection", new("Khi có người không đồng ý", "When somebody refuses"), new("Quy tắc từ chối, đứng cạnh quy tắc đồng ý.", "The rejection rule, beside the approval rule."), Unreachable,
            new(Unreachable, new("Không duyệt khi không còn đủ số đồng ý", "Refused when the approvals can no longer be reached")),
            new(First, new("Một người từ chối là không duyệt", "The first refusal ends it")),
            new(All, new("Chỉ khi tất cả từ chối", "Only when everybody refuses")),
            new(Count, new("Khi đủ số từ chối ghi dưới đây", "With as many refusals as written below"))),
        Number("rejectionCount", new("Số người từ chối", "How many refusals"), new("Dùng khi chọn “Khi đủ số từ chối ghi dưới đây”.", "For \"With as many refusals as written below\".")),
        Choice(SendBack, new("Được trả lại", "May send back"), new("Người duyệt trả hồ sơ về bước trước, kèm lý do; nối cổng “Trả lại” về bước đó.", "An approver returns the case with a reason; connect the port \"Sent back\" to the earlier step."), Yes, YesNo),
        Choice("delegation", new("Được ủy quyền", "May delegate"), new("Người duyệt giao ý kiến của mình cho một người khác, một lần, kèm lý do.", "An approver hands the voice to a colleague, once, with a reason."), No, YesNo),
        Choice("fourEyes", new("Bốn mắt", "Four eyes"), new("Người được đánh giá và người thẩm định không duyệt hồ sơ ấy.", "The person evaluated and the author of the proposal do not approve it."), Yes, YesNo),
        Choice("showAnswers", new("Cho thấy ai đã trả lời", "Show who answered"), new("Những người duyệt thấy tên và kết quả của nhau.", "Approvers see each other's names and outcomes."), Yes, YesNo),
        window,
    ];

    /// <summary>Reads a use of the activity.</summary>
    /// <param name="input">The inputs; undefined where nothing is given.</param>
    /// <param name="problem">What is wrong, in English; null when nothing is.</param>
    /// <returns>Null when something is wrong.</returns>
    public static OpenApproval? Read(Func<string, Value> input, out string? problem)
    {
        problem = Problem(input);
        if (problem is not null)
            return null;
        var body = Text(input, "body", "");
        var sources = Enumerable.Range(1, Places).Select(place => Text(input, Name(place), Nobody)).Where(name => name.Length > 0)
            .Select(name => name == BodyMembers ? new ApproverSource(null, body) : new ApproverSource(Enum.Parse<ParticipantRule>(name), ""));
        return new OpenApproval(
            [.. sources.Distinct()],
            new ApprovalTerms(
                Text(input, "rule", All) switch { One => ApprovalRule.One, CountOf => ApprovalRule.Count, _ => ApprovalRule.All },
                Whole(input, "count"),
                Text(input, "rejection", Unreachable) switch { First => RejectionRule.First, All => RejectionRule.All, Count => RejectionRule.Count, _ => RejectionRule.Unreachable },
                Whole(input, "rejectionCount")),
            Text(input, "order", Parallel) == Sequence ? ApprovalOrder.Sequence : ApprovalOrder.Parallel,
            Text(input, SendBack, Yes) == Yes,
            Text(input, "delegation", No) == Yes,
            Text(input, "fourEyes", Yes) == Yes,
            Text(input, "showAnswers", Yes) == Yes,
            Whole(input, "windowDays"));
    }

    private static string? Problem(Func<string, Value> input)
    {
        foreach (var choice in Of(new InputDescriptor("windowDays", "Int32", new("", ""), new("", ""))).Where(i => i.UiHint == "dropdown"))
            if (Text(input, choice.Name, "") is { Length: > 0 } given && choice.Options.All(option => option.Value != given))
                return $"'{given}' is none of the values of {choice.Name}. Choose from the list: {string.Join(", ", choice.Options.Select(option => option.Value).Where(v => v.Length > 0))}.";
        var named = Enumerable.Range(1, Places).Select(place => Text(input, Name(place), Nobody)).ToList();
        return named.TrueForAll(name => name.Length == 0) ? "Nobody is named to approve. Choose at least the first approver."
            : named.Contains(BodyMembers) && Text(input, "body", "").Length == 0 ? "body is empty. Write the code of the body whose members approve."
            : Text(input, "rule", All) == CountOf && Whole(input, "count") < 1 ? "count is below 1. Say how many must approve."
            : Text(input, "rejection", Unreachable) == Count && Whole(input, "rejectionCount") < 1 ? "rejectionCount is below 1. Say how many refusals end it."
            : Whole(input, "windowDays") < 0 ? "windowDays is below 0. Give working days, or 0 for no deadline."
            : null;
    }

    private static string Name(int place) => string.Create(CultureInfo.InvariantCulture, $"approver{place}");

    private static string Text(Func<string, Value> input, string name, string otherwise) =>
        input(name) is { Kind: ValueKind.String } text && text.AsString.Trim() is { Length: > 0 } given ? given : otherwise;

    private static int Whole(Func<string, Value> input, string name) => input(name) is { Kind: ValueKind.Number } number ? (int)number.AsNumber : 0;

    private static InputDescriptor Approver(int place) => new(
        Name(place),
        "String",
        Ordinals[place - 1],
        place == 1 ? new("Ai duyệt.", "Who approves.") : new("Để trống nếu không cần. Hỏi lần lượt thì theo thứ tự này.", "Leave empty if not needed. In sequence they are asked in this order."))
    {
        UiHint = "dropdown",
        Required = place == 1,
        Default = place == 1 ? Value.Undefined : Value.Of(Nobody),
        Options = place == 1 ? Sources : [new(Nobody, new("Không", "None")), .. Sources],
    };

    private static InputDescriptor Number(string name, Bilingual label, Bilingual description) => new(name, "Int32", label, description) { UiHint = "singleline", Default = Value.Of(0) };

    private static InputDescriptor Choice(string name, Bilingual label, Bilingual description, string otherwise, params ImmutableArray<InputOption> options) =>
        new(name, "String", label, description) { UiHint = "dropdown", Default = Value.Of(otherwise), Options = options };
}
