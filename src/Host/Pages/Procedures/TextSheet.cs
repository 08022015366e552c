using System.Collections.Immutable;
using CanBo.Activities.Forms;
using CanBo.Activities.Mail.Editing;

namespace CanBo.Host.Pages.Procedures;

/// <summary>A mail text as it stands in the page that edits it.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Vietnamese">Subject, text and layout.</param>
/// <param name="English">The same in English.</param>
/// <param name="FollowsText">The layout is made from the text wherever the text was changed and the layout was not.</param>
public sealed record TextSheet(string Name, TextWords Vietnamese, TextWords English, bool FollowsText)
{
    internal static TextSheet Of(MailText text) => new(text.Name, TextWords.Of(text.Vietnamese), TextWords.Of(text.English), text.Code != MailText.Frame);

    internal static TextSheet Read(IFormCollection form) => new(
        TypedText.Clean(form["name"].ToString()), TextWords.Read(form, "vi"), TextWords.Read(form, "en"), form["followsText"] == "true");

    /// <summary>The sheet with layouts made anew where they follow the text.</summary>
    internal TextSheet Laid(MailText stored) => FollowsText
        ? this with { Vietnamese = Vietnamese.Laid(TextWords.Of(stored.Vietnamese), "Mở trang"), English = English.Laid(TextWords.Of(stored.English), "Open the page") }
        : this;

    internal MailText ToText(string code, int version) => new(code, version, Name.Trim(), Vietnamese.ToWords(), English.ToWords());
}

/// <summary>The words of one language as typed.</summary>
public sealed record TextWords(string Subject, string Text, string Html)
{
    internal static TextWords Of(MailWords words) => new(words.Subject, string.Join('\n', words.Text), string.Join('\n', words.Html));

    internal static TextWords Read(IFormCollection form, string language) =>
        new(Clean(form, $"{language}.subject"), Clean(form, $"{language}.text"), Clean(form, $"{language}.html"));

    internal TextWords Laid(TextWords stored, string open) => Text.Trim('\n') != stored.Text.Trim('\n') && Html.Trim('\n') == stored.Html.Trim('\n') ? this with { Html = LetterHtml.Of(Text, open) } : this;

    internal MailWords ToWords() => new(Lines(Text), Lines(Html), Subject.Trim());

    private static ImmutableArray<string> Lines(string text) => [.. text.Trim('\n').Split('\n')];

    private static string Clean(IFormCollection form, string name) => TypedText.Clean(form[name].ToString());
}
