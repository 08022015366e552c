using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>What can be done about something that waits while a graph is explored.</summary>
internal static class Choices
{
    /// <summary>Whether it waits for its turn only, so that nothing else may happen before it.</summary>
    public static bool IsUrgent(GraphNode node, ExecutionState execution) =>
        execution.Status == ExecutionStatus.Waiting && node.Activity is Container or IAbstractStep { IsUrgent: true };

    /// <summary>In how many ways it may go on: end, or for a container be entered.</summary>
    public static int CountOf(GraphNode node, ExecutionState execution) => node.Activity switch
    {
        AbstractLoop loop => loop.WaysOn(execution),
        IAbstractStep step => step.AlternativeCount,
        _ => 1,
    };

    /// <summary>The outcomes of each way; empty for a container about which there is nothing to choose.</summary>
    public static ImmutableArray<ImmutableArray<string>> Of(GraphNode node) => (node.Activity as IAbstractStep)?.Alternatives ?? [];

    /// <summary>Whether it only was a container's turn to begin.</summary>
    public static bool IsMereTurn(GraphNode node) => node.Activity is Container && Of(node).Length < 2;

    /// <summary>A loop that has ended a turn goes on in the turn of what ended in it, and not in one of its own.</summary>
    public static bool IsWithinTurn(GraphNode node, ExecutionState execution) => execution.Status == ExecutionStatus.Waiting && node.Activity is AbstractLoop && AbstractLoop.HasTurned(execution);
}
