using System.Collections.Immutable;
using CanBo.Activities.Cohorts;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Ordering.Launch;

/// <summary>Reads from a compiled procedure where cases wait for each other.</summary>
internal static class OrderReading
{
    /// <summary>The steps among these nodes, in the graph's order.</summary>
    public static IEnumerable<OrderStep> Steps(IEnumerable<GraphNode> nodes) => nodes.Select(StepOf).OfType<OrderStep>();

    /// <summary>The steps among the nodes that a case may come to, with their order.</summary>
    public static OrderProfile Profile(IEnumerable<GraphNode> reachable)
    {
        var found = reachable.Select(node => (Node: node, Step: StepOf(node))).Where(f => f.Step is not null).ToList();
        return new OrderProfile([.. found.Select(f => f.Step!)], (first, second) => IsBefore(found[first].Node, found[second].Node));
    }

    private static OrderStep? StepOf(GraphNode node) => node.Definition.Type switch
    {
        "CanBo.WaitFor" => new OrderStep.Wait(KindsOf(node), Text(node, "until") is { } until ? WaitWords.UntilOf(until) ?? WaitUntil.Decided : WaitUntil.Decided, HasDeadline(node)),
        "CanBo.WaitForCohort" => new OrderStep.Cohort(Text(node, "cohort") ?? CohortKeys.DeciderUnitAndGroup, HasDeadline(node)),
        "CanBo.MarkReviewed" => new OrderStep.Review(),
        _ when node.Descriptor.IsFinalDecision => new OrderStep.Decision(),
        _ => null,
    };

    // What an expression will choose is not known before the launch: everything it could be is taken into account.
    private static ImmutableArray<WaitKind> KindsOf(GraphNode node) =>
        node.Definition.Find("whom") is null ? [WaitKind.UnitRating]
        : Text(node, "whom") is { } word && WaitWords.KindOf(word) is { } kind ? [kind]
        : WaitWords.Kinds;

    private static bool HasDeadline(GraphNode node) => Literal(node, "windowDays") is { Kind: ValueKind.Number } days && days.AsNumber > 0;

    private static string? Text(GraphNode node, string input) => Literal(node, input) is { Kind: ValueKind.String } text ? text.AsString : null;

    private static Value? Literal(GraphNode node, string input) =>
        node.Definition.Find(input) is ActivityProperty.Input { Expression: InputExpression.Literal { Value: var value } } ? value : null;

    // Seen from the container that holds both: along forward connections in a flowchart, by place in a sequence, never between the two sides of a branch.
    private static bool IsBefore(GraphNode first, GraphNode second)
    {
        var above = Path(first);
        var other = Path(second);
        var depth = 0;
        while (depth < above.Count && depth < other.Count && ReferenceEquals(above[depth], other[depth]))
            depth++;
        if (depth == 0 || depth == above.Count || depth == other.Count)
            return false;
        var (from, to) = (above[depth], other[depth]);
        return above[depth - 1].Flow is { } flow ? flow.RegionFrom(from.Position)[to.Position] : from.Slot.Length == 0 && from.Position < to.Position;
    }

    private static List<GraphNode> Path(GraphNode node)
    {
        var path = new List<GraphNode>();
        for (var at = node; at is not null; at = at.Parent)
            path.Insert(0, at);
        return path;
    }
}
