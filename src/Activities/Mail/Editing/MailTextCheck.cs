using System.Text.RegularExpressions;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Mail.Editing;

/// <summary>What must hold of a mail text: only places that exist, every block closed, a button's address somewhere it is needed.</summary>
internal static partial class MailTextCheck
{
    private const int LongestLine = 300;
    private const int LongestText = 20_000;

    public static IEnumerable<FieldError> Errors(MailText text)
    {
        if (string.IsNullOrWhiteSpace(text.Name) || text.Name.Length > LongestLine)
            yield return new FieldError("name", Sentence.Of("Ghi tên văn bản thư, tối đa {0} ký tự.", $"{LongestLine}"));
        foreach (var error in Words(text.Code, "vi", text.Vietnamese).Concat(Words(text.Code, "en", text.English)))
            yield return error;
    }

    private static IEnumerable<FieldError> Words(string code, string language, MailWords words)
    {
        if (code != MailText.Frame && string.IsNullOrWhiteSpace(words.Subject))
            yield return new FieldError($"{language}.subject", Sentence.Of("Ghi tiêu đề thư."));
        if (words.Subject.Contains('\n', StringComparison.Ordinal) || words.Subject.Length > LongestLine)
            yield return new FieldError($"{language}.subject", Sentence.Of("Tiêu đề là một dòng, tối đa {0} ký tự.", $"{LongestLine}"));
        var (plain, html) = (string.Join('\n', words.Text), string.Join('\n', words.Html));
        if (string.IsNullOrWhiteSpace(plain))
            yield return new FieldError($"{language}.text", Sentence.Of("Ghi nội dung thư."));
        if (string.IsNullOrWhiteSpace(html))
            yield return new FieldError($"{language}.html", Sentence.Of("Ghi nội dung thư."));
        foreach (var (place, content) in new[] { ("subject", words.Subject), ("text", plain), ("html", html) })
        {
            if (content.Length > LongestText)
                yield return new FieldError($"{language}.{place}", Sentence.Of("Thư dài quá. Rút gọn còn {0} ký tự.", $"{LongestText}"));
            foreach (var wrong in LetterSyntax.Errors(code, content).Take(3))
                yield return new FieldError($"{language}.{place}", wrong);
        }

        if (Script().IsMatch(html))
            yield return new FieldError($"{language}.html", Sentence.Of("Thư không chứa mã chạy được (script, form, iframe, on…=). Bỏ phần đó."));
        if (code == MailText.Frame && (!plain.Contains("{{body}}", StringComparison.Ordinal) || !html.Contains("{{{body}}}", StringComparison.Ordinal)))
            yield return new FieldError($"{language}.text", Sentence.Of("Khung thư phải có chỗ cho phần chính: {0} trong bản chữ, {1} trong bản có định dạng.", "{{body}}", "{{{body}}}"));
    }

    // Mail programs strip these; a sender whose mails hold them is taken for a phisher.
    [GeneratedRegex(@"<\s*(?:script|form|iframe|object|embed|input)\b|\son[a-z]+\s*=|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Script();
}
