using System.Net;
using System.Text.RegularExpressions;

namespace CanBo.Host.Tests;

/// <summary>Finds what a test needs in a page.</summary>
internal static partial class Html
{
    /// <summary>The first group of every match, decoded.</summary>
    public static IReadOnlyList<string> Attribute(string html, string pattern) =>
        [.. Regex.Matches(html, pattern).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    public static IReadOnlyList<(string Name, string Value)> HiddenFields(string html) =>
        [.. Hidden().Matches(html).Select(match => (WebUtility.HtmlDecode(match.Groups[1].Value), WebUtility.HtmlDecode(match.Groups[2].Value)))];

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
