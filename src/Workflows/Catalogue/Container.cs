using System.Collections.Immutable;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue;

/// <summary>
/// An activity that runs other activities. Its own execution stays open while they run; the engine tells it what became of each. Like
/// every activity it holds no state: what it must remember is in its <see cref="OpenExecution"/>.
/// </summary>
internal abstract class Container : Activity
{
    /// <summary>Not called: the engine runs containers by <see cref="Enter"/>.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public sealed override ActivityResult Begin(ActivityContext context) =>
        throw new InvalidOperationException($"{Descriptor.TypeName} is a container: the engine enters it.");

    /// <summary>The container's own execution began: schedule the first children, or complete.</summary>
    internal abstract void Enter(Run run, OpenExecution self);

    /// <summary>A container that was waiting is told to go on; in a real case none waits.</summary>
    internal virtual void Told(Run run, OpenExecution self, Stimulus.Resume stimulus) => Enter(run, self);

    /// <summary>A child completed on these outcomes.</summary>
    internal abstract void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes);

    /// <summary>Schedules every child at once; a container without any is done.</summary>
    private protected static void EnterAll(Run run, OpenExecution self)
    {
        foreach (var child in self.Node.Children)
            run.Schedule(child, self);
        if (self.Node.Children.IsEmpty)
            run.Complete(self, OutcomeNames.Done);
    }

    /// <summary>An end inside ends the container without the others; otherwise it is done when all of them are.</summary>
    private protected static void EndWithAll(Run run, OpenExecution self, OpenExecution child)
    {
        if (child.Node.Activity is End)
            run.CompleteWithout(self);
        else
            run.CompleteWhenAllAre(self);
    }

    /// <summary>Variables that every beginning of a child declares besides its own: what a loop tells its turns.</summary>
    internal virtual ImmutableArray<VariableSlot> TurnVariables => [];

    /// <summary>A child begins: give these variables their values.</summary>
    internal virtual void BeginTurn(Run run, OpenExecution self, Value[] variables)
    {
    }

    /// <summary>A child became an incident and the rest of the case goes on.</summary>
    internal virtual void ChildFaulted(Run run, OpenExecution self)
    {
    }

    /// <summary>A child that had ended runs once more.</summary>
    internal virtual void Reopen(Run run, OpenExecution self, GraphNode child)
    {
    }
}
