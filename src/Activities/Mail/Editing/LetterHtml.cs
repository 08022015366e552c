using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CanBo.Activities.Mail.Editing;

/// <summary>
/// Lays a plain text out as the letter that people see, so that nobody has to write HTML: an empty line begins a paragraph, a line end stays one, the address becomes a
/// button with the address in full below. Places and blocks are kept as they are; every paragraph mark is one closed pair, so that a block that leaves it out leaves nothing open.
/// </summary>
public static partial class LetterHtml
{
    private const string Cell = "padding:0 28px;font:17px/1.6 'Be Vietnam Pro',Arial,Helvetica,sans-serif;color:#1a242f";
    private const string Paragraph = "margin:0 0 14px";
    private const string Button = "display:inline-block;margin:4px 0 10px;padding:14px 28px;border-radius:6px;background:#8f1d22;font:bold 17px/1.3 'Be Vietnam Pro',Arial,Helvetica,sans-serif;color:#ffffff;text-decoration:none";
    private const string Address = "font:14px/1.6 Arial,Helvetica,sans-serif;color:#17508a;word-break:break-all";

    /// <summary>The layout of a text.</summary>
    /// <param name="text">Plain text with places.</param>
    /// <param name="open">What the button says.</param>
    public static string Of(string text, string open)
    {
        ArgumentNullException.ThrowIfNull(text);
        var html = new StringBuilder($"<tr><td style=\"{Cell}\"><p style=\"{Paragraph}\">");
        foreach (Match piece in Pieces().Matches(text.Trim('\n')))
        {
            if (piece.Value == "{{address}}")
                html.Append(CultureInfo.InvariantCulture, $"<a href=\"{{{{address}}}}\" style=\"{Button}\">{WebUtility.HtmlEncode(open)}</a><br><a href=\"{{{{address}}}}\" style=\"{Address}\">{{{{address}}}}</a>");
            else if (piece.Value.StartsWith("{{", StringComparison.Ordinal))
                html.Append(piece.Value);
            else
                html.AppendJoin($"</p>\n<p style=\"{Paragraph}\">", Break().Split(Encode(piece.Value)).Select(lines => lines.Replace("\n", "<br>\n", StringComparison.Ordinal)));
        }

        return html.Append("</p></td></tr>").ToString();
    }

    // Vietnamese letters stay readable; only what HTML reads as marks is written out.
    private static string Encode(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\{[^{}]*\}\}|(?:(?!\{\{[^{}]*\}\}).)+", RegexOptions.Singleline)]
    private static partial Regex Pieces();

    [GeneratedRegex(@"\n[ \t]*\n\s*")]
    private static partial Regex Break();
}
