using System.Collections.Frozen;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Results.Files;

/// <summary>What the audit trail's codes say to people.</summary>
internal static class CaseEvents
{
    private static readonly FrozenDictionary<string, Sentence> Words = new Dictionary<string, Sentence>(StringComparer.Ordinal)
    {
        ["TaskSubmitted"] = Sentence.Of("Nhận một bản trả lời"),
        ["LateAnswerKept"] = Sentence.Of("Nhận một bản trả lời muộn"),
        ["LateAnswerAdmitted"] = Sentence.Of("Chấp nhận bản trả lời muộn"),
        ["TaskReassigned"] = Sentence.Of("Chuyển việc cho người khác"),
        ["TaskExtended"] = Sentence.Of("Thêm thời hạn"),
        ["TaskWaived"] = Sentence.Of("Miễn một việc"),
        ["TaskReturned"] = Sentence.Of("Trả lại để bổ sung"),
        ["TaskWithdrawn"] = Sentence.Of("Rút lại một việc"),
        ["TaskRead"] = Sentence.Of("Người tổ chức xem một bản trả lời"),
        ["DeadlinePassed"] = Sentence.Of("Quá hạn một việc"),
        ["NobodyToAsk"] = Sentence.Of("Không có người để hỏi ở một bước"),
        ["NotAsked"] = Sentence.Of("Không phải hỏi ở một bước"),
        ["PaperReplyEntered"] = Sentence.Of("Nhập thay một bản giấy"),
        ["AnonymousOpinionsCounted"] = Sentence.Of("Mở và tổng hợp ý kiến ẩn danh"),
        ["AnonymousOpinionsDestroyed"] = Sentence.Of("Hủy ý kiến ẩn danh, không mở: quá ít"),
        ["MeetingAdopted"] = Sentence.Of("Thông qua biên bản họp"),
        ["MeetingMerged"] = Sentence.Of("Lấy biên bản của hội nghị ghép"),
        ["ApprovalAsked"] = Sentence.Of("Xin phê duyệt"),
        ["ApprovalGiven"] = Sentence.Of("Một người duyệt đồng ý"),
        ["ApprovalRefused"] = Sentence.Of("Một người duyệt không đồng ý"),
        ["ApprovalSentBack"] = Sentence.Of("Một người duyệt trả lại, ghi lý do"),
        ["ApprovalReached"] = Sentence.Of("Được phê duyệt: đủ số người đồng ý"),
        ["ApprovalFailed"] = Sentence.Of("Không được phê duyệt"),
        ["ApprovalReturned"] = Sentence.Of("Hồ sơ trở lại bước trước để làm lại"),
        ["ApprovalDelegated"] = Sentence.Of("Người duyệt ủy quyền cho người khác"),
        ["ApproverReplaced"] = Sentence.Of("Đã đổi người duyệt"),
        ["ApprovalWaived"] = Sentence.Of("Miễn phê duyệt ở một bước"),
        ["ApprovalImpossible"] = Sentence.Of("Không đủ người duyệt theo quy tắc của bước"),
        ["RatingDecided"] = Sentence.Of("Quyết định mức xếp loại"),
        ["DecisionReplaced"] = Sentence.Of("Thay quyết định"),
        ["NoticeSent"] = Sentence.Of("Thông báo cho người được đánh giá"),
        ["NothingToTell"] = Sentence.Of("Chưa có kết quả để thông báo"),
        ["ResultPublished"] = Sentence.Of("Công khai trong cơ quan"),
        ["NothingToPublish"] = Sentence.Of("Không công khai"),
        ["PetitionFiled"] = Sentence.Of("Nhận kiến nghị"),
        ["PetitionAnswered"] = Sentence.Of("Trả lời kiến nghị"),
        ["PetitionOverdue"] = Sentence.Of("Quá hạn trả lời kiến nghị"),
        ["CaseMigrated"] = Sentence.Of("Chuyển sang phiên bản khác của quy trình"),
        ["CaseFinished"] = Sentence.Of("Kết thúc hồ sơ"),
        ["CaseCancelled"] = Sentence.Of("Hủy hồ sơ"),
        ["CaseFaulted"] = Sentence.Of("Hồ sơ gặp sự cố, tạm dừng"),
        ["IncidentRetried"] = Sentence.Of("Chạy lại bước gặp sự cố"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the person evaluated is told of their own file; the decision only with the notice.</summary>
    public static bool IsForThePerson(string action, bool isTold) => action switch
    {
        "ApprovalReturned" or "MeetingAdopted" or "MeetingMerged" or "PetitionFiled" or "PetitionAnswered" or "PetitionOverdue" or "CaseFinished" or "CaseCancelled" => true,
        "RatingDecided" or "DecisionReplaced" or "NoticeSent" or "ResultPublished" => isTold,
        _ => false,
    };

    /// <summary>The words; an act without any shows its code, so that nothing on record is hidden.</summary>
    public static Sentence Say(string action) => Words.GetValueOrDefault(action) ?? new Sentence("{0}", [action]);
}
