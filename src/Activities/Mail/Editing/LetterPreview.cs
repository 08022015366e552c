using System.Globalization;
using CanBo.Activities.Texts;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Mail.Editing;

/// <summary>Shows a mail text as it will look, filled with an invented person, campaign and tasks, inside the text that stands around every letter.</summary>
/// <param name="rendering">Fills texts, as it does when letters are sent.</param>
/// <param name="letters">The letterhead.</param>
/// <param name="localizer">Says sentences.</param>
public sealed class LetterPreview(LetterRendering rendering, IOptions<LetterOptions> letters, Localizer localizer)
{
    /// <summary>The letter in a language.</summary>
    /// <param name="text">What is edited; it was checked.</param>
    /// <param name="frame">What stands around it; the edited text itself when that is the frame.</param>
    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    public Letter Show(MailText text, MailText frame, string language)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(frame);
        var (words, around) = language == "en" ? (text.English, frame.English) : (text.Vietnamese, frame.Vietnamese);
        var culture = LetterOptions.CultureOf(language);
        var values = Values(culture);
        var isFrame = text.Code == MailText.Frame;
        var inner = Say(culture, Sentence.Of("(Phần chính của thư đứng ở đây.)"));
        values["subject"] = isFrame ? Say(culture, Sentence.Of("Tiêu đề thư")) : rendering.Plain(words.Subject, values);
        values["body"] = isFrame ? inner : rendering.Plain(Lines(words.Text), values).Trim('\n');
        var plain = rendering.Plain(Lines(around.Text), values);
        values["body"] = isFrame ? LetterHtml.Of(inner, "") : rendering.Html(Lines(words.Html), values);
        return new Letter((string)values["subject"]!, plain, rendering.Html(Lines(around.Html), values));
    }

    private Dictionary<string, object?> Values(CultureInfo culture)
    {
        Dictionary<string, object?> Item(string title, Sentence detail, Sentence due, bool isLate) => new()
        {
            ["title"] = title,
            ["detail"] = Say(culture, detail),
            ["due"] = Say(culture, due),
            ["isLate"] = isLate,
        };
        return new Dictionary<string, object?>
        {
            ["recipient"] = "Nguyễn Thị Hoa",
            ["organisation"] = letters.Value.Organisation.Length > 0 ? letters.Value.Organisation : Say(culture, Sentence.Of("Ủy ban nhân dân xã")),
            ["campaign"] = Say(culture, Sentence.Of("Xếp loại chất lượng năm 2026")),
            ["contactName"] = Say(culture, Sentence.Of("Văn phòng")),
            ["contactPhone"] = "0900 000 005",
            ["address"] = "https://danhgia.example/t/mau",
            ["hasLink"] = true,
            ["isShared"] = false,
            ["expires"] = "31/12/2026",
            ["what"] = Say(culture, Sentence.Of("Viết ý kiến nhận xét")),
            ["count"] = "2",
            ["isOne"] = false,
            ["isReminder"] = false,
            ["due"] = Say(culture, Sentence.Of("{0}", Calendar.VietnameseDates.FullTerm(new DateOnly(2026, 12, 14)))),
            ["dueWhy"] = Say(culture, Sentence.Of("Hạn {0}: {1} ngày làm việc từ {2}.", Calendar.VietnameseDates.FullTerm(new DateOnly(2026, 12, 14)), "5", "07/12/2026")),
            ["items"] = new List<object>
            {
                Item("Trần Văn Minh", Sentence.Of("Chuyên viên. Viết ý kiến nhận xét"), Sentence.Of("Hạn 14/12/2026"), isLate: false),
                Item("Lê Thu Hà", Sentence.Of("Chuyên viên. Viết ý kiến nhận xét"), Sentence.Of("quá hạn 2 ngày"), isLate: true),
            },
            ["more"] = null,
            ["reasons"] = new List<string> { Say(culture, Sentence.Of("Đồng chí là cấp trên trực tiếp.")) },
        };
    }

    private string Say(CultureInfo culture, Sentence sentence) => localizer.In(culture, sentence);

    private static string Lines(System.Collections.Immutable.ImmutableArray<string> lines) => string.Join('\n', lines);
}
