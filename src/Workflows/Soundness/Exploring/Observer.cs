using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>Looks at every step of an exploration for what is worth saying, and remembers the first time.</summary>
internal sealed class Observer(WorkflowGraph graph)
{
    private readonly Dictionary<Observation, int> _first = [];
    private readonly Dictionary<(int Node, int Alternative), (PortConsequence Consequence, int Join)> _consequences = [];

    /// <summary>Per node, whether a run began it.</summary>
    public bool[] Begun { get; } = new bool[graph.Nodes.Length];

    /// <summary>What was observed and the transition that showed it first; -1 for the start itself.</summary>
    public IReadOnlyDictionary<Observation, int> First => _first;

    /// <summary>What became of outcomes that nothing is connected to: the worst seen.</summary>
    public IReadOnlyDictionary<(int Node, int Alternative), (PortConsequence Consequence, int Join)> Consequences => _consequences;

    /// <summary>Transitions that began an activity giving out seats.</summary>
    public List<(int Node, int Transition)> SeatsGiven { get; } = [];

    /// <summary>Looks at a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="transition">Number of the transition it makes; -1 for the start.</param>
    /// <param name="ended">Index of the node that ended; -1 for the start.</param>
    /// <param name="alternative">How it ended.</param>
    /// <param name="lastTurn">Number of the newest execution that had begun before, by the engine's own order; newer ones were scheduled only.</param>
    public void Watch(Step step, int transition, int ended, int alternative, int lastTurn)
    {
        var joined = -1;
        foreach (var entry in step.Journal)
        {
            if (entry.NodeId.Length == 0 || graph.Find(entry.NodeId) is not { } node)
                continue;

            if (entry.Event == JournalEvents.Started)
                Begun[node.Index] = true;
            if (entry.Event == JournalEvents.Started && node.Parent?.Flow?.ForwardInbound(node.Position).Length > 1)
                joined = node.Index;
            if (entry.Event == JournalEvents.Skipped && node.Parent?.Flow?.Mode(node.Position) == JoinMode.WaitAll && SomebodyCame(node, step.State))
                Note(ObservationKind.JoinGaveUp, node.Index, -1, transition);
        }

        Withdrawals(step, transition, lastTurn);

        // When the case has stopped, what is still to begin does not.
        if (!step.State.Executions.Any(execution => execution.StopsCase))
        {
            Turns(step.State, transition, lastTurn);
            Order(step, transition, ended);
        }

        if (ended < 0)
            return;
        if (CaseEnd.Of(step.State)?.Code == IncidentCode.EndedWithoutDecision)
            Note(ObservationKind.EndedUndecided, ended, alternative, transition);
        Unconnected(step.State, transition, ended, alternative, joined);
    }

    /// <summary>
    /// The engine begins what is scheduled one after the other, and what does not wait ends before the next begins. So of what is open here, that has begun
    /// which is no newer than the oldest urgent step; the rest is still to begin and may yet be taken off the list.
    /// </summary>
    private void Turns(InstanceState state, int transition, int lastTurn)
    {
        foreach (var execution in state.Executions)
        {
            var node = graph.Find(execution.NodeId)!;
            if (execution.Id.Number > lastTurn)
                Began(node, state, transition);
            if (Choices.IsUrgent(node, execution))
                return;
        }
    }

    private void Began(GraphNode node, InstanceState state, int transition)
    {
        if (node.Descriptor.NeedsDecision && !state.IsDecided)
            Note(ObservationKind.ResultTooEarly, node.Index, -1, transition);
        if (node.Descriptor.IsCapped)
            SeatsGiven.Add((node.Index, transition));
    }

    private void Withdrawals(Step step, int transition, int lastTurn)
    {
        foreach (var canceled in step.Journal)
        {
            if (canceled.Event != JournalEvents.Canceled || canceled.Execution.Number > lastTurn || graph.Find(canceled.NodeId) is not { Descriptor.IsHuman: true } person)
                continue;
            foreach (var started in step.Journal)
            {
                if (started.Event == JournalEvents.Started && graph.Find(started.NodeId) is { Parent.Flow: { } plan } join
                    && FlowFacts.IsRace(plan, join.Position) && Within(person, join.Parent) is { } branch && plan.AncestorsOf(join.Position)[branch.Position])
                    Note(ObservationKind.JoinWithdrew, join.Index, person.Index, transition);
            }
        }
    }

    /// <summary>
    /// Steps that a decision should rest on are over when one is made or can be. In the middle of the engine's step nobody can decide: only what
    /// decides by itself does.
    /// </summary>
    private void Order(Step step, int transition, int ended)
    {
        var state = step.State;
        var (canDecide, isSettled) = (state.IsDecided, true);
        foreach (var execution in state.Executions)
        {
            var node = graph.Find(execution.NodeId)!;
            canDecide |= node.Descriptor.IsFinalDecision;
            isSettled &= !Choices.IsUrgent(node, execution);
        }

        var hasJustDecided = state.IsDecided && ended >= 0 && graph.Nodes[ended].Descriptor.IsFinalDecision;
        if (!(isSettled ? canDecide : hasJustDecided))
            return;
        foreach (var execution in state.Executions)
        {
            // What the decision itself has just opened may be withdrawn again in the same step.
            var isCounted = isSettled || !step.Opened.Any(opened => opened.Execution == execution.Id);
            if (isCounted && graph.Find(execution.NodeId) is { Descriptor: { InformsDecision: true, IsFinalDecision: false } } node)
                Note(ObservationKind.DecisionTooEarly, node.Index, -1, transition);
        }
    }

    private void Unconnected(InstanceState state, int transition, int ended, int alternative, int joined)
    {
        var node = graph.Nodes[ended];
        if (node is not { Parent.Flow: { } plan, Activity: AbstractStep { Alternatives: { IsEmpty: false } alternatives } })
            return;
        foreach (var index in plan.Outbound(node.Position))
        {
            if (alternatives[alternative].Contains(plan.Connections[index].Port))
                return;
        }

        var consequence = CaseEnd.Of(state) is { } end ? (end.Code is null ? PortConsequence.CaseFinishes : PortConsequence.CaseStops)
            : joined >= 0 ? PortConsequence.JoinGoesOn
            : PortConsequence.BranchEnds;
        if (!_consequences.TryGetValue((ended, alternative), out var known) || known.Consequence < consequence)
            _consequences[(ended, alternative)] = (consequence, joined);
        Note(ObservationKind.PortEnds, ended, alternative, transition);
    }

    private void Note(ObservationKind kind, int node, int other, int transition) => _first.TryAdd(new Observation(kind, node, other), transition);

    private static GraphNode? Within(GraphNode node, GraphNode? container)
    {
        GraphNode? at = node;
        while (at is not null && at.Parent != container)
            at = at.Parent;
        return at;
    }

    private static bool SomebodyCame(GraphNode join, InstanceState state)
    {
        foreach (var execution in state.Executions)
        {
            if (execution.NodeId != join.Parent!.Id || execution.ConnectionVisits.Length == 0)
                continue;
            foreach (var index in join.Parent.Flow!.ForwardInbound(join.Position))
            {
                if (execution.ConnectionVisits[index] > 0)
                    return true;
            }
        }

        return false;
    }
}
