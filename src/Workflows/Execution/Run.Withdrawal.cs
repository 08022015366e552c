namespace CanBo.Workflows.Execution;

/// <summary>Taking back what is open.</summary>
internal sealed partial class Run
{
    public bool Cancel(string reason)
    {
        foreach (var root in _open.Where(open => open.Parent is null).ToArray())
            Withdraw(root);
        _queue.Clear();
        _head = 0;
        _end = InstanceStatus.Cancelled;
        Journal(JournalEvents.Cancelled, reason);
        return true;
    }

    /// <summary>Takes the case back to a node that ended. False when there is none such, or what it stands in is over.</summary>
    public bool Return(string nodeId, string reason)
    {
        if (Graph.Find(nodeId) is not { Parent.Flow: not null } node)
            return false;
        var flowchart = _open.FindLast(open => open.Node == node.Parent && open.Status == ExecutionStatus.Running);
        if (flowchart is null || flowchart.NodeVisits.Length == 0 || flowchart.NodeVisits[node.Position] == 0)
            return false;
        if (_open.Exists(open => open.Node == node && open.Parent == flowchart) || _queue.Exists(item => item.Node == node && item.Parent == flowchart))
            return false;

        new Flow(this, flowchart).ReturnTo(node, reason);
        Drain();
        return true;
    }

    /// <summary>Withdraws an execution and everything inside it, innermost and newest first. Its container is not told.</summary>
    public void Withdraw(OpenExecution execution)
    {
        WithdrawChildren(execution);
        if (execution is { Status: not ExecutionStatus.Faulted, Parent: { } parent })
            parent.LiveChildren--;
        PlanWithdrawal(execution);
        Resolve(execution);
        Journal(JournalEvents.Canceled, execution, "");
        Close(execution);
    }

    /// <summary>Gives up a fault that nothing waits for; its incident stays on record as settled, for there is nothing left to retry.</summary>
    public void Abandon(OpenExecution execution)
    {
        PlanWithdrawal(execution);
        Resolve(execution);
        Journal(JournalEvents.Canceled, execution, "");
        Close(execution);
    }

    private void WithdrawChildren(OpenExecution execution)
    {
        Unschedule(execution, null);
        while (execution.Inside.Count > 0)
            Withdraw(execution.Inside[^1]);
    }

    private void PlanWithdrawal(OpenExecution execution)
    {
        if (!execution.HasWaited)
            return;
        if (execution.Id.Number > _before.ExecutionCount)
        {
            // It began to wait in this very step: the world never heard of it, so there is nothing to take back.
            _effects?.RemoveAll(planned => planned.Execution == execution.Id);
            return;
        }

        try
        {
            Plan(execution, execution.Node.Activity.Withdraw(_context.Of(execution)));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The withdrawal itself stands; what the activity would have added is recorded as a settled incident.
            var message = $"'{execution.Node.Definition.Title}' ({execution.Node.Id}) could not be withdrawn cleanly: {exception.Message}";
            _incidents = _incidents.Add(new Incident(_incidents.Length + 1, execution.Id, execution.Node.Id, IncidentCode.WithdrawalFailed, message, Now, IsResolved: true));
            Journal(JournalEvents.Faulted, execution, message);
        }
    }
}
