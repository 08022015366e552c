using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>A container that decides what runs inside it; the decision is a step of its own, the last of its children, so that the explorer can make it.</summary>
internal interface IAsksFirst
{
    /// <summary>The ways in which it may be decided.</summary>
    ImmutableArray<ImmutableArray<string>> Answers { get; }
}

/// <summary>An <c>Elsa.If</c> whose condition the explorer answers.</summary>
internal sealed class AbstractIf(ActivityDescriptor descriptor) : Container, IAsksFirst
{
    public override ActivityDescriptor Descriptor => descriptor;

    public ImmutableArray<ImmutableArray<string>> Answers { get; } = [OutcomeNames.True, OutcomeNames.False];

    internal override void Enter(Run run, OpenExecution self) => run.Schedule(self.Node.Children[^1], self);

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes)
    {
        var slot = outcomes.Contains("True") ? "then" : "else";
        var next = child.Node == self.Node.Children[^1] ? self.Node.Children.FirstOrDefault(candidate => candidate.Slot == slot) : null;
        if (next is null)
            run.Complete(self, OutcomeNames.Done);
        else
            run.Schedule(next, self);
    }
}

/// <summary>An <c>Elsa.Switch</c> whose conditions the explorer answers by the slots that run.</summary>
internal sealed class AbstractSwitch(ActivityDescriptor descriptor, ImmutableArray<ImmutableArray<string>> answers) : Container, IAsksFirst
{
    public override ActivityDescriptor Descriptor => descriptor;

    public ImmutableArray<ImmutableArray<string>> Answers => answers;

    internal override void Enter(Run run, OpenExecution self) => run.Schedule(self.Node.Children[^1], self);

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes)
    {
        if (child.Node == self.Node.Children[^1])
        {
            foreach (var next in self.Node.Children.Where(next => outcomes.Contains(next.Slot)))
                run.Schedule(next, self);
        }
        else if (child.Node.Activity is End)
        {
            run.CompleteWithout(self);
            return;
        }

        run.CompleteWhenAllAre(self);
    }
}
