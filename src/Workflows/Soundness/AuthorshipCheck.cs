using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness.Exploring;

namespace CanBo.Workflows.Soundness;

/// <summary>Finds steps that seal who answered, in a case in which the same people are asked the same thing again with their names.</summary>
internal static class AuthorshipCheck
{
    /// <summary>More situations after a step than this are not searched on from.</summary>
    private const int MaxEndings = 50;

    public static void Check(Exploration exploration, Findings findings)
    {
        var asking = exploration.Skeleton.Original.Nodes.Where(node => node.Authorship is not null).ToList();
        foreach (var hidden in asking.Where(node => node.Authorship!.IsSealed))
        {
            foreach (var shown in asking)
            {
                if (shown.Authorship is { IsSealed: false } named && named.Group == hidden.Authorship!.Group && named.Subject == hidden.Authorship.Subject && Together(exploration, hidden, shown) is { } way)
                    findings.Add(Report(hidden, shown) with { Path = Paths.Of(exploration, way) });
            }
        }
    }

    private static Finding Report(GraphNode hidden, GraphNode shown) => new(
        Severity.Error,
        FindingCodes.AuthorsShownLater,
        hidden.Id,
        shown.Id,
        new Bilingual(
            $"“{hidden.Definition.Title}” hứa giữ kín tên người trả lời, nhưng “{shown.Definition.Title}” hỏi đúng những người đó cùng một nội dung mà có ghi tên, nên ai trả lời gì sẽ lộ ra. Bỏ bước có ghi tên, hoặc cũng đặt ẩn danh.",
            $"'{hidden.Definition.Title}' promises to hide who answers, but '{shown.Definition.Title}' asks the same people the same thing with their names, so who said what comes out. Remove the named step, or make it anonymous too."));

    /// <summary>A run in which both happen, whichever comes first; null when they exclude each other.</summary>
    private static List<Transition>? Together(Exploration exploration, GraphNode hidden, GraphNode shown) =>
        InOrder(exploration.Space, hidden.Index, shown.Index) ?? InOrder(exploration.Space, shown.Index, hidden.Index);

    private static List<Transition>? InOrder(StateSpace space, int first, int second)
    {
        if (space.WayToNode(0, first) is not { } way)
            return null;

        // The later step may be open only after another outcome of the first, so each situation that the first leads to is tried.
        foreach (var ending in space.Transitions.Where(transition => transition.Node == first).DistinctBy(transition => transition.To).Take(MaxEndings))
        {
            if (space.WayToNode(ending.To, second) is { } rest)
                return [.. ending.To == way[^1].To ? way : [.. space.WayTo(ending.From), ending], .. rest];
        }

        return null;
    }
}
