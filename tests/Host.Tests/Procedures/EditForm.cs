using System.Net;
using System.Text.RegularExpressions;

namespace CanBo.Host.Tests.Procedures;

/// <summary>Reads the fields of an editing page's form as a browser would send them back.</summary>
internal static partial class EditForm
{
    public static Dictionary<string, string> Fields(string html)
    {
        var form = Form().Match(html).Value;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match input in Input().Matches(form))
        {
            var tag = input.Value;
            var type = Attribute(tag, "type");
            if (Attribute(tag, "name") is not { } name || type == "file" || (type is "checkbox" or "radio" && !Checked().IsMatch(tag)))
                continue;
            var value = Attribute(tag, "value") ?? "";
            fields[name] = type == "checkbox" && fields.TryGetValue(name, out var before) ? $"{before},{value}" : value;
        }

        foreach (Match area in Area().Matches(form))
            fields[Attribute(area.Groups[1].Value, "name")!] = WebUtility.HtmlDecode(area.Groups[2].Value).Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\n');
        foreach (Match list in Select().Matches(form))
            fields[Attribute(list.Groups[1].Value, "name")!] = Option().Matches(list.Groups[2].Value).Select(o => o.Value).FirstOrDefault(o => o.Contains(" selected", StringComparison.Ordinal)) is { } chosen ? Attribute(chosen, "value") ?? "" : "";
        return fields;
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $" {name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    [GeneratedRegex("<form method=\"post\"[^>]*class=\"editform.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<textarea([^>]*)>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();

    [GeneratedRegex("<select([^>]*)>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Option();

    [GeneratedRegex(" checked(=|>| |/)")]
    private static partial Regex Checked();
}
