using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Approvals;

/// <summary>An approval's rule in words.</summary>
public static class ApprovalWords
{
    /// <summary>How many must agree, what a refusal does, in which order people are asked.</summary>
    public static ImmutableArray<Sentence> Of(ApprovalRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        if (round.Approvers < 2)
            return [];
        var (all, needed, refusals) = (Text(round.Approvers), Text(round.Needed), Text(round.Rejections));
        return
        [
            round.Needed == round.Approvers ? Sentence.Of("Cần cả {0} người đồng ý.", all) : Sentence.Of("Cần {0} trong {1} người đồng ý.", needed, all),
            round.Rejections == 1 ? Sentence.Of("Một người không đồng ý là không được duyệt.")
                : round.Rejections == round.Approvers ? Sentence.Of("Chỉ không được duyệt khi mọi người đã trả lời mà chưa đủ số đồng ý.")
                : Sentence.Of("Có {0} người không đồng ý là không được duyệt.", refusals),
            round.Order == ApprovalOrder.Sequence ? Sentence.Of("Hỏi lần lượt từng người.") : Sentence.Of("Hỏi mọi người cùng lúc."),
        ];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
