using System.Collections.Frozen;
using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>
/// The graph that is explored: the same nodes, containers and flow plans as the real one, with every activity that is no container replaced by
/// an <see cref="AbstractStep"/>. Its nodes have the original's indexes. Containers wait for their turn, too, and
/// those that decide what runs inside are told how.
/// </summary>
internal sealed class Skeleton
{
    private Skeleton(WorkflowGraph original, WorkflowGraph graph) => (Original, Graph) = (original, graph);

    public WorkflowGraph Original { get; }

    public WorkflowGraph Graph { get; }

    /// <summary>True when several executions of one node may be open at once.</summary>
    public bool HasSeveralOfOne => Graph.Nodes.Any(node => node.Activity is AbstractParallelForEach || node.Flow is { } plan && node.Children.Any(child => plan.Mode(child.Position) == JoinMode.EachBranch));

    /// <summary>
    /// False where the argument for leaving orders out does not hold: it rests on nothing being open twice, and on what waits for a step beginning after it. A circle
    /// with several entrances breaks that (an error anyway), as does an outcome that leads back and elsewhere at once, which overtakes the round it begins.
    /// </summary>
    public bool CanLeaveOutOrders => !HasSeveralOfOne && !Graph.Nodes.Any(node => node.Flow is { } plan && plan.Connections.Any(connection =>
        connection.Kind == ConnectionKind.IllegalReturn || (connection.Kind == ConnectionKind.Return && LeadsElsewhereToo(node, plan, connection))));

    private static bool LeadsElsewhereToo(GraphNode flowchart, FlowPlan plan, FlowConnection back)
    {
        ImmutableArray<ImmutableArray<string>> ways = flowchart.Children[back.Source].Activity is Container ? [[back.Port]] : Choices.Of(flowchart.Children[back.Source]);
        foreach (var index in plan.Outbound(back.Source))
        {
            var other = plan.Connections[index];
            if (index != back.Index && other.Kind != ConnectionKind.Dead && ways.Any(way => way.Contains(back.Port) && way.Contains(other.Port)))
                return true;
        }

        return false;
    }

    /// <summary>Nodes and connections together: what one step of the engine costs at most.</summary>
    public int Size => Graph.Nodes.Length + Graph.Nodes.Sum(node => node.Flow?.Connections.Length ?? 0);

    public static Skeleton Of(WorkflowGraph original)
    {
        var nodes = ImmutableArray.CreateBuilder<GraphNode>();
        foreach (var node in original.Nodes)
        {
            var activity = AbstractActivities.Of(node);
            nodes.Add(new GraphNode(node.Index, node.Definition, activity, node.Parent is { } parent ? nodes[parent.Index] : null, node.Position, node.Slot)
            {
                IsEnteredWhenTold = activity is Container && (activity is IAbstractStep || node.Parent is not null),
                Composite = node.Composite is { } composite ? nodes[composite.Index] : null,
                Ports = node.Ports,
                Flow = node.Flow,
                HoldsFinalDecision = node.HoldsFinalDecision,
                HoldsHuman = node.HoldsHuman,
                Constants = KeepsInputs(node) ? node.Constants ?? [] : [],
                Inputs = KeepsInputs(node) ? node.Inputs : [],
            });
        }

        foreach (var node in original.Nodes)
            nodes[node.Index].Children = [.. node.Children.Select(child => nodes[child.Index])];

        var all = nodes.DrainToImmutable();
        return new Skeleton(original, new WorkflowGraph(original.Definition, all, all.ToFrozenDictionary(node => node.Id, StringComparer.Ordinal), []));
    }

    /// <summary>Containers that run as they are look at their inputs; of all others the explorer decides.</summary>
    private static bool KeepsInputs(GraphNode node) => node.Activity is If or While or Fork;
}
