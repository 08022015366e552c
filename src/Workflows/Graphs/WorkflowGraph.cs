using System.Collections.Frozen;
using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Soundness;

namespace CanBo.Workflows.Graphs;

/// <summary>One version of a definition, ready to run: every activity found, every expression parsed, every connection judged. Immutable.</summary>
public sealed class WorkflowGraph
{
    private readonly FrozenDictionary<string, GraphNode> _byId;

    internal WorkflowGraph(WorkflowDefinition definition, ImmutableArray<GraphNode> nodes, FrozenDictionary<string, GraphNode> byId, VariableSlot[] variables, OutputNames? outputs = null)
    {
        Definition = definition;
        Nodes = nodes;
        Variables = variables;
        Outputs = outputs;
        _byId = byId;
        HasHumanActivities = nodes[0].HoldsHuman;
        ContinuesWithIncidents = definition.IncidentStrategyType.Contains("ContinueWithIncidents", StringComparison.Ordinal);
        Trigger = StartTrigger.Of(nodes[0]);
        WorkflowInputs = definition.Inputs.Select(input => input.Name).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>What it was compiled from.</summary>
    public WorkflowDefinition Definition { get; }

    /// <summary>All nodes by their index, containers before what they hold.</summary>
    public ImmutableArray<GraphNode> Nodes { get; }

    /// <summary>The outermost activity.</summary>
    public GraphNode Root => Nodes[0];

    /// <summary>True when a person acts somewhere in it; such a case may not end without a decision or an explicit end.</summary>
    public bool HasHumanActivities { get; }

    /// <summary>True when an incident stops its own branch only; otherwise it stops the whole case until it is retried.</summary>
    public bool ContinuesWithIncidents { get; }

    /// <summary>What may start instances besides whoever starts one by hand; null where nothing may.</summary>
    public StartTrigger? Trigger { get; }

    internal VariableSlot[] Variables { get; }

    /// <summary>What scripts read of activities; null for the graph that is explored.</summary>
    internal OutputNames? Outputs { get; }

    internal FrozenSet<string> WorkflowInputs { get; }

    /// <summary>
    /// Compiles a definition. There is always a graph, so that a running case can be looked at whatever the findings; one with errors must
    /// not be published, and what they are about becomes an incident when it is reached.
    /// </summary>
    public static GraphCompilation Compile(WorkflowDefinition definition, ActivityCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(catalogue);
        return new GraphCompiler(definition, catalogue).Compile();
    }

    /// <summary>Ids of the nodes that a case goes through again when it is taken back to a node: the node itself and what it leads to, with what stands inside.</summary>
    public ImmutableArray<string> Following(string nodeId)
    {
        if (Find(nodeId) is not { Parent: { Flow: { } plan } parent } node)
            return [];
        var region = plan.RegionFrom(node.Position);
        return [.. parent.Children.Where(child => region[child.Position]).SelectMany(Inside)];
    }

    private static IEnumerable<string> Inside(GraphNode node) => node.Children.SelectMany(Inside).Prepend(node.Id);

    /// <summary>A variable by its name, as it is seen from a node; null when there is none.</summary>
    internal VariableReference? VariableOf(GraphNode from, string name)
    {
        for (GraphNode? at = from; at is not null; at = at.Parent)
        {
            var inner = Array.FindIndex(at.Variables, slot => slot.Name == name);
            if (inner >= 0)
                return new VariableReference(at, inner, at.Variables[inner]);
            if (at == from.Composite)
                return null;
        }

        var index = Array.FindIndex(Variables, slot => slot.Name == name);
        return index >= 0 ? new VariableReference(null, index, Variables[index]) : null;
    }

    /// <summary>The node of that id, or null.</summary>
    public GraphNode? Find(string nodeId)
    {
        ArgumentNullException.ThrowIfNull(nodeId);
        return _byId.GetValueOrDefault(nodeId);
    }
}

/// <summary>A compiled definition and what was found on the way.</summary>
public sealed record GraphCompilation(WorkflowGraph Graph, ImmutableArray<Finding> Findings);
