using CanBo.Activities.Campaigns;
using CanBo.Activities.Texts;

namespace CanBo.Host.Pages.Campaigns;

/// <summary>What states are called on pages; keys of their English.</summary>
internal static class CampaignWords
{
    public static string Of(CampaignStatus status) => status switch
    {
        CampaignStatus.Draft => Sentence.Key("Đang chuẩn bị"),
        CampaignStatus.Launching => Sentence.Key("Đang mở hồ sơ"),
        CampaignStatus.Running => Sentence.Key("Đang chạy"),
        CampaignStatus.Closed => Sentence.Key("Đã kết thúc"),
        _ => Sentence.Key("Đã hủy"),
    };

    /// <summary>The step's name; some cases stop before their first step, or have not come to it.</summary>
    public static string Of(Localizer texts, StepCount step) => step.Label.Length > 0 ? step.Label : texts["Chưa vào bước nào"];

    public static string Of(CaseStatus status) => status switch
    {
        CaseStatus.Open => Sentence.Key("Chưa quyết định"),
        CaseStatus.Decided => Sentence.Key("Đã quyết định"),
        CaseStatus.Notified => Sentence.Key("Đã thông báo"),
        CaseStatus.Published => Sentence.Key("Đã công khai"),
        CaseStatus.Finished => Sentence.Key("Xong"),
        _ => Sentence.Key("Đã hủy"),
    };
}
