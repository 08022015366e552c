using CanBo.Activities.Mail;
using CanBo.Activities.Texts;
using CanBo.Host.Design;

namespace CanBo.Host.Pages.Mail;

/// <summary>What letters and their states are called.</summary>
internal static class MailWords
{
    public static string Of(MailStatus status) => status switch
    {
        MailStatus.Queued => Sentence.Key("Đang chờ"),
        MailStatus.Sent => Sentence.Key("Đã gửi"),
        MailStatus.Dead => Sentence.Key("Không gửi được"),
        MailStatus.Dropped => Sentence.Key("Không cần gửi nữa"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };

    public static string OfLetter(string code) => code switch
    {
        LetterCodes.Tasks => Sentence.Key("Việc cần làm"),
        LetterCodes.ResultReady => Sentence.Key("Có kết quả"),
        LetterCodes.ResultsPublished => Sentence.Key("Đã công khai"),
        LetterCodes.PetitionReceived => Sentence.Key("Đã nhận kiến nghị"),
        LetterCodes.PetitionAnswered => Sentence.Key("Trả lời kiến nghị"),
        LetterCodes.MeetingCalled => Sentence.Key("Giấy mời họp"),
        LetterCodes.CampaignHeld => Sentence.Key("Đợt hằng tháng cần xem"),
        LetterCodes.CampaignCancelled => Sentence.Key("Hủy đợt"),
        _ => code,
    };

    public static string OfDeed(string kind) => kind switch
    {
        ComposeMail.KindOfDeed => Sentence.Key("Gom thông báo thành thư"),
        SendMail.KindOfDeed => Sentence.Key("Gửi một thư"),
        "http-request" => Sentence.Key("Gửi yêu cầu tới hệ thống khác"),
        "campaign.monthly" => Sentence.Key("Phát động đợt hằng tháng"),
        "campaign.launch" => Sentence.Key("Mở tiếp hồ sơ của một đợt"),
        _ => Sentence.Key("Chuyển tin cho một hồ sơ"),
    };

    public static ChipKind KindOf(MailStatus status) => status switch
    {
        MailStatus.Sent => ChipKind.Ok,
        MailStatus.Dead => ChipKind.Late,
        MailStatus.Queued => ChipKind.Calm,
        _ => ChipKind.Plain,
    };
}
