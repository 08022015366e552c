using System.Collections.Immutable;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>Writes ways through the situations as paths for people.</summary>
internal static class Paths
{
    /// <summary>The path of a transition, it included.</summary>
    public static ImmutableArray<PathStep> Through(Exploration exploration, int transition)
    {
        if (transition < 0)
            return [];
        var last = exploration.Space.Transitions[transition];
        var way = exploration.Space.WayTo(last.From);
        return Of(exploration, [.. way, last]);
    }

    /// <summary>A path of these transitions.</summary>
    public static ImmutableArray<PathStep> Of(Exploration exploration, List<Transition> way) =>
        [.. way.Where((transition, place) => place == way.Count - 1 || !Choices.IsMereTurn(exploration.Skeleton.Graph.Nodes[transition.Node])).Select(transition => Step(exploration.Skeleton, transition))];

    private static PathStep Step(Skeleton skeleton, Transition transition)
    {
        var node = skeleton.Graph.Nodes[transition.Node];
        var outcomes = Choices.Of(node);
        var port = outcomes.Length > 1 && outcomes[transition.Alternative].Length == 1 ? outcomes[transition.Alternative][0] : "";
        var name = node.Ports.FirstOrDefault(candidate => candidate.Name == port)?.DisplayName ?? new Bilingual(port, port);
        return new PathStep(node.Id, node.Definition.Title, port, name);
    }
}
