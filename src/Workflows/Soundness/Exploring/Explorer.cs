using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>
/// Lets the engine itself run through everything that can happen to a case: from each situation, every waiting step of a sufficient set ends by
/// each of its outcomes, and a situation that was seen before is not gone on from again. Activities that do not wait end before
/// anything else happens, the oldest first, as they do in a step of the engine.
/// </summary>
internal sealed class Explorer
{
    // Any instant but the default one, by which the engine knows that something never waited.
    private static readonly DateTimeOffset Instant = DateTimeOffset.UnixEpoch;

    private readonly Skeleton _skeleton;
    private readonly ExplorationLimits _limits;
    private readonly StateKeys _keys;
    private readonly Interference _interference;
    private readonly Observer _observer;
    private readonly StateSpace _space = new();
    private readonly Dictionary<StateKey, int> _known = [];
    // With the newest execution that had begun by the engine's own order: a loop goes on in the turn of what ended in it.
    private readonly Stack<(int Situation, InstanceState State, int LastTurn)> _ahead = new();
    private readonly Dictionary<int, List<GraphNode>> _leftOut = [];
    private readonly bool _isReduced;
    private readonly int _size;
    private long _work;

    private Explorer(Skeleton skeleton, ExplorationLimits limits, bool isReduced)
    {
        _isReduced = isReduced && skeleton.CanLeaveOutOrders;
        _skeleton = skeleton;
        _limits = limits;
        _keys = new StateKeys(skeleton);
        _interference = new Interference(limits.MaxWork);
        _observer = new Observer(skeleton.Graph);
        _size = skeleton.Size + 16;
    }

    private bool IsTooLarge => _space.Count > _limits.MaxStates || _work > _limits.MaxWork || (long)_ahead.Count * _size > _limits.MaxKept;

    /// <param name="skeleton">What is explored.</param>
    /// <param name="limits">How far.</param>
    /// <param name="isReduced">False to try everything that waits in every order, which the tests compare with.</param>
    /// <param name="from">A state of the skeleton's graph to go on from; null for the start of the procedure.</param>
    public static Exploration Explore(Skeleton skeleton, ExplorationLimits limits, bool isReduced = true, InstanceState? from = null)
    {
        var explorer = new Explorer(skeleton, limits, isReduced);
        var isComplete = explorer.Run(from);
        return new Exploration(skeleton, explorer._space, explorer._observer, isComplete);
    }

    private bool Run(InstanceState? from)
    {
        if (from is null)
        {
            var first = Engine.Advance(_skeleton.Graph, InstanceState.New, new Stimulus.Start("", Instant, Value.EmptyObject));
            _observer.Watch(first, -1, -1, -1, 0);
            from = first.State;
        }

        Find(from, 0);
        do
        {
            while (_ahead.TryPop(out var next))
            {
                if (IsTooLarge)
                    return false;
                GoOn(next.Situation, next.State, next.LastTurn);
            }
        }
        while (TakeUpWhatWasLeftOut(from));

        return !IsTooLarge;
    }

    private void GoOn(int situation, InstanceState state, int lastTurn)
    {
        if (_space[situation].End is not null)
            return;

        var waiting = state.Executions.Where(execution => execution.Status == ExecutionStatus.Waiting).ToList();
        if (waiting.Find(execution => Choices.IsUrgent(Node(execution), execution)) is { } urgent)
        {
            Expand(situation, state, urgent, Choices.IsWithinTurn(Node(urgent), urgent) ? lastTurn : urgent.Id.Number);
            return;
        }

        List<GraphNode> nodes = [.. waiting.Select(Node).OrderBy(node => node.Index)];
        var chosen = _isReduced && nodes.Count > 1 ? _interference.Choose(nodes) : nodes;
        foreach (var execution in waiting.Where(execution => chosen.Contains(Node(execution))))
            Expand(situation, state, execution, state.ExecutionCount);
        if (chosen.Count < nodes.Count)
            _leftOut[situation] = [.. nodes.Except(chosen)];
    }

    /// <summary>Ends an execution by each of its outcomes, or lets a container go on in each of its ways.</summary>
    private void Expand(int situation, InstanceState state, ExecutionState execution, int lastTurn)
    {
        var node = Node(execution);
        for (var alternative = 0; alternative < Choices.CountOf(node, execution) && !IsTooLarge; alternative++)
        {
            var step = End(state, execution, alternative);
            var transition = _space.Add(new Transition(situation, node.Index, alternative, Find(step.State, lastTurn)));
            _observer.Watch(step, transition, node.Index, alternative, lastTurn);
        }
    }

    private Step End(InstanceState state, ExecutionState execution, int alternative)
    {
        _work += _size;
        return Engine.Advance(_skeleton.Graph, state, new Stimulus.Resume("", Instant, execution.Id, "", AbstractStep.Pick(alternative)));
    }

    /// <summary>
    /// A step that was left out is met again later on, unless the others go round for ever: where no end is left in sight, whatever was put off
    /// all the way round is done after all.
    /// </summary>
    /// <param name="first">The state of the first situation.</param>
    /// <returns>Whether there was such.</returns>
    private bool TakeUpWhatWasLeftOut(InstanceState first)
    {
        if (_leftOut.Count == 0)
            return false;
        var hadSome = false;
        foreach (var circle in Circles.WithoutEnd(_space))
        {
            var done = circle.SelectMany(_space.After).Select(transition => _space.Transitions[transition].Node).ToHashSet();
            foreach (var situation in circle)
            {
                if (!_leftOut.TryGetValue(situation, out var left) || left.TrueForAll(node => done.Contains(node.Index)))
                    continue;
                _leftOut.Remove(situation);
                var state = StateOf(situation, first);
                foreach (var execution in state.Executions.Where(execution => execution.Status == ExecutionStatus.Waiting && left.Contains(Node(execution))))
                {
                    done.Add(Node(execution).Index);
                    Expand(situation, state, execution, state.ExecutionCount);
                }

                hadSome = true;
            }
        }

        return hadSome;
    }

    /// <summary>States are not kept: this one is made again along the shortest way to it.</summary>
    private InstanceState StateOf(int situation, InstanceState first)
    {
        var state = first;
        foreach (var transition in _space.WayTo(situation))
            state = End(state, state.Executions.First(execution => execution.Status == ExecutionStatus.Waiting && Node(execution).Index == transition.Node), transition.Alternative).State;
        return state;
    }

    /// <summary>The number of the situation that a state is; a new one is to be gone on from.</summary>
    private int Find(InstanceState state, int lastTurn)
    {
        var key = _keys.Of(state);
        if (_known.TryGetValue(key, out var situation))
            return situation;
        var isUrgent = state.Executions.Any(execution => Choices.IsUrgent(Node(execution), execution));
        situation = _space.Add(new Situation(CaseEnd.Of(state), isUrgent));
        _known.Add(key, situation);
        _ahead.Push((situation, state, lastTurn));
        return situation;
    }

    private GraphNode Node(ExecutionState execution) => _skeleton.Graph.Find(execution.NodeId)!;
}
