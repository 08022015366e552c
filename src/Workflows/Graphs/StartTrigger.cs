using CanBo.Workflows.Values;

namespace CanBo.Workflows.Graphs;

/// <summary>
/// The step that a procedure begins with, when it waits for something that may start instances and is marked so. There is at most one: what begins elsewhere in a chart would leave its joins
/// waiting for branches that were never taken.
/// </summary>
public sealed class StartTrigger
{
    private StartTrigger(GraphNode node) => Node = node;

    /// <summary>The step.</summary>
    public GraphNode Node { get; }

    /// <summary>True when all its inputs are known before anything runs, so that what it waits for can be registered.</summary>
    public bool IsKnown => Node.Constants is not null;

    /// <summary>An input's value; undefined where it has none of that name, or it is not known before it runs.</summary>
    public Value Input(string name)
    {
        var place = Array.FindIndex(Node.Inputs, input => input.Descriptor.Name == name);
        return place >= 0 && Node.Constants is { } constants ? constants[place] : Value.Undefined;
    }

    internal static StartTrigger? Of(GraphNode root) =>
        First(root) is { Descriptor.IsTrigger: true, Definition.CanStartWorkflow: true } first ? new StartTrigger(first) : null;

    private static GraphNode? First(GraphNode root) => root switch
    {
        { Flow: { Start: >= 0 } flow } => root.Children[flow.Start],
        { Activity: Catalogue.BuiltIn.Sequence, Children: [var first, ..] } => first,
        _ => null,
    };
}
