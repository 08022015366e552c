using System.Globalization;
using CanBo.Activities.People;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Procedures;

/// <summary>A step of a procedure that asks people, as far as its fixed inputs tell.</summary>
/// <param name="Node">The step.</param>
/// <param name="Rules">Whom it asks.</param>
/// <param name="Needed">How many replies it waits for at the least; 1 when it says nothing.</param>
internal sealed record AskingStep(GraphNode Node, IReadOnlyList<ParticipantRule> Rules, int Needed)
{
    /// <summary>The steps among these that ask somebody.</summary>
    public static IReadOnlyList<AskingStep> Of(IEnumerable<GraphNode> nodes) =>
        [.. nodes.Select(node => new AskingStep(node, ProcedureReading.Rules([node]), Replies(node))).Where(step => step.Rules.Count > 0)];

    /// <summary>A whole number that is written into the definition; null for anything else.</summary>
    public static int? Number(GraphNode node, string input) =>
        node.Definition.Find(input) is not ActivityProperty.Input { Expression: InputExpression.Literal { Value: var value } } ? null
        : value.Kind == ValueKind.Number ? (int)value.AsNumber
        : value.Kind == ValueKind.String && int.TryParse(value.AsString, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : null;

    private static int Replies(GraphNode node) =>
        node.Definition.Find("mode") is ActivityProperty.Input { Expression: InputExpression.Literal { Value: { Kind: ValueKind.String } mode } } && mode.AsString == "minimum"
            ? Math.Max(1, Number(node, "minReplies") ?? 1)
            : 1;
}
