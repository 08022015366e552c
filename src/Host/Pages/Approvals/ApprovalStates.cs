using CanBo.Activities.Approvals;
using CanBo.Activities.Texts;

namespace CanBo.Host.Pages.Approvals;

/// <summary>What states of approvals are called.</summary>
internal static class ApprovalStates
{
    public static string Of(ApprovalStatus status) => status switch
    {
        ApprovalStatus.Open => Sentence.Key("Đang chờ ý kiến"),
        ApprovalStatus.Approved => Sentence.Key("Được phê duyệt"),
        ApprovalStatus.Rejected => Sentence.Key("Không được phê duyệt"),
        ApprovalStatus.SentBack => Sentence.Key("Đã trả lại để làm lại"),
        ApprovalStatus.Overdue => Sentence.Key("Hết hạn, chưa đủ ý kiến"),
        ApprovalStatus.NoParticipant => Sentence.Key("Không có người duyệt"),
        ApprovalStatus.NotRequired => Sentence.Key("Người tổ chức miễn phê duyệt"),
        ApprovalStatus.Withdrawn => Sentence.Key("Đã rút: hồ sơ rời bước này"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };

    public static string Of(VoiceStatus status) => status switch
    {
        VoiceStatus.Waiting => Sentence.Key("chưa đến lượt"),
        VoiceStatus.Asked => Sentence.Key("chưa trả lời"),
        VoiceStatus.Approved => Sentence.Key("đã đồng ý"),
        VoiceStatus.Rejected => Sentence.Key("đã từ chối"),
        VoiceStatus.SentBack => Sentence.Key("trả lại"),
        VoiceStatus.NotGiven => Sentence.Key("không cần trả lời nữa"),
        VoiceStatus.LeftOut => Sentence.Key("không duyệt"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };
}
