using CanBo.Activities.Mail.Transport;

namespace CanBo.Activities.Tests.Mail;

/// <summary>Mails for tests, with good defaults.</summary>
internal static class Letters
{
    public const string Subject = "Đề nghị đồng chí tự đánh giá, xếp loại chất lượng năm 2026 trước ngày 15 tháng 12";

    public static OutgoingMail Letter(string to = "an.nv@tinh.gov.vn", string? id = null, string subject = Subject, string text = "Kính gửi đồng chí,\n\nMời đồng chí mở liên kết.\n", string? html = "<p>Kính gửi đồng chí</p>") =>
        new(id ?? $"{Guid.NewGuid():N}@canbo.test", new Mailbox(to, "Nguyễn Văn An"), subject, text, html);

    public static readonly Mailbox Sender = new("canbo@tinh.gov.vn", "Ban Tổ chức Tỉnh ủy");
}
