using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CanBo.Testing;

namespace CanBo.Runtime.Tests.Histories;

/// <summary>What docs/elsa-differences.md promises is held by a test, line by line.</summary>
public sealed partial class DifferencesTests
{
    [Fact]
    public void Every_line_names_tests_that_there_are()
    {
        var tests = Path.Combine(Repository.Root, "tests");
        var sources = Directory.GetFiles(tests, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var rows = Directory.GetFiles(Path.Combine(tests, "Workflows.Tests", "Running", "Conformance"), "*.json").Append(Path.Combine(tests, "Workflows.Tests", "Soundness", "Corpus", "broken.json"))
            .Append(Path.Combine(tests, "Runtime.Tests", "Stepping", "children.json"))
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray()).Select(row => (string)row!["name"]!).ToHashSet(StringComparer.Ordinal);
        var lines = 0;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "docs", "elsa-differences.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Elsa |", StringComparison.Ordinal)))
        {
            lines++;
            var held = line.Split(" | ")[^1];
            var named = Quoted().Matches(held);
            var classes = Classes().Matches(held);
            (named.Count + classes.Count).ShouldBeGreaterThan(0, line);
            foreach (Match name in named)
                rows.ShouldContain(name.Groups[1].Value, line);
            foreach (Match name in classes)
            {
                sources.ShouldContain(text => Regex.IsMatch(text, $@"\bclass {name.Groups[1].Value}\b") && text.Contains(name.Groups[2].Value, StringComparison.Ordinal), line);
            }
        }

        lines.ShouldBeGreaterThan(20);
    }

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"`([A-Z][A-Za-z]+)(?:\.([A-Za-z_]+))?`")]
    private static partial Regex Classes();
}
