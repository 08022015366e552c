using System.CommandLine;
using System.Globalization;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Soundness;

namespace CanBo.Host.Commands;

/// <summary><c>check</c>: looks at procedure files without storing them; a line a finding, and under it the path from the start that shows it.</summary>
internal static class CheckVerb
{
    public static Command Create(VerbHost host)
    {
        var paths = new Argument<string[]>("file") { Description = "Elsa workflow definitions (JSON).", Arity = ArgumentArity.OneOrMore };
        var verb = new Command("check", "Check procedures: unknown activities, missing inputs, dead ends, loops, joins that never run, paths without a decision; each with a path that shows it. Exit code 1 with findings.") { paths };
        verb.SetAction((parsed, cancellation) => host.RunAsync(
            parsed,
            async (services, token) =>
            {
                var names = parsed.GetRequiredValue(paths);
                if (names.Where(name => !File.Exists(name)).ToList() is { Count: > 0 } missing)
                {
                    missing.ForEach(name => Console.Error.WriteLine($"{name}: no such file."));
                    return VerbHost.Usage;
                }

                var files = new List<(string Name, string Json)>();
                foreach (var name in names)
                    files.Add((name, await File.ReadAllTextAsync(name, token)));

                // Files that are checked together may use each other as activities; what is stored counts when one is published.
                var used = files.Select(file => DefinitionJson.Read(file.Json, file.Name).Definition).OfType<WorkflowDefinition>().Where(ActivityCatalogue.CanUse).DistinctBy(d => (d.DefinitionId, d.Version));
                var catalogue = services.GetRequiredService<ActivityCatalogue>().With(used);
                var found = 0;
                foreach (var (name, json) in files)
                {
                    foreach (var line in Lines(name, json, catalogue))
                    {
                        Console.WriteLine(line);
                        found++;
                    }
                }

                return found == 0 ? VerbHost.Good : VerbHost.Finding;
            },
            cancellation));
        return verb;
    }

    private static IEnumerable<string> Lines(string name, string json, ActivityCatalogue catalogue)
    {
        var (definition, errors) = DefinitionJson.Read(json, name);
        foreach (var error in errors)
            yield return Line(name, "error", error.ActivityId, error.Property, error.Message);
        if (definition is null)
            yield break;
        foreach (var finding in DefinitionCheck.Check(definition, catalogue))
        {
            yield return Line(name, $"{(finding.IsError ? "error" : "warning")} {finding.Code}", finding.ActivityId, finding.Property, finding.Message);
            if (finding.Path.Length > 0)
                yield return $"    {string.Join(" → ", finding.Path.Select(Step))}";
        }
    }

    private static string Step(PathStep step) => step.Port.Length == 0 ? step.Title : $"{step.Title} [{(IsVietnamese ? step.PortName.Vietnamese : step.PortName.English)}]";

    private static bool IsVietnamese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi";

    private static string Line(string name, string kind, string activity, string property, Bilingual message)
    {
        var place = string.Join('.', ((string[])[activity, property]).Where(part => part.Length > 0));
        var words = IsVietnamese ? message.Vietnamese : message.English;
        return place.Length == 0 ? $"{name}: {kind}: {words}" : $"{name}: {kind}: {place}: {words}";
    }
}
