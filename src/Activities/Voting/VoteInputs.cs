using System.Collections.Immutable;
using CanBo.Activities.Ratings;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Voting;

/// <summary>What can be set on <c>CanBo.Vote</c> in the designer.</summary>
internal static class VoteInputs
{
    /// <summary>Takes what the campaign's rule package says.</summary>
    public const string Package = "package";

    public const string Cell = "partyCell", Collective = "collective", Unit = "unit";
    public const string Secret = "secret", Open = "open";
    public const string Plurality = "plurality", Cumulative = "cumulative", Runoff = "runoff";
    public const string Total = "total", Convoked = "convoked", Present = "present";
    private const string Yes = "yes", No = "no";

    private static readonly InputOption PackageOption = new(Package, new Bilingual("Theo bộ quy tắc của đợt", "As the campaign's rule package says"));

    private static readonly ImmutableArray<InputOption> Shares =
    [
        PackageOption,
        new(VoteShares.OverHalf, new Bilingual("Trên 1/2", "More than 1/2")),
        new(VoteShares.Half, new Bilingual("Từ 1/2 trở lên", "1/2 or more")),
        new(VoteShares.OverTwoThirds, new Bilingual("Trên 2/3", "More than 2/3")),
        new(VoteShares.TwoThirds, new Bilingual("Từ 2/3 trở lên", "2/3 or more")),
        new(VoteShares.ThreeQuarters, new Bilingual("Từ 3/4 trở lên", "3/4 or more")),
        new(VoteShares.None, new Bilingual("Không đòi tỷ lệ", "No share needed")),
    ];

    public static ImmutableArray<InputDescriptor> All(InputDescriptor window) =>
    [
        Choice("body", new("Ai bỏ phiếu", "Who votes"), new("Danh sách bỏ phiếu chốt lúc mở phiếu.", "The list is frozen at the opening."), Collective,
            new(Collective, new("Tập thể lãnh đạo", "The collective leadership")),
            new(Cell, new("Chi bộ của người được đánh giá", "The person's Party cell")),
            new(Unit, new("Đơn vị của người được đánh giá", "The person's unit"))),
        Choice("method", new("Cách bỏ phiếu", "Method"), new("Phiếu kín được niêm phong; phiếu công khai có ghi tên.", "Secret slips are sealed; open ones carry names."), Package,
            PackageOption, new(Secret, new("Phiếu kín", "Secret")), new(Open, new("Công khai", "Open"))),
        Choice("options", new("Cách đếm", "Counting"), new("Khi phiếu chia cho nhiều mức.", "When votes are spread over several levels."), Package,
            PackageOption,
            new(Plurality, new("Mức nhiều phiếu nhất", "The level with the most votes")),
            new(Cumulative, new("Cộng dồn từ mức cao nhất", "Cumulative from the top")),
            new(Runoff, new("Bỏ phiếu lại giữa hai mức cao nhất", "Again between the two highest"))),
        Choice("base", new("Tính trên", "Share of"), new("Tỷ lệ phiếu tính trên tổng số, số được triệu tập hay số có mặt.", "Shares are of all members, of those convoked or of those present."), Package,
            PackageOption, new(Total, new("Tổng số", "All members")), new(Convoked, new("Số được triệu tập", "Those convoked")), new(Present, new("Số có mặt", "Those present"))),
        Choice("threshold", new("Tỷ lệ cần đạt", "Threshold"), new("Một mức cần bao nhiêu phiếu.", "How many votes a level needs."), Package, [.. Shares]),
        Choice("excellentThreshold", new("Tỷ lệ cần đạt cho Xuất sắc", "Threshold for excellent"), new("Khi mức Xuất sắc đòi nhiều hơn; bộ quy tắc không nói thì bằng các mức khác.", "Where excellent needs more; a package that says nothing asks as much as for the others."), Package, [.. Shares]),
        Choice("quorum", new("Số người dự tối thiểu", "Quorum"), new("Trên số được triệu tập.", "Of those convoked."), Package, [.. Shares.Where(s => s.Value is not (VoteShares.OverHalf or VoteShares.OverTwoThirds))]),
        Choice("probationaryVote", new("Đảng viên dự bị bỏ phiếu", "Probationary members vote"), new("Điều lệ Đảng: không.", "Party Charter: no."), No, new(No, new("Không", "No")), new(Yes, new("Có", "Yes"))),
        Choice("subjectVotes", new("Người được đánh giá bỏ phiếu về mình", "The person votes on the own row"), new("Khi không, hàng của mình để trống và không tính người đó vào mẫu số của hàng.", "If not, the own row stays blank and the person is not in its base."), No, new(No, new("Không", "No")), new(Yes, new("Có", "Yes"))),
        window,
    ];

    public static Bilingual NameOf(Rating level) => level switch
    {
        Rating.XS => new("Hoàn thành xuất sắc", "Excellent"),
        Rating.TOT => new("Hoàn thành tốt", "Good"),
        Rating.HT => new("Hoàn thành", "Completed"),
        _ => new("Không hoàn thành", "Not completed"),
    };

    public static JoinVote Read(ActivityContext context, int windowDays) => new(
        TextOf(context, "body", Collective),
        TextOf(context, "method", Package),
        TextOf(context, "options", Package),
        TextOf(context, "base", Package),
        TextOf(context, "threshold", Package),
        TextOf(context, "excellentThreshold", Package),
        TextOf(context, "quorum", Package),
        TextOf(context, "probationaryVote", No) == Yes,
        TextOf(context, "subjectVotes", No) == Yes,
        windowDays);

    /// <summary>A value that is none of the list's, named; null when all are.</summary>
    public static string? Problem(ActivityContext context)
    {
        foreach (var input in All(new InputDescriptor("windowDays", "Int32", new("", ""), new("", ""))).Where(i => i.UiHint == "dropdown"))
            if (context.Input(input.Name) is { Kind: ValueKind.String } given && given.AsString.Length > 0 && input.Options.All(option => option.Value != given.AsString))
                return $"'{given.AsString}' is none of the values of {input.Name}. Choose from the list: {string.Join(", ", input.Options.Select(option => option.Value))}.";
        return null;
    }

    private static string TextOf(ActivityContext context, string input, string otherwise) =>
        context.Input(input) is { Kind: ValueKind.String } text && text.AsString.Length > 0 ? text.AsString : otherwise;

    private static InputDescriptor Choice(string name, Bilingual label, Bilingual description, string otherwise, params ImmutableArray<InputOption> options) =>
        new(name, "String", label, description) { UiHint = "dropdown", Default = Value.Of(otherwise), Options = options };
}
