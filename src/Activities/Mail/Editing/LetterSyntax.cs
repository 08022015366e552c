using System.Text.RegularExpressions;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Mail.Editing;

/// <summary>Reads the places of a mail text: names in double braces, <c>{{#if …}}</c>, <c>{{#unless …}}</c>, <c>{{#each …}}</c>, <c>{{else}}</c> and what closes them.</summary>
internal static partial class LetterSyntax
{
    /// <summary>What is wrong, in the order of the text; each names the place.</summary>
    public static IEnumerable<Sentence> Errors(string code, string text)
    {
        var open = new Stack<(string Block, string Name)>();
        foreach (Match found in Places().Matches(text))
        {
            var (shown, content) = (found.Value, found.Groups["in"].Value.Trim());
            if (found.Value.StartsWith("{{{", StringComparison.Ordinal) && content != "body")
                yield return Sentence.Of("{0}: dùng hai dấu ngoặc, không dùng ba.", shown);
            else if (content.StartsWith('/'))
            {
                if (open.Count == 0 || open.Pop().Block != content[1..].Trim())
                    yield return Sentence.Of("{0} không có chỗ mở tương ứng.", shown);
            }
            else if (content == "else")
            {
                if (open.Count == 0 || open.Peek().Block == "each")
                    yield return Sentence.Of("{0} chỉ đứng giữa {1} và {2}.", shown, "{{#if …}}", "{{/if}}");
            }
            else if (Block().Match(content) is { Success: true } block)
            {
                open.Push((block.Groups["block"].Value, block.Groups["name"].Value));
                if (IsUnknown(code, block.Groups["name"].Value, open.Skip(1), block.Groups["block"].Value))
                    yield return Unknown(block.Groups["name"].Value);
            }
            else if (IsUnknown(code, content, open, ""))
                yield return Unknown(content);
        }

        if (open.Count > 0)
            yield return Sentence.Of("{0} chưa được đóng. Thêm {1}.", $"{{{{#{open.Peek().Block} {open.Peek().Name}}}}}", $"{{{{/{open.Peek().Block}}}}}");
        if (Stray().IsMatch(Places().Replace(text, "")))
            yield return Sentence.Of("Có dấu {0} hoặc {1} lẻ, không thành chỗ điền. Viết đủ hai dấu mỗi bên.", "{{", "}}");
    }

    private static bool IsUnknown(string code, string name, IEnumerable<(string Block, string Name)> around, string block)
    {
        if (LetterPlace.Of(code).FirstOrDefault(place => place.Name == name) is not { } known)
            return true;
        var lists = around.Where(b => b.Block == "each").Select(b => b.Name).ToList();
        return known.Scope switch
        {
            LetterPlaceScope.Items => !lists.Contains("items"),
            LetterPlaceScope.Reasons => lists.Count == 0,
            _ => (name is "items" or "reasons") && block.Length == 0,
        };
    }

    private static Sentence Unknown(string name) => Sentence.Of("Không có chỗ điền “{0}” ở đây. Chọn trong danh sách chỗ điền.", name.Length > 60 ? name[..60] : name);

    [GeneratedRegex(@"\{\{\{(?<in>[^{}]*)\}\}\}|\{\{(?<in>[^{}]*)\}\}")]
    private static partial Regex Places();

    [GeneratedRegex(@"^#(?<block>if|unless|each)\s+(?<name>[A-Za-z]+)$")]
    private static partial Regex Block();

    [GeneratedRegex(@"\{\{|\}\}")]
    private static partial Regex Stray();
}
