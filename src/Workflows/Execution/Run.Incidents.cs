using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;

namespace CanBo.Workflows.Execution;

/// <summary>What goes wrong, and trying again.</summary>
internal sealed partial class Run
{
    private ImmutableArray<Incident> _incidents;

    /// <summary>Number of open faults that stop the whole case; while there is one, nothing new begins.</summary>
    private int _stoppers;

    /// <summary>Makes an execution an incident. By the definition's strategy that stops the case or its branch only.</summary>
    public void Fault(OpenExecution execution, IncidentCode code, string message, bool stopsCase = false)
    {
        stopsCase |= !Graph.ContinuesWithIncidents;
        StopWaiting(execution);
        Record(execution, code, message, stopsCase);
        if (execution.Parent is not { } parent)
            return;
        parent.LiveChildren--;
        if (!stopsCase)
            ((Container)parent.Node.Activity).ChildFaulted(this, parent);
    }

    /// <summary>Makes an execution that has already completed an incident, because what should follow cannot. Always stops the case.</summary>
    public void FaultCompleted(OpenExecution execution, IncidentCode code, string message)
    {
        execution.IsOpen = true;
        execution.EnterInto(_open);
        Record(execution, code, message, stopsCase: true);
    }

    public bool Retry(ExecutionId id)
    {
        if (Find(id) is not { Status: ExecutionStatus.Faulted } execution)
            return false;

        Journal(JournalEvents.Retried, execution, "");
        var hadEnded = HadEnded(execution);
        Resolve(execution);
        PlanWithdrawal(execution);
        Close(execution);
        if (execution.Parent is { } parent)
        {
            if (hadEnded)
                ((Container)parent.Node.Activity).Reopen(this, parent, execution.Node);
            parent.LiveChildren++;
        }

        // The same round: what was asked before is not asked again for another reason than the fault.
        Begin(execution.Node, execution.Parent, execution.Round, before: execution);
        Drain();
        return true;
    }

    /// <summary>Whether it became an incident only by what should follow it; otherwise nothing has followed it, so there is nothing to take back.</summary>
    private bool HadEnded(OpenExecution execution) =>
        _incidents.LastOrDefault(incident => incident.Execution == execution.Id && !incident.IsResolved)?.Code is IncidentCode.EndedWithoutDecision or IncidentCode.IllegalReturn;

    /// <summary>A return led over decisions: the case is open again.</summary>
    public void Undecide() => _isDecided = false;

    private void EndsWithoutDecision(OpenExecution root)
    {
        const string Message = "The case came to its end without a final decision and without Finish. Connect this outcome, then retry.";
        if (root.LastChild is { } last)
            FaultCompleted(last, IncidentCode.EndedWithoutDecision, $"'{last.Node.Definition.Title}' ({last.Node.Id}): {Message}");
        else
            Record(root, IncidentCode.EndedWithoutDecision, $"'{root.Node.Definition.Title}' ({root.Node.Id}): {Message}", stopsCase: true);
    }

    private void Record(OpenExecution execution, IncidentCode code, string message, bool stopsCase)
    {
        execution.Status = ExecutionStatus.Faulted;
        execution.StopsCase = stopsCase;
        if (stopsCase)
            _stoppers++;
        _incidents = _incidents.Add(new Incident(_incidents.Length + 1, execution.Id, execution.Node.Id, code, message, Now, IsResolved: false));
        Journal(JournalEvents.Faulted, execution, message);
    }

    /// <summary>Marks the incidents of a faulted execution as settled, and lets the case go on if it was the last that stopped it.</summary>
    private void Resolve(OpenExecution execution)
    {
        if (execution.Status != ExecutionStatus.Faulted)
            return;
        if (execution.StopsCase)
            _stoppers--;
        for (var i = 0; i < _incidents.Length; i++)
        {
            if (_incidents[i].Execution == execution.Id && !_incidents[i].IsResolved)
                _incidents = _incidents.SetItem(i, _incidents[i] with { IsResolved = true });
        }
    }
}
