using System.Text.RegularExpressions;
using CanBo.Testing;

namespace CanBo.Host.Tests.Texts;

/// <summary>The literal texts that the pages and the code of the application show, found in their sources.</summary>
internal static partial class SourceTexts
{
    /// <summary>A text key, or a use that cannot be checked, and where it stands.</summary>
    public sealed record Use(string Key, string Place, bool Checkable);

    public static IReadOnlyList<(string Path, string Text)> Files { get; } =
        [.. from project in new[] { "Host", "Activities" }
            from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*", SearchOption.AllDirectories)
            where path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal)
            where !path.Contains("node_modules", StringComparison.Ordinal)
            orderby path
            select (Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path))];

    public static IEnumerable<Use> Uses() => Files.SelectMany(file => UsesIn(file.Path, file.Text));

    public static IEnumerable<Use> UsesIn(string path, string text)
    {
        foreach (Match call in Call().Matches(text))
        {
            var place = $"{path}:{text.AsSpan(0, call.Index).Count('\n') + 1}";
            var literal = Literal().Match(text, call.Index + call.Length);
            if (literal.Success)
                yield return new Use(Join(literal), place, Checkable: true);
            else if (OtherString().IsMatch(text.AsSpan(call.Index + call.Length)))
                yield return new Use(text.Substring(call.Index, Math.Min(60, text.Length - call.Index)), place, Checkable: false);
        }
    }

    private static string Join(Match literal) =>
        string.Concat(literal.Groups["part"].Captures.Select(part => Unescape(part.Value)));

    private static string Unescape(string part) => Escape().Replace(part, escape => escape.Value[1] switch
    {
        'n' => "\n",
        't' => "\t",
        'u' => ((char)Convert.ToInt32(escape.Value[2..], 16)).ToString(),
        var other => other.ToString(),
    });

    [GeneratedRegex(@"(?<![\w.])(?:T|_?[tT]exts|_?localizer)\s*\[\s*|\bSentence\.(?:Of|Key)\(\s*")]
    private static partial Regex Call();

    // One plain literal, or several joined with +.
    [GeneratedRegex("""\G"(?!"")(?<part>(?:[^"\\\r\n]|\\.)*)"(?:\s*\+\s*"(?<part>(?:[^"\\\r\n]|\\.)*)")*""")]
    private static partial Regex Literal();

    // Verbatim, raw and interpolated strings: they would hide the key from this test.
    [GeneratedRegex("""^(?:[$@]+"|"{3})""")]
    private static partial Regex OtherString();

    [GeneratedRegex(@"\\(?:u[0-9a-fA-F]{4}|.)")]
    private static partial Regex Escape();
}
