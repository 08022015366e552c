using System.Text.Json;

namespace CanBo.Activities.Mail;

/// <summary>The words of one mail text in one language, with Handlebars places.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">HTML.</param>
internal sealed record LetterText(string Subject, string Text, string Html)
{
    /// <summary>Reads a language (<c>vi</c>, <c>en</c>) of a mail-text document; lines of text and html stand in arrays.</summary>
    public static LetterText Read(JsonElement document, string language)
    {
        var words = document.GetProperty(language);
        return new LetterText(
            words.TryGetProperty("subject", out var subject) ? subject.GetString() ?? "" : "",
            Lines(words.GetProperty("text")),
            Lines(words.GetProperty("html")));
    }

    private static string Lines(JsonElement lines) => string.Join('\n', lines.EnumerateArray().Select(line => line.GetString()));
}
