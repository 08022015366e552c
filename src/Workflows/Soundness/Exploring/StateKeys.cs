using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>
/// Makes the keys of states. Two states get one key when the flow rules cannot tell them apart: of the visit counts only their distance from
/// the target's own count matters, and of a join's branches that have come, which they are, whether any was followed and whether all were.
/// Numbers of executions, rounds and effects are left out. The rules that read counts are those of <see cref="Flow"/>; docs/soundness.md gives the argument.
/// </summary>
/// <param name="skeleton">What is explored.</param>
internal sealed class StateKeys(Skeleton skeleton)
{
    // One node may be open several times, so it matters what stands in which.
    private readonly bool _hasSeveralOfOne = skeleton.HasSeveralOfOne;

    // A branch may come to a join once more while it waits there, so it matters how each of them has come.
    private readonly bool _comesAgain = !skeleton.CanLeaveOutOrders;

    private readonly Kept[]?[] _kept = [.. skeleton.Graph.Nodes.Select(node => node.Flow is { } plan ? KeptOf(plan) : null)];
    private readonly List<int> _numbers = [];
    private readonly List<(int Node, int Place)> _order = [];

    public StateKey Of(InstanceState state)
    {
        _numbers.Clear();
        _order.Clear();
        _numbers.Add(state.IsDecided ? -1 : -2);
        if (state.Incidents.LastOrDefault(incident => !incident.IsResolved) is { } incident)
        {
            // By which of several incidents a case is known that rests on them.
            _numbers.Add(-20 - (int)incident.Code);
            _numbers.Add(skeleton.Graph.Find(incident.NodeId)!.Index);
        }

        var isAhead = false;
        for (var i = 0; i < state.Executions.Length; i++)
        {
            // Urgent steps take turns by age, and what is younger than one of them has not begun before its turn; of all others the age does not matter.
            var node = skeleton.Graph.Find(state.Executions[i].NodeId)!;
            var isUrgent = Choices.IsUrgent(node, state.Executions[i]);
            isAhead |= isUrgent && !Choices.IsWithinTurn(node, state.Executions[i]);
            _order.Add((isUrgent || isAhead ? skeleton.Graph.Nodes.Length : node.Index, i));
        }

        _order.Sort();
        foreach (var (_, place) in _order)
        {
            var execution = state.Executions[place];
            var node = skeleton.Graph.Find(execution.NodeId)!;
            _numbers.Add(node.Index);
            if (_hasSeveralOfOne)
                _numbers.Add(_order.FindIndex(other => state.Executions[other.Place].Id == execution.Parent));
            if (execution.Status == ExecutionStatus.Faulted)
                _numbers.Add(execution.StopsCase ? -3 : -4);
            if (execution.Status == ExecutionStatus.Waiting && node.Activity is Container)
                _numbers.Add(Choices.IsWithinTurn(node, execution) ? -8 : -7);
            if (execution.NodeVisits.Length > 0)
                AddFlow(node, node.Flow!, execution);
        }

        return new StateKey([.. _numbers]);
    }

    private void AddFlow(GraphNode node, FlowPlan plan, ExecutionState execution)
    {
        _numbers.Add(-5);
        var kept = _kept[node.Index]!;
        for (var position = 0; position < node.Children.Length; position++)
        {
            var ran = execution.NodeVisits[position];
            if (plan.Mode(position) == JoinMode.EachBranch)
            {
                AddEach(plan, position, ran, execution);
                continue;
            }

            var (hasCome, any, all) = (false, false, true);
            foreach (var index in plan.ForwardInbound(position))
            {
                var visits = execution.ConnectionVisits[index];
                var distance = Math.Abs(visits) - ran;
                if (distance > 0)
                {
                    hasCome = true;
                    any |= visits > 0;
                    all &= visits > 0;
                }

                var trace = kept[index] switch
                {
                    _ when _comesAgain && distance > 0 => Math.Sign(visits),
                    Kept.How => Math.Sign(visits),
                    Kept.Whether => Math.Abs(Math.Sign(visits)),
                    _ => 0,
                };
                if (distance != 0 || trace != 0)
                {
                    _numbers.Add(index);
                    _numbers.Add((distance * 4) + trace);
                }
            }

            if (hasCome)
                _numbers.Add(-12 - (any ? 1 : 0) - (all ? 2 : 0));
        }

        _numbers.Add(-5);
    }

    /// <summary>A child that runs for each branch looks only at whether it ran, and at which branches came or died out.</summary>
    private void AddEach(FlowPlan plan, int position, int ran, ExecutionState execution)
    {
        _numbers.Add(ran > 0 ? -10 : -11);
        foreach (var index in plan.ForwardInbound(position))
            _numbers.Add(Math.Sign(execution.ConnectionVisits[index]));
    }

    /// <summary>
    /// Connections that lead from beside a region into it: when the region is counted anew, whether they had come and how stays, so it is kept
    /// for them even after the target has used it. Of those into the step that the return leads to, only whether they had come: it begins without asking how.
    /// </summary>
    private static Kept[] KeptOf(FlowPlan plan)
    {
        var kept = new Kept[plan.Connections.Length];
        foreach (var target in plan.Connections.Where(connection => connection.Kind == ConnectionKind.Return).Select(connection => connection.Target).Distinct())
        {
            var region = plan.RegionFrom(target);
            foreach (var connection in plan.Connections.Where(connection => region[connection.Target] && !region[connection.Source]))
                kept[connection.Index] = connection.Target != target ? Kept.How : (Kept)Math.Max((int)kept[connection.Index], (int)Kept.Whether);
        }

        return kept;
    }

    /// <summary>What matters of a connection once its target has used it.</summary>
    private enum Kept
    {
        Nothing,
        Whether,
        How,
    }
}
