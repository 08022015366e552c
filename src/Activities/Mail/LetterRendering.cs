using System.Collections.Concurrent;
using HandlebarsDotNet;

namespace CanBo.Activities.Mail;

/// <summary>Fills mail texts. Values are escaped in HTML and left alone in plain text. A text is compiled once.</summary>
public sealed class LetterRendering
{
    private readonly IHandlebars _plain = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });
    private readonly IHandlebars _html = Handlebars.Create(new HandlebarsConfiguration());
    private readonly ConcurrentDictionary<(bool IsHtml, string Template), HandlebarsTemplate<object, object>> _compiled = new();

    /// <summary>A line or page of plain text.</summary>
    public string Plain(string template, IReadOnlyDictionary<string, object?> values) => Fill(false, template, values);

    /// <summary>HTML.</summary>
    public string Html(string template, IReadOnlyDictionary<string, object?> values) => Fill(true, template, values);

    private string Fill(bool isHtml, string template, IReadOnlyDictionary<string, object?> values) =>
        _compiled.GetOrAdd((isHtml, template), key => (key.IsHtml ? _html : _plain).Compile(key.Template))(values);
}
