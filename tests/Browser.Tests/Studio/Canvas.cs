using CanBo.Workflows.Definitions;
using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Studio;

/// <summary>What tests look at in Studio's editor.</summary>
internal static class Canvas
{
    /// <summary>The steps drawn on the canvas.</summary>
    public static ILocator Steps(IPage page) => page.Locator("#studio .x6-graph elsa-activity-wrapper");

    /// <summary>The answer to a save of the editor.</summary>
    public static bool IsSave(IResponse response) => response.Request.Method == "POST" && response.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal);

    /// <summary>A procedure as it is shipped.</summary>
    public static string ShippedJson(string name) => File.ReadAllText(Path.Combine(CanBo.Testing.Repository.Root, "workflows-json", name + ".json"));

    /// <summary>What a definition says, one line a fact: order and places on the canvas left out, a number and its text the same.</summary>
    public static string Meaning(string json) => Meaning(DefinitionJson.Read(json, "").Definition!);

    /// <inheritdoc cref="Meaning(string)"/>
    public static string Meaning(WorkflowDefinition definition)
    {
        var root = definition.Root;
        var lines = root.Activities.Append(root).SelectMany(a => a.Properties.OfType<ActivityProperty.Input>()
            .Where(i => i.Expression is not InputExpression.Literal { Value.IsNullish: true })
            .Select(i => $"{a.Id}.{i.Name} = {Say(i.Expression)}")
            .Append($"{a.Id}: {a.Type} {a.Version}")
            .Concat(a.Connections.Select(c => $"{c.Source} -{c.Port}-> {c.Target}")));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static string Say(InputExpression expression) => expression switch
    {
        InputExpression.Literal { Value: var value } => value.ToJson().Trim('"'),
        InputExpression.Structured { Value: var value } => value.ToJson(),
        var other => other.ToString(),
    };
}
