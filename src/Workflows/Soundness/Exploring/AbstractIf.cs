using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>An <c>Elsa.If</c> whose condition is a step of its own, the last of its children, so that the explorer can answer it.</summary>
internal sealed class AbstractIf(ActivityDescriptor descriptor) : Container
{
    public override ActivityDescriptor Descriptor => descriptor;

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
