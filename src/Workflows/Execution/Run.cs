using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>
/// One step while it is made: a working copy of the state, a first-in-first-out list of nodes that are to begin, and what has come of it so
/// far. Containers and the engine's other parts work on it; nobody outside the step sees it.
/// </summary>
internal sealed partial class Run
{
    private readonly InstanceState _before;
    private readonly RunContext _context;
    private readonly List<OpenExecution> _open = [];
    private readonly List<WorkItem> _queue = [];
    private readonly Value[] _variables;
    private readonly int[] _rounds;
    private int _head;
    private Value _output;
    private bool _isDecided;
    private string _title;
    private InstanceStatus? _end;

    public Run(WorkflowGraph graph, InstanceState state, DateTimeOffset now)
    {
        Graph = graph;
        Now = now;
        Input = state.Input;
        _before = state;
        _context = new RunContext(this);
        _executionCount = state.ExecutionCount;
        _effectCount = state.EffectCount;
        _journalCount = state.JournalCount;
        _incidents = state.Incidents;
        _output = state.Output;
        _isDecided = state.IsDecided;
        _title = state.Title;
        Results = state.Results;
        Correlation = state.Correlation;
        _rounds = new int[graph.Nodes.Length];
        if (state.Rounds.Length > _rounds.Length)
            throw StateLoading.Foreign("it counts more nodes than the graph has");
        state.Rounds.CopyTo(_rounds);
        _variables = StateLoading.Variables(graph, state);
        foreach (var saved in state.Executions)
            StateLoading.Execution(graph, saved, _open).EnterInto(_open);
        foreach (var open in _open)
            Count(open);
        foreach (var scheduled in state.Scheduled)
            Schedule(StateLoading.Node(graph, scheduled.NodeId), scheduled.Parent.Number == 0 ? null : StateLoading.Find(_open, scheduled.Parent));
    }

    public WorkflowGraph Graph { get; }

    public DateTimeOffset Now { get; }

    public Value Input { get; private set; }

    public string Correlation { get; private set; }

    /// <summary>What activities gave and scripts read: by id, then by output.</summary>
    public Value Results { get; private set; }

    /// <summary>Open executions by id.</summary>
    public IReadOnlyList<OpenExecution> Open => _open;

    public bool IsOver => _end is not null;

    private OpenExecution? Find(ExecutionId id) => OpenExecution.PlaceIn(_open, id) is >= 0 and var place ? _open[place] : null;

    /// <summary>What an activity or container may see of its execution. There is one context; asking again turns it to another execution.</summary>
    public ActivityContext ContextOf(OpenExecution execution) => _context.Of(execution);

    /// <summary>Puts a node at the end of the list of those to begin.</summary>
    public void Schedule(GraphNode node, OpenExecution? parent, bool isReturn = false)
    {
        if (parent is not null)
            parent.LiveChildren++;
        _queue.Add(new WorkItem(node, parent, isReturn));
    }

    /// <summary>Takes nodes off that list again.</summary>
    /// <returns>The positions of the nodes taken off, in the order they were scheduled.</returns>
    public List<int> Unschedule(OpenExecution parent, bool[]? positions)
    {
        List<int> taken = [];
        for (var i = _head; i < _queue.Count; i++)
        {
            var item = _queue[i];
            if (item.Node is null || item.Parent != parent || (positions is not null && !positions[item.Node.Position]))
                continue;
            _queue[i] = default;
            parent.LiveChildren--;
            taken.Add(item.Node.Position);
        }

        return taken;
    }

    /// <summary>The value array that holds a variable, as seen from an execution.</summary>
    public Value[] Storage(OpenExecution from, VariableReference variable)
    {
        if (variable.Owner is null)
            return _variables;
        for (var at = from; at is not null; at = at.Parent)
        {
            if (at.Node == variable.Owner)
                return at.Variables;
        }

        throw new InvalidOperationException($"The variable '{variable.Slot.Name}' is not in scope of '{from.Node.Id}'.");
    }

    /// <summary>A variable by name up the scopes.</summary>
    public bool TryGetVariable(OpenExecution from, string name, out Value value)
    {
        for (var at = from; at is not null; at = at.Parent)
        {
            if (TryGet(at.Node.Variables, at.Variables, name, out value))
                return true;
            if (at.Node == from.Node.Composite)
                return false;
        }

        return TryGet(Graph.Variables, _variables, name, out value);
    }

    public Step ToStep()
    {
        var executions = ImmutableArray.CreateBuilder<ExecutionState>(_open.Count);
        var opened = ImmutableArray.CreateBuilder<Bookmark>();
        foreach (var open in _open)
        {
            executions.Add(StateSaving.Execution(open));
            if (open is { Status: ExecutionStatus.Waiting, WaitedBefore: false })
                opened.Add(new Bookmark(open.Id, open.Node.Id, open.Node.Descriptor.TypeName, open.Since, open.Key));
        }

        var state = new InstanceState
        {
            Status = _end ?? Standing(),
            Input = IsOver ? Value.EmptyObject : Input,
            Output = _output,
            Variables = StateSaving.Variables(Graph, _variables),
            Executions = executions.MoveToImmutable(),
            Scheduled = StateSaving.Scheduled(_queue, _head),
            Rounds = IsOver ? [] : StateSaving.Rounds(_rounds),
            Incidents = _incidents,
            IsDecided = _isDecided,
            Title = _title,
            Results = IsOver ? Value.EmptyObject : Results,
            Correlation = Correlation,
            ExecutionCount = _executionCount,
            EffectCount = _effectCount,
            JournalCount = _journalCount,
        };
        return new Step(state, _effects?.DrainToImmutable() ?? [], _journal.DrainToImmutable(), opened.DrainToImmutable(), _closed?.DrainToImmutable() ?? []);
    }

    private InstanceStatus Standing() =>
        _stoppers == 0 && _open.Exists(open => open.Status == ExecutionStatus.Waiting) ? InstanceStatus.Suspended : InstanceStatus.Faulted;

    private void Count(OpenExecution open)
    {
        if (open.Status != ExecutionStatus.Faulted && open.Parent is not null)
            open.Parent.LiveChildren++;
        if (open.StopsCase)
            _stoppers++;
    }

    private static bool TryGet(VariableSlot[] slots, Value[] values, string name, out Value value)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i].Name == name)
            {
                value = values[i];
                return true;
            }
        }

        value = default;
        return false;
    }
}

/// <summary>A node that is to begin; without node: taken off again.</summary>
internal readonly record struct WorkItem(GraphNode? Node, OpenExecution? Parent, bool IsReturn);
