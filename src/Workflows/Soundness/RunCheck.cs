using System.Collections.Immutable;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness.Exploring;

namespace CanBo.Workflows.Soundness;

/// <summary>Turns what an exploration came to into findings, each with the shortest run that shows it.</summary>
internal sealed class RunCheck
{
    /// <summary>More loops than this are not looked for.</summary>
    private const int MaxLoops = 20;

    private readonly Exploration _exploration;
    private readonly ImmutableArray<Finding> _compiled;
    private readonly Findings _findings;
    private readonly ImmutableArray<GraphNode> _nodes;

    private RunCheck(Exploration exploration, ImmutableArray<Finding> compiled, Findings findings)
    {
        (_exploration, _compiled, _findings) = (exploration, compiled, findings);
        _nodes = exploration.Skeleton.Graph.Nodes;
    }

    public static void Check(Exploration exploration, ImmutableArray<Finding> compiled, Findings findings)
    {
        var check = new RunCheck(exploration, compiled, findings);
        check.Observations();
        check.Seats();
        if (exploration.IsComplete)
            check.WholeSpace();
        else
            check.TooLarge();
    }

    private void Observations()
    {
        var seen = _exploration.Observer.First.OrderBy(pair => pair.Key.Kind).ThenBy(pair => pair.Key.Node).ThenBy(pair => pair.Key.Other).ToList();
        foreach (var (observation, transition) in seen.DistinctBy(pair => (pair.Key.Kind, pair.Key.Node)))
        {
            var node = _nodes[observation.Node];
            switch (observation.Kind)
            {
                case ObservationKind.EndedUndecided:
                    EndsUndecided(node, transition);
                    break;
                case ObservationKind.JoinGaveUp when _exploration.Observer.Begun[node.Index]:
                    Add(RunSentences.JoinMayGiveUp(node), transition);
                    break;
                case ObservationKind.JoinWithdrew:
                    var people = seen.Where(pair => pair.Key.Kind == observation.Kind && pair.Key.Node == observation.Node).Select(pair => _nodes[pair.Key.Other].Definition.Title);
                    Add(RunSentences.JoinWithdrawsPeople(node, [.. people], IsChosen(node)), transition);
                    break;
                case ObservationKind.DecisionTooEarly:
                    Add(RunSentences.DecisionBeforeOpinion(node), transition);
                    break;
                case ObservationKind.ResultTooEarly:
                    Add(RunSentences.ResultBeforeDecision(node), transition);
                    break;
                default:
                    break;
            }
        }
    }

    private void EndsUndecided(GraphNode node, int transition)
    {
        var path = Paths.Through(_exploration, transition);
        var port = path[^1].Port;
        var name = node.Ports.FirstOrDefault(candidate => candidate.Name == port)?.DisplayName ?? new Bilingual(port, port);
        _findings.Add(RunSentences.EndsWithoutDecision(node, port, name) with { Path = path });
    }

    /// <summary>Seats are shared out fairly when every run gathers the group first, or when something is said for seats that run out.</summary>
    private void Seats()
    {
        int[]? ways = null;
        foreach (var given in _exploration.Observer.SeatsGiven.GroupBy(pair => pair.Node))
        {
            var node = _nodes[given.Key];
            if (node.Ports.Any(port => port.IsOverflow && IsConnected(node, port.Name)))
                continue;
            ways ??= _exploration.Space.FirstWays(Gathers);
            foreach (var (_, transition) in given)
            {
                if (Ungathered(transition, ways) is not { } way)
                    continue;
                _findings.Add(RunSentences.CapWithoutOverflow(node) with { Path = Paths.Of(_exploration, way) });
                break;
            }
        }
    }

    private List<Transition>? Ungathered(int transition, int[] ways)
    {
        if (transition < 0)
            return [];
        var last = _exploration.Space.Transitions[transition];
        return Gathers(last) || _exploration.Space.WayTo(last.From, ways) is not { } way ? null : [.. way, last];
    }

    private bool Gathers(Transition transition) => _nodes[transition.Node].Descriptor.GathersCohort;

    /// <summary>What only holds when every situation was seen.</summary>
    private void WholeSpace()
    {
        if (!_compiled.Any(finding => finding.IsError))
        {
            foreach (var node in _exploration.Skeleton.Original.Nodes)
                NeverRuns(node);
        }

        Loops();
        var decides = _nodes.Any(node => node.Descriptor.IsFinalDecision && _exploration.Observer.Begun[node.Index]);
        var undecided = _exploration.Ends.FirstOrDefault(end => end is { Code: null, IsDecided: false });
        if (decides && undecided is not null && !_exploration.Ends.Any(end => end is { Code: null, IsDecided: true }))
            _findings.Add(RunSentences.NeverEndsDecided(_nodes.First(node => node.Descriptor.IsFinalDecision)) with { Path = _exploration.PathTo(undecided) });
    }

    private void NeverRuns(GraphNode node)
    {
        var begun = _exploration.Observer.Begun;
        if (begun[node.Index] || node.Parent is not { } parent || !begun[parent.Index])
            return;
        if (parent.Flow is not { } plan)
        {
            if (node.Position == 0 || node.Slot.Length > 0 || begun[parent.Children[node.Position - 1].Index])
                Add(RunSentences.NeverRuns(node), -1);
            return;
        }

        // Only the first of a row of activities that never run is worth a finding.
        var inbound = plan.ForwardInbound(node.Position);
        var isFirst = false;
        foreach (var index in inbound)
            isFirst |= begun[parent.Children[plan.Connections[index].Source].Index];
        if (!plan.IsReachable(node.Position) || !isFirst)
            return;
        var gaveUp = _exploration.Observer.First.GetValueOrDefault(new Observation(ObservationKind.JoinGaveUp, node.Index, -1), -1);
        Add(inbound.Length > 1 && plan.Mode(node.Position) == JoinMode.WaitAll ? RunSentences.JoinNeverRuns(node) : RunSentences.NeverRuns(node), gaveUp);
    }

    private void Loops()
    {
        var covered = new HashSet<int>();
        foreach (var situation in _exploration.Space.WithoutEnd().Where(at => !covered.Contains(at)).Take(MaxLoops))
        {
            var following = _exploration.Space.Following(situation);
            if (following.Overlaps(covered))
                continue;
            covered.UnionWith(following);
            var circling = _exploration.Space.Circling(following);
            var round = _exploration.Space.Transitions.Where(transition => circling.Contains(transition.From)).Select(transition => _nodes[transition.Node]).Distinct().OrderBy(node => node.Index).ToList();
            var waits = following.Any(at => !_exploration.Space[at].IsUrgent);
            var known = round.FirstOrDefault(node => node.Descriptor.IsHuman) ?? round[0];
            _findings.Add(RunSentences.LoopWithoutExit(known, [.. round.Select(node => node.Definition.Title).Where(title => title.Length > 0)], waits) with
            {
                Path = Paths.Of(_exploration, [.. _exploration.Space.WayTo(situation), .. _exploration.Space.WayToNode(situation, known.Index) ?? []]),
            });
        }
    }

    private void TooLarge() => _findings.Add(RunSentences.TooLarge(_exploration.StateCount));

    private bool IsChosen(GraphNode join) => !_compiled.Any(finding => finding.Code == FindingCodes.JoinWithoutMode && finding.ActivityId == join.Id);

    private static bool IsConnected(GraphNode node, string port)
    {
        if (node.Parent?.Flow is not { } plan)
            return false;
        foreach (var index in plan.Outbound(node.Position))
        {
            if (plan.Connections[index].Port == port)
                return true;
        }

        return false;
    }

    private void Add(Finding finding, int transition) => _findings.Add(finding with { Path = Paths.Through(_exploration, transition) });
}
