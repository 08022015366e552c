using CanBo.Activities.Procedures;
using CanBo.Activities.Procedures.Editing;
using CanBo.Activities.Texts;
using CanBo.Host.Design;
using CanBo.Host.SignIn;

namespace CanBo.Host.Pages.Procedures;

/// <summary>What pages call the kinds of documents, and where each has its pages. Keys of their English.</summary>
internal static class DocumentWords
{
    /// <summary>Every kind with pages, in the order of the tabs.</summary>
    public static readonly DocumentKind[] Kinds = [DocumentKind.Form, DocumentKind.MailText, DocumentKind.RulePackage];

    public static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.Form => Sentence.Key("Biểu mẫu"),
        DocumentKind.MailText => Sentence.Key("Mẫu thư"),
        DocumentKind.RulePackage => Sentence.Key("Bộ quy tắc"),
        _ => kind.ToString(),
    };

    public static string About(DocumentKind kind) => kind switch
    {
        DocumentKind.Form => Sentence.Key("Những gì người tham gia điền. Sửa là thêm phiên bản mới; đợt đang chạy giữ bản cũ."),
        DocumentKind.MailText => Sentence.Key("Lời của các thư gửi đi. Sửa là thêm phiên bản mới; đợt đang chạy giữ bản cũ."),
        DocumentKind.RulePackage => Sentence.Key("Thang điểm, tỷ lệ, biểu quyết, thời hạn. Sửa là thêm phiên bản mới; đợt đã tạo giữ bản cũ."),
        _ => kind.ToString(),
    };

    public static string PathOf(DocumentKind kind) => kind switch
    {
        DocumentKind.Form => "/procedures/forms",
        DocumentKind.MailText => "/procedures/texts",
        DocumentKind.RulePackage => "/procedures/rules",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    public static string PathOf(DocumentKind kind, string code) => $"{PathOf(kind)}/{Uri.EscapeDataString(code)}";

    /// <summary>Who and when: "02/11/2026 13:58, Phạm Thùy Dung".</summary>
    public static string Edited(Localizer texts, DateTimeOffset at, string by) => by.Length > 0 ? $"{texts.Moment(at)}, {by}" : texts["{0}, có sẵn trong phần mềm", texts.Moment(at)];

    /// <summary>What somebody else saved meanwhile.</summary>
    public static string Newer(Localizer texts, SaveOutcome.Newer newer) => newer.By.Length > 0
        ? texts["{0} vừa lưu phiên bản {1}, lúc {2}. Phần đang viết ở đây vẫn còn nguyên, chưa ghi đè gì.", newer.By, newer.Version, texts.Moment(newer.At)]
        : texts["Phiên bản {0} vừa được lưu, lúc {1}. Phần đang viết ở đây vẫn còn nguyên, chưa ghi đè gì.", newer.Version, texts.Moment(newer.At)];
}
