using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Soundness;
using CanBo.Workflows.Soundness.Exploring;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Migrating;

/// <summary>What can still become of a case: the engine run on from where it stands, with every outcome of every step, as the soundness check does from the start.</summary>
internal sealed class Outlook(WorkflowGraph graph)
{
    /// <summary>A case is looked at in a few dozen milliseconds or not at all: what is not seen to the end refuses nothing.</summary>
    private static readonly ExplorationLimits Limits = new(5_000, 10_000_000, 5_000_000);

    private readonly Skeleton _skeleton = Skeleton.Of(graph);
    private readonly Dictionary<StateKey, Prospect> _known = [];
    private Prospect? _fromStart;
    private StateKeys? _keys;

    /// <summary>From the start of the procedure.</summary>
    public Prospect FromStart => _fromStart ??= Prospect.Of(Explorer.Explore(_skeleton, Limits));

    /// <summary>From a state of this version; the same situation is looked at once. Null when a fault stands where no step can be tried again.</summary>
    public Prospect? From(InstanceState state)
    {
        if (Standing(state) is not { } standing)
            return null;
        var key = (_keys ??= new StateKeys(_skeleton)).Of(standing);
        if (!_known.TryGetValue(key, out var seen))
            _known[key] = seen = Prospect.Of(Explorer.Explore(_skeleton, Limits, from: standing));
        return seen;
    }

    /// <summary>The state without what only data decides, and with every fault tried again, for that is what is done about one.</summary>
    private InstanceState? Standing(InstanceState state)
    {
        if (state.Executions.Any(execution => execution.Status == ExecutionStatus.Faulted && !_skeleton.Graph.Find(execution.NodeId)!.Children.IsEmpty))
            return null;
        var bare = new InstanceState
        {
            Status = state.Status,
            Executions = [.. state.Executions.Select(execution => execution with { Inputs = default, Memory = default, Variables = [], Since = execution.Since == default ? default : DateTimeOffset.UnixEpoch })],
            Scheduled = state.Scheduled,
            Incidents = state.Incidents,
            IsDecided = state.IsDecided,
            ExecutionCount = state.ExecutionCount,
        };
        foreach (var faulted in state.Executions.Where(execution => execution.Status == ExecutionStatus.Faulted))
            bare = Engine.Advance(_skeleton.Graph, bare, new Stimulus.Retry("", DateTimeOffset.UnixEpoch, faulted.Id)).State;
        return bare;
    }
}

/// <summary>What can become of a case.</summary>
/// <param name="IsComplete">False when there may be more than what was seen.</param>
/// <param name="Finishes">Some run comes to an end.</param>
/// <param name="Decides">Some run comes to an end with a decision.</param>
/// <param name="EndsUndecided">Some run stops because nothing was decided and nothing is left to do.</param>
internal sealed record Prospect(bool IsComplete, bool Finishes, bool Decides, bool EndsUndecided)
{
    public static Prospect Of(Exploration seen) => new(
        seen.IsComplete,
        seen.Ends.Any(end => end.Code is null),
        seen.Ends.Any(end => end is { Code: null, IsDecided: true }),
        seen.Ends.Any(end => end.Code == IncidentCode.EndedWithoutDecision));
}
