using System.Text;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Tests.Running;

namespace CanBo.Workflows.Tests.Definitions;

public sealed class DamagedFileTests
{
    private static readonly string[] Scraps = ["null", "{}", "[]", "5", "\"x\"", "true", "{\"type\":\"Literal\"}", "{\"expression\":{}}", "\"\\ud800\"", "1e999", "", ",", "}", "[[[["];

    [Fact]
    public void A_damaged_file_is_read_with_errors_or_findings_and_never_throws()
    {
        var random = new Random(11);
        foreach (var path in DefinitionFiles.All())
        {
            var json = File.ReadAllText(path);
            for (var i = 0; i < 150; i++)
            {
                var damaged = Damage(json, random);
                var reading = DefinitionJson.Read(damaged, "f");

                (reading.Definition is null).ShouldBe(reading.Definition is null && !reading.Errors.IsEmpty);
                if (reading.Definition is null)
                    continue;
                DefinitionJson.Write(reading.Definition).ShouldNotBeEmpty();
                DefinitionCheck.Check(reading.Definition, TestActivities.Catalogue).ShouldAllBeNamed();
                WorkflowGraph.Compile(reading.Definition, TestActivities.Catalogue).Graph.Root.ShouldNotBeNull();
            }
        }
    }

    /// <summary>Replaces the value after some colon by a scrap, or cuts the text.</summary>
    private static string Damage(string json, Random random)
    {
        if (random.Next(10) == 0)
            return json[..random.Next(json.Length)];
        var colon = json.IndexOf(':', random.Next(json.Length));
        if (colon < 0)
            return json;
        var end = json.AsSpan(colon + 1).IndexOfAny(",}\n");
        return new StringBuilder(json)
            .Remove(colon + 1, Math.Max(0, end))
            .Insert(colon + 1, Scraps[random.Next(Scraps.Length)])
            .ToString();
    }
}

internal static class FindingAssertions
{
    public static void ShouldAllBeNamed(this IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            finding.Code.ShouldNotBeEmpty();
            finding.Message.Vietnamese.ShouldNotBeEmpty();
            finding.Message.English.ShouldNotBeEmpty();
        }
    }
}
