using System.Collections.Immutable;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Execution;

/// <summary>
/// The rules of one running flowchart, after Elsa's counter mode (reference: elsa-format.md section 3). Visits of activities and connections
/// are counted; a branch not taken walks on as skipped, so that every join hears of every branch, whether it comes or not. Only
/// connections that the start reaches count, and those that return do not.
/// </summary>
internal readonly struct Flow(Run run, OpenExecution self)
{
    private readonly FlowPlan _plan = self.Node.Flow!;

    public void Begin()
    {
        if (_plan.Start < 0)
        {
            run.Complete(self, OutcomeNames.Done);
            return;
        }

        self.NodeVisits = new int[self.Node.Children.Length];
        self.ConnectionVisits = new int[_plan.Connections.Length];
        Take(_plan.Start);
    }

    /// <summary>A child completed: visit the connections that leave it.</summary>
    public void Leave(OpenExecution child, ImmutableArray<string> outcomes)
    {
        var returned = false;
        foreach (var index in _plan.Outbound(child.Node.Position))
        {
            var connection = _plan.Connections[index];
            if (connection.Kind is not (ConnectionKind.Return or ConnectionKind.IllegalReturn) || !outcomes.Contains(connection.Port))
                continue;
            if (!Return(child, connection))
                return;
            returned = true;
        }

        List<int>? left = null;
        foreach (var index in _plan.Outbound(child.Node.Position))
        {
            var connection = _plan.Connections[index];
            if (connection.Kind != ConnectionKind.Forward)
                continue;
            // After a return the branches not taken are part of the new round: they have not died out.
            var followed = outcomes.Contains(connection.Port);
            if (followed || !returned)
                Visit(connection, followed, ref left);
        }

        WalkOn(left);
        Settle();
    }

    /// <summary>Completes the flowchart when nothing in it is alive and what failed, if anything, matters to nothing and nobody.</summary>
    public void Settle()
    {
        if (!self.IsOpen || self.LiveChildren > 0)
            return;

        var failed = Children(_ => true);
        foreach (var child in failed)
        {
            // Something would follow, or somebody was to be asked: the case stands as faulted until this is retried.
            if (child.StopsCase || child.Node.HoldsHuman || child.Node.HoldsFinalDecision || _plan.Outbound(child.Node.Position).Length > 0)
                return;
        }

        if (failed.Count > 0 && !run.MayComplete(self))
            return;
        foreach (var child in failed)
            run.Abandon(child);
        run.Complete(self, OutcomeNames.Done);
    }

    /// <summary>An end was reached: withdraw the rest and complete.</summary>
    public void End()
    {
        run.Unschedule(self, null);
        foreach (var child in Children(_ => true))
            run.Withdraw(child);
        run.Complete(self, OutcomeNames.Done);
    }

    /// <summary>A child that had ended begins a new round, because somebody took the case back to it.</summary>
    public void ReturnTo(GraphNode child, string reason)
    {
        run.Journal(JournalEvents.Returned, child, reason);
        BeginAnew(child.Position);
    }

    /// <summary>A child that had ended begins once more: what followed it is as if it had not been.</summary>
    public void Reopen(int position)
    {
        Reset(position);
        self.NodeVisits[position] = 1;
    }

    /// <summary>
    /// Follows a connection back: a new round from its target on. Everything open that the target leads to is withdrawn and counted anew;
    /// what stands beside it stays. This is the one place where a return can be refused.
    /// </summary>
    private bool Return(OpenExecution from, FlowConnection connection)
    {
        var target = self.Node.Children[connection.Target];
        if (connection.Kind == ConnectionKind.IllegalReturn)
        {
            run.FaultCompleted(
                from,
                IncidentCode.IllegalReturn,
                $"'{from.Node.Definition.Title}' ({from.Node.Id}) returns to '{target.Definition.Title}', but there is a path here that does not pass it. Correct the connection.");
            return false;
        }

        run.Journal(JournalEvents.Returned, target, from.Node.Id);
        BeginAnew(connection.Target, isReturn: true);
        return true;
    }

    private void BeginAnew(int position, bool isReturn = false)
    {
        var region = Reset(position);
        Take(position, isReturn);

        // What runs for each branch, and was withdrawn with the region, runs again for those that have come from beside it: they will not come again.
        foreach (var connection in _plan.Connections)
        {
            if (connection.Target != position && region[connection.Target] && !region[connection.Source] && self.ConnectionVisits[connection.Index] > 0 && _plan.Mode(connection.Target) == JoinMode.EachBranch)
                Take(connection.Target);
        }
    }

    /// <returns>Per child, whether it was counted anew.</returns>
    private bool[] Reset(int position)
    {
        var region = _plan.RegionFrom(position);
        run.Unschedule(self, region);
        foreach (var child in Children(child => region[child.Node.Position]))
            run.Withdraw(child);

        for (var i = 0; i < region.Length; i++)
        {
            if (!region[i])
                continue;
            self.NodeVisits[i] = 0;
            if (self.Node.Children[i].HoldsFinalDecision)
                run.Undecide();
        }

        foreach (var connection in _plan.Connections)
        {
            ref var visits = ref self.ConnectionVisits[connection.Index];
            if (region[connection.Source])
                visits = 0;
            else if (region[connection.Target])
                visits = Math.Sign(visits);
        }

        return region;
    }

    private void Visit(FlowConnection connection, bool followed, ref List<int>? left)
    {
        ref var visits = ref self.ConnectionVisits[connection.Index];
        var target = connection.Target;

        // A branch that has come, and waits here for others, is not undone when its source, run once more, leaves another way.
        var hasCome = followed || visits > self.NodeVisits[target];
        visits = hasCome ? Math.Abs(visits) + 1 : -Math.Abs(visits) - 1;

        var mode = _plan.Mode(target);
        if (mode == JoinMode.EachBranch)
        {
            VisitEach(target, followed, ref left);
            return;
        }

        var ran = self.NodeVisits[target];
        var all = true;
        var allFollowed = true;
        var anyFollowed = false;
        foreach (var index in _plan.ForwardInbound(target))
        {
            var inbound = self.ConnectionVisits[index];
            if (Math.Abs(inbound) <= ran)
                all = false;
            else if (inbound > 0)
                anyFollowed = true;
            else
                allFollowed = false;
        }

        if (mode == JoinMode.WaitAny ? anyFollowed : all && anyFollowed && (allFollowed || mode == JoinMode.WaitAllActive))
        {
            Take(target);
            if (mode == JoinMode.WaitAny)
                WithdrawOthers(target, ref left);
        }
        else if (all)
        {
            Skip(target, ref left);
        }
    }

    /// <summary>Every branch that comes runs the target; when the last has died out and none came, it is skipped.</summary>
    private void VisitEach(int target, bool followed, ref List<int>? left)
    {
        if (followed)
        {
            Take(target);
            return;
        }

        foreach (var index in _plan.ForwardInbound(target))
        {
            if (self.ConnectionVisits[index] >= 0)
                return;
        }

        if (self.NodeVisits[target] == 0)
            Skip(target, ref left);
    }

    private void Skip(int target, ref List<int>? left)
    {
        self.NodeVisits[target]++;
        run.Journal(JournalEvents.Skipped, self.Node.Children[target], "");
        (left ??= []).Add(target);
    }

    private void Take(int position, bool isReturn = false)
    {
        self.NodeVisits[position]++;
        run.Schedule(self.Node.Children[position], self, isReturn);
    }

    /// <summary>The race is won: whatever still runs towards the join is withdrawn, and its branches die out.</summary>
    private void WithdrawOthers(int join, ref List<int>? left)
    {
        var ancestors = _plan.AncestorsOf(join);
        var withdrawn = run.Unschedule(self, ancestors);
        foreach (var child in Children(child => ancestors[child.Node.Position]))
        {
            withdrawn.Add(child.Node.Position);
            run.Withdraw(child);
        }

        if (withdrawn.Count > 0)
            (left ??= []).AddRange(withdrawn);
    }

    /// <summary>Visits as not followed what leaves the children in the list, which grows meanwhile.</summary>
    private void WalkOn(List<int>? left)
    {
        for (var i = 0; i < left?.Count; i++)
        {
            foreach (var index in _plan.Outbound(left[i]))
            {
                if (_plan.Connections[index].Kind == ConnectionKind.Forward)
                    Visit(_plan.Connections[index], false, ref left);
            }
        }
    }

    private List<OpenExecution> Children(Predicate<OpenExecution> include)
    {
        List<OpenExecution> children = [];
        foreach (var open in self.Inside)
        {
            if (include(open))
                children.Add(open);
        }

        return children;
    }
}
