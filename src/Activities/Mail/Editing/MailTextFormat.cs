using System.Collections.Immutable;
using CanBo.Activities.Procedures;
using CanBo.Activities.Procedures.Editing;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Mail.Editing;

/// <summary>Mail texts as documents that belong to procedures.</summary>
internal sealed class MailTextFormat : IDocumentFormat
{
    public DocumentKind Kind => DocumentKind.MailText;

    public string Rewrite(string json) => MailTextJson.Write(MailTextJson.Read(json));

    public ImmutableArray<DescribedSetting> Describe(string json)
    {
        var text = MailTextJson.Read(json);
        return
        [
            new("name", Sentence.Of("Tên văn bản thư"), Text(text.Name)),
            new("vi/subject", Sentence.Of("Tiêu đề, tiếng Việt"), Text(text.Vietnamese.Subject)),
            new("vi/text", Sentence.Of("Nội dung, tiếng Việt"), Text(Lines(text.Vietnamese.Text))),
            new("vi/html", Sentence.Of("Bản có định dạng, tiếng Việt"), Text(Lines(text.Vietnamese.Html))),
            new("en/subject", Sentence.Of("Tiêu đề, tiếng Anh"), Text(text.English.Subject)),
            new("en/text", Sentence.Of("Nội dung, tiếng Anh"), Text(Lines(text.English.Text))),
            new("en/html", Sentence.Of("Bản có định dạng, tiếng Anh"), Text(Lines(text.English.Html))),
        ];
    }

    private static string Lines(ImmutableArray<string> lines) => string.Join('\n', lines);

    private static Sentence Text(string text) => text.Length == 0 ? new Sentence("", []) : Sentence.Of("{0}", text);
}
