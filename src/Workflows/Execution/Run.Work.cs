using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>Beginning, resuming and completing executions.</summary>
internal sealed partial class Run
{
    /// <summary>How many nodes may begin in one step. A case that needs more is going round without anybody waiting.</summary>
    internal const int MaxBeginnings = 10_000;

    private int _executionCount;
    private int _beginnings;

    private Stimulus.Resume? _startedBy;

    public bool Start(Stimulus.Start start)
    {
        Input = start.Input.Kind == ValueKind.Object ? start.Input : Value.EmptyObject;
        if (start.By is { } happening)
            _startedBy = new Stimulus.Resume(start.Id, Now, default, happening.Name, happening.Data);
        for (var i = 0; i < _variables.Length; i++)
            _variables[i] = Graph.Variables[i].Initial;
        Journal(JournalEvents.Started, "");
        Schedule(Graph.Root, null);
        Drain();
        return true;
    }

    public bool Resume(Stimulus.Resume stimulus)
    {
        if (Find(stimulus.Execution) is not { Status: ExecutionStatus.Waiting } execution)
            return false;

        Journal(JournalEvents.Resumed, execution, stimulus.Name);
        if (execution.Node.Activity is Container container)
            Tell(execution, container, stimulus);
        else
            Invoke(execution, stimulus);
        Drain();
        return true;
    }

    /// <summary>Ends an execution on its outcomes and tells its container.</summary>
    public void Complete(OpenExecution execution, ImmutableArray<string> outcomes)
    {
        if (!MayComplete(execution) && !Decides(execution, outcomes))
        {
            EndsWithoutDecision(execution);
            return;
        }

        if (execution.Node is { Activity: Catalogue.BuiltIn.Complete, Composite: { } used } && outcomes.FirstOrDefault(outcome => !used.HasPort(outcome)) is { } unknown)
        {
            Fault(execution, IncidentCode.ActivityFailed, $"'{execution.Node.Definition.Title}' ({execution.Node.Id}) chose the outcome '{unknown}', which the procedure does not have. Declare it there, or choose another.");
            return;
        }

        Journal(JournalEvents.Completed, execution, outcomes.Length == 1 ? outcomes[0] : string.Join(',', outcomes));
        Close(execution);
        _isDecided |= Decides(execution, outcomes);
        var parent = execution.Parent;
        if (parent is not null && execution.Node is { Activity: Catalogue.BuiltIn.Complete, Composite: not null })
        {
            parent.LiveChildren--;
            var composite = CompositeOf(execution)!;
            WithdrawChildren(composite);
            CompleteComposite(composite, outcomes);
            return;
        }

        if (parent is null || EndsInstance(execution))
        {
            Finish();
            return;
        }

        parent.LiveChildren--;
        if (parent.Parent is null)
            parent.LastChild = execution;
        if (execution.Node.Activity is Break)
        {
            BreakLoop(execution);
            return;
        }

        ((Container)parent.Node.Activity).ChildCompleted(this, parent, execution, outcomes);
    }

    /// <summary>False for the root of a procedure in which people act, as long as nothing was decided and no end was reached.</summary>
    public bool MayComplete(OpenExecution execution) =>
        execution.Parent is not null || !Graph.HasHumanActivities || _isDecided || execution.Node.Descriptor.IsTerminal;

    private static bool Decides(OpenExecution execution, ImmutableArray<string> outcomes) =>
        execution.Node.Descriptor is { IsFinalDecision: true, UndecidedPorts: var undecided } && !outcomes.Any(undecided.Contains);

    private static bool EndsInstance(OpenExecution execution) =>
        execution.Node.Descriptor.IsTerminal && (execution.Node.Activity is not End || execution.Parent?.Parent is null);

    private void Finish()
    {
        foreach (var root in _open.Where(open => open.Parent is null).ToArray())
        {
            WithdrawChildren(root);
            Journal(JournalEvents.Completed, root, OutcomeNames.Done[0]);
            Close(root);
        }

        _queue.Clear();
        _head = 0;
        _end = InstanceStatus.Finished;
        Journal(JournalEvents.Finished, "");
    }

    private void Drain()
    {
        while (_head < _queue.Count && _stoppers == 0)
        {
            var item = _queue[_head++];
            if (item.Node is not null)
                Begin(item.Node, item.Parent, _rounds[item.Node.Index]++, item.IsReturn);
        }
    }

    private void Begin(GraphNode node, OpenExecution? parent, int round, bool isReturn = false, OpenExecution? before = null)
    {
        var execution = new OpenExecution(new ExecutionId(++_executionCount), node, parent) { Round = round, IsReturn = isReturn };
        execution.EnterInto(_open);
        Journal(JournalEvents.Started, execution, "");
        if (++_beginnings > MaxBeginnings)
        {
            Fault(execution, IncidentCode.TooManySteps, $"More than {MaxBeginnings} steps began without anybody waiting: the procedure goes round in a circle. Change the condition that leads back.", stopsCase: true);
            return;
        }

        if (node.Variables.Length > 0)
            Declare(execution, before);
        if (node.Constants is null && !EvaluateInputs(execution))
            return;
        if (node.Activity is not Container container)
            Invoke(execution, StartedBy(node));
        else if (node.IsEnteredWhenTold)
            WaitToBeTold(execution);
        else
            container.Enter(this, execution);
    }

    /// <summary>What started the instance, for its start trigger and once: a return to it waits like any other step.</summary>
    private Stimulus.Resume? StartedBy(GraphNode node)
    {
        if (_startedBy is null || node != Graph.Trigger?.Node)
            return null;
        var by = _startedBy;
        _startedBy = null;
        return by;
    }

    private void Declare(OpenExecution execution, OpenExecution? before)
    {
        execution.Variables = [.. execution.Node.Variables.Select(slot => slot.Initial)];
        if (execution.Parent is not { Node.Activity: Container { TurnVariables: { IsEmpty: false } turn } container } parent)
            return;
        if (before is null)
            container.BeginTurn(this, parent, execution.Variables);
        else
            Array.Copy(before.Variables, execution.Variables, turn.Length);
    }

    private bool EvaluateInputs(OpenExecution execution)
    {
        var inputs = execution.Node.Inputs;
        var values = new Value[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            if (_context.Of(execution).Evaluate(inputs[i], out values[i]) is not { } problem)
                continue;
            Fault(execution, IncidentCode.InputFailed, $"'{execution.Node.Definition.Title}' ({execution.Node.Id}), input '{inputs[i].Descriptor.Name}': {problem}");
            return false;
        }

        execution.Inputs = values;
        return true;
    }

    private void Invoke(OpenExecution execution, Stimulus.Resume? stimulus)
    {
        ActivityResult result;
        try
        {
            var context = _context.Of(execution);
            result = stimulus is null ? execution.Node.Activity.Begin(context) : execution.Node.Activity.Resume(context, stimulus);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever an activity throws is the case's incident, never the host's failure.
            Fault(execution, IncidentCode.ActivityFailed, $"'{execution.Node.Definition.Title}' ({execution.Node.Id}): {exception.Message}");
            return;
        }

        switch (result)
        {
            case ActivityResult.Completed completed:
                if (BindOutputs(execution, completed.Outputs) && Assign(execution, completed.Assignments))
                {
                    Plan(execution, completed.Effects);
                    var hearers = Hearers(completed.Event);
                    Complete(execution, completed.Outcomes.IsDefault ? [] : completed.Outcomes);
                    Tell(hearers, completed.Event);
                }

                break;
            case ActivityResult.Waiting waiting:
                Wait(execution, waiting);
                break;
            case ActivityResult.Faulted faulted:
                Fault(execution, IncidentCode.ActivityFailed, $"'{execution.Node.Definition.Title}' ({execution.Node.Id}): {faulted.Message}");
                break;
            default:
                Fault(execution, IncidentCode.ActivityFailed, $"'{execution.Node.Definition.Title}' ({execution.Node.Id}) gave no result.");
                break;
        }
    }

    private void Wait(OpenExecution execution, ActivityResult.Waiting waiting)
    {
        if (waiting.Key.Length > Bookmark.MaxKeyLength)
        {
            Fault(execution, IncidentCode.ActivityFailed, $"'{execution.Node.Definition.Title}' ({execution.Node.Id}) waits for a name of {waiting.Key.Length} characters; at most {Bookmark.MaxKeyLength} can be looked up. Shorten it.");
            return;
        }

        Plan(execution, waiting.Effects);
        if (!waiting.Memory.IsUndefined)
            execution.Memory = waiting.Memory;
        if (execution.Status == ExecutionStatus.Waiting)
            return;
        execution.Key = waiting.Key;
        execution.Status = ExecutionStatus.Waiting;
        execution.Since = Now;
        Journal(JournalEvents.Suspended, execution, "");
    }

    private void Close(OpenExecution execution)
    {
        StopWaiting(execution);
        execution.IsOpen = false;
        execution.LeaveFrom(_open);
    }
}
