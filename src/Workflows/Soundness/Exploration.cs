using System.Collections.Immutable;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness.Exploring;

namespace CanBo.Workflows.Soundness;

/// <summary>Everything that can happen to a case of a definition, found by letting the engine run with every outcome of every step.</summary>
public sealed class Exploration
{
    internal Exploration(Skeleton skeleton, StateSpace space, Observer observer, bool isComplete)
    {
        Skeleton = skeleton;
        Space = space;
        Observer = observer;
        IsComplete = isComplete;
        Ends = [.. Enumerable.Range(0, space.Count).Select(situation => space[situation].End).OfType<CaseEnd>().Distinct().OrderBy(end => end.ToString(), StringComparer.Ordinal)];
        Begun = [.. skeleton.Original.Nodes.Where(node => observer.Begun[node.Index]).Select(node => node.Id)];
    }

    /// <summary>The definition that was explored.</summary>
    public WorkflowGraph Graph => Skeleton.Original;

    /// <summary>How many different situations were seen.</summary>
    public int StateCount => Space.Count;

    /// <summary>How many steps of the engine were made.</summary>
    public int TransitionCount => Space.Transitions.Count;

    /// <summary>False when the limits were reached first: there may be more than what was seen.</summary>
    public bool IsComplete { get; }

    /// <summary>The different ways in which a case can come to rest.</summary>
    public ImmutableArray<CaseEnd> Ends { get; }

    /// <summary>Ids of the activities that a case can begin.</summary>
    public ImmutableArray<string> Begun { get; }

    internal Skeleton Skeleton { get; }

    internal StateSpace Space { get; }

    internal Observer Observer { get; }

    /// <summary>
    /// Explores a compiled definition, in every order where that is little work, else leaving out orders that lead to the same. Two activities with one id
    /// cannot be told apart: such a definition is not explored.
    /// </summary>
    /// <param name="graph">The definition.</param>
    /// <param name="limits">How far, with orders left out; null for the usual.</param>
    /// <returns>Null when ids are not unique.</returns>
    public static Exploration? Of(WorkflowGraph graph, ExplorationLimits? limits = null)
    {
        // Leaving out orders loses no end and no beginning, but may lose a warning about the order itself; so it is done only where it must be.
        var whole = limits is null ? Of(graph, ExplorationLimits.EveryOrder, isReduced: false) : null;
        return whole is { IsComplete: true } ? whole : Of(graph, limits, isReduced: true);
    }

    internal static Exploration? Of(WorkflowGraph graph, ExplorationLimits? limits, bool isReduced)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.Nodes.DistinctBy(node => node.Id).Count() == graph.Nodes.Length
            ? Explorer.Explore(Skeleton.Of(graph), limits ?? ExplorationLimits.Default, isReduced)
            : null;
    }

    /// <summary>The shortest way from the start to the first situation that has come to rest in this way; empty when there is none.</summary>
    public ImmutableArray<PathStep> PathTo(CaseEnd end)
    {
        for (var situation = 0; situation < Space.Count; situation++)
        {
            if (Space[situation].End == end)
                return Paths.Of(this, Space.WayTo(situation));
        }

        return [];
    }
}
