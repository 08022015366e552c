using System.Collections.Immutable;
using CanBo.Activities.Cohorts;

namespace CanBo.Activities.Ordering.Launch;

/// <summary>
/// What must happen before what in a campaign: a vertex for each thing that happens (a case comes to a step, passes it, is reviewed, is decided; a group is
/// complete), an arrow from it to what must have happened first. A circle of arrows never gets done. Pure.
/// </summary>
internal sealed class OrderNet
{
    private readonly List<List<Arrow>> _arrows = [];
    private readonly List<Told?> _told = [];
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<OrderCase> _cases;
    private readonly Dictionary<Guid, int> _byId;
    private readonly Events[] _events;
    private readonly Dictionary<int, int> _owners;
    private ILookup<string, int>? _members;

    private OrderNet(IReadOnlyList<OrderCase> cases)
    {
        _cases = cases;
        _byId = cases.Select((c, at) => (c.Id, at)).ToDictionary(c => c.Id, c => c.at);
        _events = [.. cases.Select(c => new Events(
            [.. c.Profile.Steps.Select(_ => Vertex())],
            [.. c.Profile.Steps.Select(_ => Vertex())],
            Vertex(),
            Vertex()))];
        _owners = _events.SelectMany((e, at) => e.All.Select(vertex => (vertex, at))).ToDictionary(v => v.vertex, v => v.at);
    }

    /// <summary>Circles among these cases, those that nothing ends first; one for each knot, the shortest through its first case.</summary>
    public static ImmutableArray<OrderCircle> Circles(IReadOnlyList<OrderCase> cases)
    {
        var net = new OrderNet(cases);
        for (var at = 0; at < cases.Count; at++)
            net.Connect(at);
        var hard = Knots.Of(net._arrows.ConvertAll(arrows => arrows.Where(a => a.IsHard).Select(a => a.To).ToArray()));
        var inHard = hard.SelectMany(knot => knot).ToHashSet();
        var soft = Knots.Of(net._arrows.ConvertAll(arrows => arrows.Select(a => a.To).ToArray())).Where(knot => !knot.Any(inHard.Contains));
        return [.. hard.Select(knot => net.Tell(knot, true)), .. soft.Select(knot => net.Tell(knot, false))];
    }

    private int Vertex(Told? told = null)
    {
        _arrows.Add([]);
        _told.Add(told);
        return _arrows.Count - 1;
    }

    private void Need(int happening, int first, bool isHard = true) => _arrows[happening].Add(new Arrow(first, isHard));

    private void Connect(int at)
    {
        var (@case, events) = (_cases[at], _events[at]);
        var steps = @case.Profile.Steps;
        for (var step = 0; step < steps.Length; step++)
        {
            for (var before = 0; before < steps.Length; before++)
                if (@case.Profile.IsBefore(before, step))
                    Need(events.Comes[step], events.Passes[before]);
            Need(events.Passes[step], events.Comes[step]);
            if (steps[step] is OrderStep.Wait wait)
                WaitFor(at, events.Passes[step], wait);
            else if (steps[step] is OrderStep.Cohort cohort)
                Need(events.Passes[step], Group(@case.CohortOf(cohort.Group)), !cohort.HasDeadline);
        }

        Ends(events.Decided, @case, events, steps.OfType<OrderStep.Decision>().Any() ? s => s is OrderStep.Decision : _ => true);
        if (steps.OfType<OrderStep.Review>().Any())
            Ends(events.Reviewed, @case, events, s => s is OrderStep.Review);
        else
            Need(events.Reviewed, events.Decided);
    }

    private void WaitFor(int at, int passes, OrderStep.Wait wait)
    {
        foreach (var (kind, target) in _cases[at].Waits.Where(w => wait.Kinds.Contains(w.Kind)).SelectMany(w => w.Targets.Select(target => (w.Kind, target))))
            if (_byId.TryGetValue(target, out var other))
            {
                // A draft is what a unit has when its own first phase is over.
                var until = kind == WaitKind.CollectiveDraft ? WaitUntil.Reviewed : wait.Until;
                // A vertex of its own, so that a circle can be told in words.
                var edge = Vertex(new Told(at, until, ""));
                Need(passes, edge, !wait.HasDeadline);
                Need(edge, until == WaitUntil.Reviewed ? _events[other].Reviewed : _events[other].Decided);
            }
    }

    // Everyone whose group it could be is waited for: where the case waits for the group too, until it comes there; else until it is decided.
    private int Group((string Key, string Name) group)
    {
        if (_groups.TryGetValue(group.Key, out var known))
            return known;
        var vertex = _groups[group.Key] = Vertex();
        _members ??= _cases.SelectMany((c, at) => CohortKeys.Words.Select(word => (c.CohortOf(word).Key, at))).ToLookup(m => m.Key, m => m.at, StringComparer.Ordinal);
        foreach (var at in _members[group.Key])
        {
            var edge = Vertex(new Told(-1, null, group.Name));
            Need(vertex, edge);
            Need(edge, FirstIn(_cases[at], group.Key) is { } step ? _events[at].Comes[step] : _events[at].Decided);
        }

        return vertex;
    }

    private static int? FirstIn(OrderCase @case, string key)
    {
        int? found = null;
        for (var step = 0; step < @case.Profile.Steps.Length; step++)
            if (@case.Profile.Steps[step] is OrderStep.Cohort cohort && @case.CohortOf(cohort.Group).Key == key && (found is not { } first || @case.Profile.IsBefore(step, first)))
                found = step;
        return found;
    }

    private void Ends(int happening, OrderCase @case, Events events, Func<OrderStep, bool> where)
    {
        for (var step = 0; step < @case.Profile.Steps.Length; step++)
            if (where(@case.Profile.Steps[step]))
                Need(happening, events.Passes[step]);
    }

    private OrderCircle Tell(IReadOnlyCollection<int> knot, bool hard)
    {
        var circle = Knots.Circle(knot, at => _arrows[at].Where(a => !hard || a.IsHard).Select(a => a.To));
        var hops = ImmutableArray.CreateBuilder<OrderHop>();
        for (var at = 0; at < circle.Count; at++)
        {
            if (_told[circle[at]] is not { } told)
                continue;
            var who = told.Case >= 0 ? told.Case : CaseOf(circle, at);
            hops.Add(new OrderHop(_cases[who].Id, _cases[who].Name, told.Until, told.Group));
        }

        return new OrderCircle(hops.ToImmutable(), hard);
    }

    // Who waits for a group stands before it in the circle.
    private int CaseOf(List<int> circle, int at)
    {
        for (var back = 1; back <= circle.Count; back++)
            if (_owners.TryGetValue(circle[(at - back + circle.Count) % circle.Count], out var owner))
                return owner;
        throw new InvalidOperationException("A group cannot wait by itself.");
    }

    private readonly record struct Arrow(int To, bool IsHard);

    private sealed record Told(int Case, WaitUntil? Until, string Group);

    private sealed record Events(ImmutableArray<int> Comes, ImmutableArray<int> Passes, int Reviewed, int Decided)
    {
        public IEnumerable<int> All => [.. Comes, .. Passes, Reviewed, Decided];
    }
}
