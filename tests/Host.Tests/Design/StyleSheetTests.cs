using System.Globalization;
using System.Text.RegularExpressions;
using CanBo.Host.Tests.Texts;
using CanBo.Testing;

namespace CanBo.Host.Tests.Design;

/// <summary>What the content policy and WCAG AA ask of the sources themselves, so that a page is right before it is opened.</summary>
public sealed partial class StyleSheetTests
{
    private static readonly string Css = Path.Combine(Repository.Root, "src", "Host", "wwwroot", "css");
    private static readonly Dictionary<string, string> Tokens = Token().Matches(File.ReadAllText(Path.Combine(Css, "tokens.css")))
        .GroupBy(token => token.Groups[1].Value).ToDictionary(group => group.Key, group => group.First().Groups[2].Value);

    [Theory]
    [InlineData("ink", "paper", 7)]
    [InlineData("ink-2", "paper", 7)]
    [InlineData("ink-2", "paper-2", 4.5)]
    [InlineData("ink-3", "paper", 4.5)]
    [InlineData("son", "paper", 7)]
    [InlineData("paper", "son-dark", 7)]
    [InlineData("link", "paper", 7)]
    [InlineData("link", "paper-2", 4.5)]
    [InlineData("bad", "paper", 4.5)]
    [InlineData("bad", "bad-tint", 4.5)]
    [InlineData("late", "late-tint", 4.5)]
    [InlineData("soon", "soon-tint", 4.5)]
    [InlineData("ok", "ok-tint", 4.5)]
    [InlineData("calm", "calm-tint", 4.5)]
    [InlineData("ink", "h4", 7)]
    [InlineData("edge", "paper", 3)]
    [InlineData("focus", "paper", 3)]
    public void Text_and_edges_stand_out_from_their_ground(string front, string ground, double least) =>
        Contrast(Tokens[front], Tokens[ground]).ShouldBeGreaterThanOrEqualTo(least);

    [Fact]
    public void Pages_hold_no_script_and_no_style_because_the_content_policy_forbids_them()
    {
        var found = SourceTexts.Files.Where(file => file.Path.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(file => Forbidden().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")).ToList();

        found.ShouldBeEmpty("Use a class of app.css, or a file under wwwroot:\n" + string.Join('\n', found));
    }

    [Fact]
    public void Style_sheets_load_nothing_from_other_sites()
    {
        foreach (var path in Directory.EnumerateFiles(Css))
            Outside().Matches(File.ReadAllText(path)).ShouldBeEmpty(path);
    }

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
    }

    private static double Luminance(string colour) =>
        0.2126 * Channel(colour, 1) + 0.7152 * Channel(colour, 3) + 0.0722 * Channel(colour, 5);

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("--([a-z0-9-]+):\\s*(#[0-9a-f]{6})")]
    private static partial Regex Token();

    [GeneratedRegex("""<style|<script(?![^>]*\ssrc=)|\sstyle="|\son(?:click|change|submit|load|input|focus|blur|key\w+)=""")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"url\(\s*[""']?(?:https?:)?//|@import")]
    private static partial Regex Outside();
}
