using System.Collections.Frozen;
using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>
/// The graph that is explored: the same nodes, containers and flow plans as the real one, with every activity that is no container replaced by
/// an <see cref="AbstractStep"/>. Its nodes have the original's indexes; the conditions of Ifs follow after them.
/// </summary>
internal sealed class Skeleton
{
    private Skeleton(WorkflowGraph original, WorkflowGraph graph) => (Original, Graph) = (original, graph);

    public WorkflowGraph Original { get; }

    public WorkflowGraph Graph { get; }

    /// <summary>Nodes and connections together: what one step of the engine costs at most.</summary>
    public int Size => Graph.Nodes.Length + Graph.Nodes.Sum(node => node.Flow?.Connections.Length ?? 0);

    public static Skeleton Of(WorkflowGraph original)
    {
        var nodes = ImmutableArray.CreateBuilder<GraphNode>();
        foreach (var node in original.Nodes)
        {
            nodes.Add(new GraphNode(node.Index, node.Definition, Abstract(node), node.Parent is { } parent ? nodes[parent.Index] : null, node.Position, node.Slot)
            {
                Ports = node.Ports,
                Flow = node.Flow,
                HoldsFinalDecision = node.HoldsFinalDecision,
                HoldsHuman = node.HoldsHuman,
                Constants = node.Activity is If ? node.Constants ?? [] : [],
                Inputs = node.Activity is If ? node.Inputs : [],
            });
        }

        var ids = original.Nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var node in original.Nodes)
        {
            var copy = nodes[node.Index];
            copy.Children = [.. node.Children.Select(child => nodes[child.Index])];
            if (copy.Activity is not AbstractIf)
                continue;
            var condition = new GraphNode(
                nodes.Count,
                new ActivityDefinition { Id = Unused(ids, node.Id), Type = "Elsa.FlowDecision" },
                new AbstractStep(ConditionDescriptor, [OutcomeNames.True, OutcomeNames.False], isUrgent: true),
                copy,
                node.Children.Length,
                "condition")
            {
                Constants = [],
            };
            nodes.Add(condition);
            copy.Children = copy.Children.Add(condition);
        }

        var all = nodes.DrainToImmutable();
        return new Skeleton(original, new WorkflowGraph(original.Definition, all, all.ToFrozenDictionary(node => node.Id, StringComparer.Ordinal), []));
    }

    /// <summary>An id that no activity has, whatever the file calls them.</summary>
    private static string Unused(HashSet<string> ids, string id)
    {
        do
            id += "?";
        while (!ids.Add(id));
        return id;
    }

    private static ActivityDescriptor ConditionDescriptor { get; } = new FlowDecision().Descriptor;

    private static Activity Abstract(GraphNode node) => node.Activity switch
    {
        If when node.Constants is null => new AbstractIf(node.Descriptor),
        Container container => container,
        End => new AbstractEnd(),
        Fault or UnknownActivity => new AbstractStep(node.Descriptor, [], isUrgent: true),
        _ => new AbstractStep(node.Descriptor, Alternatives(node), isUrgent: !node.Descriptor.IsHuman && !node.Descriptor.Waits),
    };

    private static ImmutableArray<ImmutableArray<string>> Alternatives(GraphNode node) => node.Activity switch
    {
        FlowFork => [[.. node.Ports.Select(port => port.Name)]],
        FlowDecision when node.Constants is { } constants => [OutcomeNames.Of(constants[0] is { Kind: ValueKind.Boolean } condition && condition.AsBoolean)],
        _ when node.Outcomes.IsEmpty => [[]],
        _ => [.. node.Outcomes.Select(port => ImmutableArray.Create(port))],
    };
}
