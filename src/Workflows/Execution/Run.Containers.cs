using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Execution;

/// <summary>What containers that are no flowcharts ask of the engine.</summary>
internal sealed partial class Run
{
    /// <summary>Completes a container when nothing in it is open any more; what failed keeps it open until it is retried.</summary>
    public void CompleteWhenAllAre(OpenExecution container)
    {
        if (container.LiveChildren == 0 && container.Inside.Count == 0)
            Complete(container, OutcomeNames.Done);
    }

    /// <summary>Withdraws whatever is open in a container and completes it.</summary>
    public void CompleteWithout(OpenExecution container)
    {
        WithdrawChildren(container);
        Complete(container, OutcomeNames.Done);
    }

    /// <summary>Lets a container wait until it is told how to go on, as those of the soundness check do.</summary>
    public void WaitToBeTold(OpenExecution container) => Wait(container, new ActivityResult.Waiting([]));

    private void Tell(OpenExecution execution, Container container, Stimulus.Resume stimulus)
    {
        StopWaiting(execution);
        execution.Status = ExecutionStatus.Running;
        container.Told(this, execution, stimulus);
    }

    /// <summary>Works out a container's inputs anew, as before every turn of a loop. False when that failed and is an incident.</summary>
    public bool EvaluateAgain(OpenExecution container) => container.Node.Constants is not null || EvaluateInputs(container);

    /// <summary>Gives a container's output a value before the container is done. False when it does not fit and is an incident.</summary>
    public bool Give(OpenExecution container, string output, Value value) =>
        container.Node.Outputs.Length == 0 || BindOutputs(container, [new(output, value)]);

    /// <summary>The use of a procedure as an activity that an execution stands in; null outside of such.</summary>
    public OpenExecution? CompositeOf(OpenExecution execution)
    {
        if (execution.Node.Composite is not { } composite)
            return null;
        var at = execution.Parent!;
        while (at.Node != composite)
            at = at.Parent!;
        return at;
    }

    /// <summary>What a procedure used as an activity was given for one of its inputs; undefined for a name it does not have.</summary>
    public Value InputOf(OpenExecution composite, string name)
    {
        var place = Array.FindIndex(composite.Node.Inputs, input => input.Descriptor.Name == Composite.Camel(name));
        return place < 0 ? default : (composite.Inputs ?? composite.Node.Constants!)[place];
    }

    /// <summary>Gives what a procedure used as an activity has set so far, and completes it.</summary>
    public void CompleteComposite(OpenExecution composite, ImmutableArray<string> outcomes)
    {
        if (BindOutputs(composite, [.. composite.Memory.Properties.Select(output => KeyValuePair.Create(Composite.Camel(output.Key), output.Value))]))
            Complete(composite, outcomes);
    }

    /// <summary>A Break has completed: withdraws what is open in the innermost loop around it and completes the loop.</summary>
    private void BreakLoop(OpenExecution from)
    {
        for (var at = from.Parent; at is not null; at = at.Parent)
        {
            if (at.Node.Activity is not Loop)
                continue;
            CompleteWithout(at);
            return;
        }

        FaultCompleted(from, IncidentCode.ActivityFailed, $"'{from.Node.Definition.Title}' ({from.Node.Id}) stands in no loop. Put it into one, or delete it.");
    }
}
