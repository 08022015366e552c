using System.Collections.Immutable;
using CanBo.Activities.People;
using CanBo.Activities.Procedures;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Approvals;

/// <summary>An approval that a case may come to, as far as the procedure alone says.</summary>
/// <param name="Title">What the step is called.</param>
/// <param name="Asks">What it asks.</param>
/// <param name="Authors">Whom the procedure asks for the proposal before it.</param>
internal sealed record PlannedApproval(string Title, OpenApproval Asks, ImmutableArray<ParticipantRule> Authors)
{
    /// <summary>Every rule that must be worked out to know who approves.</summary>
    public IEnumerable<ParticipantRule> Rules => Asks.Approvers.Select(a => a.Rule).OfType<ParticipantRule>().Concat(Authors);

    /// <summary>The approvals among these nodes. One whose inputs cannot be read is an incident when it is reached; the soundness check speaks of it.</summary>
    public static IReadOnlyList<PlannedApproval> Of(WorkflowGraph graph, IReadOnlyCollection<GraphNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return [.. nodes.Select(node => Read(node) is { } asks ? new PlannedApproval(node.Definition.Title, asks, Before(graph, nodes, node)) : null).OfType<PlannedApproval>()];
    }

    /// <summary>What a node asks; null when it is no approval, or says nothing that can be read before it runs.</summary>
    public static OpenApproval? Read(GraphNode node) =>
        node.Definition.Type == "CanBo.Approval" ? ApprovalInputs.Read(name => Given(node, name), out _) : null;

    private static Value Given(GraphNode node, string name) =>
        node.Definition.Find(name) is ActivityProperty.Input { Expression: InputExpression.Literal { Value: var value } } && !value.IsNullish
            ? value
            : node.Descriptor.Inputs.FirstOrDefault(i => i.Name == name)?.Default ?? default;

    private static ImmutableArray<ParticipantRule> Before(WorkflowGraph graph, IEnumerable<GraphNode> nodes, GraphNode approval) =>
        [.. ProcedureReading.Rules(nodes.Where(n => n.Definition.Type == "CanBo.Appraisal" && graph.Following(n.Id).Contains(approval.Id)))];
}
