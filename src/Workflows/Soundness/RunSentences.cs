using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness;

/// <summary>The findings of an exploration in words: what happens, and what to do about it.</summary>
internal static class RunSentences
{
    /// <summary>More than this many titles are not listed.</summary>
    private const int MaxTitles = 6;

    public static Finding EndsWithoutDecision(GraphNode node, string port, Bilingual portName) => Error(
        FindingCodes.EndsWithoutDecision,
        node,
        port,
        port.Length > 0
            ? $"Sau “{node.Definition.Title}”, cổng “{portName.Vietnamese}”, hồ sơ kết thúc mà chưa có quyết định xếp loại. Nối cổng này đến bước quyết định hoặc đến “Kết thúc quy trình”."
            : $"Sau “{node.Definition.Title}”, hồ sơ kết thúc mà chưa có quyết định xếp loại. Nối tiếp đến bước quyết định hoặc đến “Kết thúc quy trình”.",
        port.Length > 0
            ? $"After '{node.Definition.Title}', port '{portName.English}', the case ends without a decision. Connect this port to a final decision or to Finish."
            : $"After '{node.Definition.Title}' the case ends without a decision. Lead on to a final decision or to Finish.");

    public static Finding JoinNeverRuns(GraphNode node) => Error(
        FindingCodes.JoinNeverRuns,
        node,
        "",
        $"“{node.Definition.Title}” chờ đủ mọi nhánh nối vào, nhưng các nhánh đó không bao giờ cùng đến (hai cổng của một bước loại trừ nhau), nên bước này luôn bị bỏ qua. Chọn “Chờ mọi nhánh đang chạy”, hoặc nối lại các nhánh.",
        $"'{node.Definition.Title}' waits for every branch that leads to it, but they never all come (two ports of one step exclude each other), so it is always passed over. Choose WaitAllActive, or connect the branches again.");

    public static Finding JoinMayGiveUp(GraphNode node) => Warning(
        FindingCodes.JoinMayGiveUp,
        node,
        $"“{node.Definition.Title}” chờ đủ mọi nhánh; khi một nhánh không đến thì bước này bị bỏ qua, dù nhánh khác đã đến. Nếu vẫn muốn đi tiếp, chọn “Chờ mọi nhánh đang chạy”.",
        $"'{node.Definition.Title}' waits for every branch; when one does not come it is passed over although another has. To go on all the same, choose WaitAllActive.");

    public static Finding JoinWithdrawsPeople(GraphNode node, IReadOnlyList<string> people, bool isChosen) => new(
        isChosen ? Severity.Warning : Severity.Error,
        FindingCodes.JoinWithdrawsPeople,
        node.Id,
        "",
        new Bilingual(
            $"“{node.Definition.Title}” đi tiếp ngay khi nhánh đầu tiên đến và thu hồi việc đang chờ người làm: {Vietnamese(people)}. Nếu cần ý kiến của họ, chọn “Chờ mọi nhánh đang chạy”.",
            $"'{node.Definition.Title}' goes on with the first branch and withdraws what people are still asked to do: {English(people)}. If their answers are needed, choose WaitAllActive."));

    public static Finding NeverRuns(GraphNode node) => Error(
        FindingCodes.NeverRuns,
        node,
        "",
        $"Có mũi tên dẫn đến “{node.Definition.Title}”, nhưng dù các bước trước kết thúc thế nào, bước này cũng không bao giờ được thực hiện. Nối lại, hoặc xóa bước này.",
        $"Arrows lead to '{node.Definition.Title}', but however the steps before it end, it never runs. Connect it again, or delete it.");

    public static Finding LoopWithoutExit(GraphNode node, IReadOnlyList<string> round, bool waits) => Error(
        FindingCodes.LoopWithoutExit,
        node,
        "",
        waits
            ? $"Đến “{node.Definition.Title}” rồi thì kết quả nào cũng quay vòng trong: {Vietnamese(round)}; hồ sơ không bao giờ kết thúc. Nối ít nhất một cổng ra khỏi vòng này."
            : $"Đến “{node.Definition.Title}” thì quy trình tự quay vòng mà không chờ ai, trong: {Vietnamese(round)}; máy sẽ dừng hồ sơ thành sự cố. Nối ít nhất một cổng ra khỏi vòng này.",
        waits
            ? $"Once a case comes to '{node.Definition.Title}', every outcome goes round among: {English(round)}; it never ends. Connect at least one port out of this loop."
            : $"From '{node.Definition.Title}' on the procedure goes round by itself among: {English(round)}; the engine will stop the case as an incident. Connect at least one port out of this loop.");

    public static Finding NeverEndsDecided(GraphNode node) => Error(
        FindingCodes.NeverEndsDecided,
        node,
        "",
        $"Có bước “{node.Definition.Title}”, nhưng không hồ sơ nào đi hết quy trình mà còn giữ quyết định của bước đó. Kiểm tra cổng “đã quyết định” nối đi đâu.",
        $"There is a step '{node.Definition.Title}', but no case comes to its end with its decision standing. Look where the port for 'decided' leads.");

    public static Finding DecisionBeforeOpinion(GraphNode node) => Error(
        FindingCodes.DecisionBeforeOpinion,
        node,
        "",
        $"Hồ sơ có thể được quyết định khi “{node.Definition.Title}” chưa xong. Đặt bước quyết định sau khi các ý kiến đã gặp nhau.",
        $"A case can be decided while '{node.Definition.Title}' is not over. Put the decision after the point where the opinions come together.");

    public static Finding ResultBeforeDecision(GraphNode node) => Error(
        FindingCodes.ResultBeforeDecision,
        node,
        "",
        $"“{node.Definition.Title}” có thể bắt đầu khi hồ sơ chưa có quyết định xếp loại. Chỉ nối đến bước này từ sau quyết định.",
        $"'{node.Definition.Title}' can begin when the case has no decision yet. Lead to it only from after the decision.");

    public static Finding CapWithoutOverflow(GraphNode node) => Warning(
        FindingCodes.CapWithoutOverflow,
        node,
        $"“{node.Definition.Title}” có hạn mức, nhưng hồ sơ có thể đến đây mà không chờ đủ nhóm: ai đến trước lấy chỗ trước, hết chỗ thì không có nhánh nào. Đặt “Chờ đủ nhóm” trước bước này.",
        $"'{node.Definition.Title}' works under a cap, but a case can come here without waiting for its group: first come, first served, and nothing is said for seats that run out. Put 'Wait for the cohort' before it.");

    public static Finding TooLarge(int states) => new(
        Severity.Warning,
        FindingCodes.TooLargeToExplore,
        "",
        "",
        new Bilingual(
            $"Quy trình có quá nhiều tình huống để xem hết: đã xem {states}. Những lỗi nêu ở đây là có thật, nhưng có thể còn lỗi chưa thấy. Chia bớt nhánh song song, hoặc dùng ít “Nhánh đầu tiên” hơn.",
            $"The procedure can come to too many situations to look at all: {states} were seen. What is reported is real, but there may be more. Use fewer parallel branches, or fewer joins for the first branch."));

    private static string Vietnamese(IReadOnlyList<string> titles) => string.Join(", ", titles.Take(MaxTitles).Select(title => $"“{title}”")) + (titles.Count > MaxTitles ? ", …" : "");

    private static string English(IReadOnlyList<string> titles) => string.Join(", ", titles.Take(MaxTitles).Select(title => $"'{title}'")) + (titles.Count > MaxTitles ? ", …" : "");

    private static Finding Error(string code, GraphNode node, string property, string vietnamese, string english) => new(Severity.Error, code, node.Id, property, new Bilingual(vietnamese, english));

    private static Finding Warning(string code, GraphNode node, string vietnamese, string english) => new(Severity.Warning, code, node.Id, "", new Bilingual(vietnamese, english));
}
