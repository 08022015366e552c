using System.Collections.Immutable;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>
/// Lets the engine itself run through everything that can happen to a case: from each situation, every waiting step of a sufficient set ends by
/// each of its outcomes, depth first, and a situation that was seen before is not gone on from again. Activities that do not wait end before
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
    private readonly List<bool> _isEntered = [];
    private readonly List<bool> _isOnPath = [];
    private readonly Stack<Frame> _path = new();
    private readonly bool _isReduced;
    private readonly int _size;
    private long _work;
    private long _kept;

    private Explorer(Skeleton skeleton, ExplorationLimits limits, bool isReduced)
    {
        // A circle with several entrances breaks the order that the argument for leaving orders out rests on; it is an error anyway.
        // Several executions of one node are told apart by their containers, which the rules for leaving orders out do not look at.
        _isReduced = isReduced && !skeleton.HasSeveralOfOne && !skeleton.Graph.Nodes.Any(node => node.Flow is { } plan && plan.Connections.Any(connection => connection.Kind == ConnectionKind.IllegalReturn));
        _skeleton = skeleton;
        _limits = limits;
        _keys = new StateKeys(skeleton.Graph, skeleton.HasSeveralOfOne);
        _interference = new Interference(limits.MaxWork);
        _observer = new Observer(skeleton.Graph);
        _size = skeleton.Size + 16;
    }

    private bool IsTooLarge => _space.Count > _limits.MaxStates || _work > _limits.MaxWork || _kept > _limits.MaxKept;

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

        Enter(Find(from), from);
        while (_path.TryPeek(out var frame))
        {
            if (IsTooLarge)
                return false;
            if (!frame.Ahead.TryPop(out var next))
            {
                _isOnPath[_path.Pop().Situation] = false;
                continue;
            }

            _kept -= _size;
            if (!_isEntered[next.Situation])
                Enter(next.Situation, next.State);
        }

        return true;
    }

    private void Enter(int situation, InstanceState state)
    {
        _isEntered[situation] = true;
        _isOnPath[situation] = true;
        var frame = new Frame(situation);
        _path.Push(frame);
        if (_space[situation].End is not null)
            return;

        var waiting = state.Executions.Where(execution => execution.Status == ExecutionStatus.Waiting).ToList();
        if (waiting.Find(execution => Step(execution).IsUrgent) is { } urgent)
        {
            Expand(frame, state, urgent);
            return;
        }

        List<GraphNode> nodes = [.. waiting.Select(Node).OrderBy(node => node.Index)];
        var chosen = _isReduced && nodes.Count > 1 ? _interference.Choose(nodes) : nodes;
        var leavesPath = false;
        foreach (var execution in waiting.Where(execution => chosen.Contains(Node(execution))))
            leavesPath |= Expand(frame, state, execution);

        // Going round in one branch must not keep the others from being looked at for ever.
        if (!leavesPath && chosen.Count < waiting.Count)
        {
            foreach (var execution in waiting.Where(execution => !chosen.Contains(Node(execution))))
                Expand(frame, state, execution);
        }
    }

    /// <summary>Ends an execution by each of its outcomes.</summary>
    /// <returns>Whether one of them leads off the path from the start to here.</returns>
    private bool Expand(Frame frame, InstanceState state, ExecutionState execution)
    {
        var leavesPath = false;
        var node = Node(execution);
        for (var alternative = 0; alternative < Step(execution).AlternativeCount && !IsTooLarge; alternative++)
        {
            _work += _size;
            var step = Engine.Advance(_skeleton.Graph, state, new Stimulus.Resume("", Instant, execution.Id, "", AbstractStep.Pick(alternative)));
            var to = Find(step.State);
            var transition = _space.Add(new Transition(frame.Situation, node.Index, alternative, to));
            _observer.Watch(step, transition, node.Index, alternative, Step(execution).IsUrgent ? execution.Id.Number : state.ExecutionCount);
            leavesPath |= !_isOnPath[to];
            if (_isEntered[to])
                continue;

            // Known or not, it is gone on from below this situation: only so is everything off the path done with before the path is.
            _kept += _size;
            frame.Ahead.Push((to, step.State));
        }

        return leavesPath;
    }

    /// <summary>The number of the situation that a state is.</summary>
    private int Find(InstanceState state)
    {
        var key = _keys.Of(state);
        if (_known.TryGetValue(key, out var situation))
            return situation;
        var isUrgent = state.Executions.Any(execution => execution.Status == ExecutionStatus.Waiting && Step(execution).IsUrgent);
        situation = _space.Add(new Situation(CaseEnd.Of(state), isUrgent));
        _known.Add(key, situation);
        _isEntered.Add(false);
        _isOnPath.Add(false);
        return situation;
    }

    private GraphNode Node(ExecutionState execution) => _skeleton.Graph.Find(execution.NodeId)!;

    private IAbstractStep Step(ExecutionState execution) => (IAbstractStep)Node(execution).Activity;

    private sealed class Frame(int situation)
    {
        public int Situation => situation;

        public Stack<(int Situation, InstanceState State)> Ahead { get; } = new();
    }
}
