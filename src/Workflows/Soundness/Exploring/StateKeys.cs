using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>
/// Makes the keys of states. Two states get one key when the flow rules cannot tell them apart: of the visit counts only their distance from
/// the target's own count matters, and of a join's branches that have come, which they are, whether any was followed and whether all were.
/// Numbers of executions, rounds and effects are left out. The rules that read counts are those of <see cref="Flow"/>; docs/soundness.md gives the argument.
/// </summary>
/// <param name="graph">The graph that is explored.</param>
/// <param name="hasSeveralOfOne">True when one node may be open several times, so that it matters what stands in which.</param>
internal sealed class StateKeys(WorkflowGraph graph, bool hasSeveralOfOne)
{
    private readonly bool[]?[] _keptSigns = [.. graph.Nodes.Select(node => node.Flow is { } plan ? KeptSigns(plan) : null)];
    private readonly List<int> _numbers = [];
    private readonly List<(int Node, int Place)> _order = [];

    public StateKey Of(InstanceState state)
    {
        _numbers.Clear();
        _order.Clear();
        _numbers.Add(state.IsDecided ? -1 : -2);
        for (var i = 0; i < state.Executions.Length; i++)
        {
            // Urgent steps take turns by age; of all others the age does not matter.
            var node = graph.Find(state.Executions[i].NodeId)!;
            _order.Add((node.Activity is IAbstractStep { IsUrgent: true } ? graph.Nodes.Length : node.Index, i));
        }

        _order.Sort();
        foreach (var (_, place) in _order)
        {
            var execution = state.Executions[place];
            var node = graph.Find(execution.NodeId)!;
            _numbers.Add(node.Index);
            if (hasSeveralOfOne)
                _numbers.Add(_order.FindIndex(other => state.Executions[other.Place].Id == execution.Parent));
            if (execution.Status == ExecutionStatus.Faulted)
                _numbers.Add(execution.StopsCase ? -3 : -4);
            if (execution.NodeVisits.Length > 0)
                AddFlow(node, node.Flow!, execution);
        }

        return new StateKey([.. _numbers]);
    }

    private void AddFlow(GraphNode node, FlowPlan plan, ExecutionState execution)
    {
        _numbers.Add(-5);
        var keptSigns = _keptSigns[node.Index]!;
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

                var sign = keptSigns[index] ? Math.Sign(visits) : 0;
                if (distance != 0 || sign != 0)
                {
                    _numbers.Add(index);
                    _numbers.Add((distance * 4) + sign);
                }
            }

            if (hasCome)
                _numbers.Add(-6 - (any ? 1 : 0) - (all ? 2 : 0));
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
    /// for them even after the target has used it.
    /// </summary>
    private static bool[] KeptSigns(FlowPlan plan)
    {
        var kept = new bool[plan.Connections.Length];
        foreach (var target in plan.Connections.Where(connection => connection.Kind == ConnectionKind.Return).Select(connection => connection.Target).Distinct())
        {
            var region = plan.RegionFrom(target);
            foreach (var connection in plan.Connections)
                kept[connection.Index] |= region[connection.Target] && !region[connection.Source];
        }

        return kept;
    }
}
