namespace CanBo.Workflows.Tests.Reference;

/// <summary>The arrows of a flowchart; what leads back is found by leaving places out and looking whether the rest is still reached.</summary>
internal sealed class ModelArrows
{
    private readonly int _count;

    /// <param name="count">How many places there are.</param>
    /// <param name="arrows">From where, by which outcome, to where.</param>
    public ModelArrows(int count, IReadOnlyList<(int Source, string Port, int Target)> arrows)
    {
        _count = count;
        Drawn = arrows;
        var reached = Reach(0, without: -1);
        var all = new List<ModelArrow>();
        foreach (var (source, port, target) in arrows.Where(arrow => reached.Contains(arrow.Source)))
        {
            // It leads back when nobody comes to its source but through its target.
            var isReturn = target == source || !Reach(0, without: target).Contains(source);
            all.Add(new ModelArrow(all.Count, source, port, target, isReturn));
        }

        All = all;
    }

    /// <summary>As they are drawn.</summary>
    public IReadOnlyList<(int Source, string Port, int Target)> Drawn { get; }

    /// <summary>Those that leave where the start reaches; no others count.</summary>
    public IReadOnlyList<ModelArrow> All { get; }

    /// <summary>True when something leads back past a loop's entrance, which the engine makes an incident.</summary>
    public bool HasOddCircle => Enumerable.Range(0, _count).Any(place => From(place).Any(arrow => !arrow.IsReturn && AheadOf(arrow.Target).Contains(place)));

    public IEnumerable<ModelArrow> From(int place) => All.Where(arrow => arrow.Source == place);

    public IEnumerable<ModelArrow> ForwardFrom(int place) => From(place).Where(arrow => !arrow.IsReturn);

    public IEnumerable<ModelArrow> ForwardTo(int place) => All.Where(arrow => arrow.Target == place && !arrow.IsReturn);

    public HashSet<int> AheadOf(int place) => Walk(place, at => ForwardFrom(at).Select(arrow => arrow.Target));

    public HashSet<int> Above(int place)
    {
        var above = Walk(place, at => ForwardTo(at).Select(arrow => arrow.Source));
        above.Remove(place);
        return above;
    }

    private HashSet<int> Reach(int from, int without) =>
        from == without ? [] : Walk(from, at => Drawn.Where(arrow => arrow.Source == at && arrow.Target != without).Select(arrow => arrow.Target));

    private static HashSet<int> Walk(int from, Func<int, IEnumerable<int>> next)
    {
        HashSet<int> seen = [from];
        var open = new Stack<int>([from]);
        while (open.TryPop(out var at))
        {
            foreach (var to in next(at).Where(seen.Add))
                open.Push(to);
        }

        return seen;
    }
}

/// <summary>An arrow from where the start reaches.</summary>
internal sealed record ModelArrow(int Number, int Source, string Port, int Target, bool IsReturn);
