using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>A loop of which the explorer says before every turn whether there is one.</summary>
/// <param name="descriptor">The descriptor of the loop.</param>
/// <param name="isFirstCertain">True when there is a first turn for sure.</param>
internal sealed class AbstractLoop(ActivityDescriptor descriptor, bool isFirstCertain) : Loop, IAsksFirst
{
    public override ActivityDescriptor Descriptor => descriptor;

    public ImmutableArray<ImmutableArray<string>> Answers { get; } = [OutcomeNames.True, OutcomeNames.False];

    internal override void Enter(Run run, OpenExecution self)
    {
        if (self.Node.Children.Length == 1)
            run.Complete(self, OutcomeNames.Done);
        else
            run.Schedule(isFirstCertain ? self.Node.Children[0] : self.Node.Children[^1], self);
    }

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes)
    {
        if (child.Node != self.Node.Children[^1])
            run.Schedule(self.Node.Children[^1], self);
        else if (outcomes.Contains("True"))
            run.Schedule(self.Node.Children[0], self);
        else
            run.Complete(self, OutcomeNames.Done);
    }
}

/// <summary>A parallel loop with no turn, one, or two that stand for any number: every pair of turns can come to what those two come to.</summary>
/// <param name="descriptor">The descriptor of the loop.</param>
/// <param name="turns">How many turns there may be; more than two are two.</param>
internal sealed class AbstractParallelForEach(ActivityDescriptor descriptor, ImmutableArray<int> turns) : Loop, IAsksFirst
{
    public override ActivityDescriptor Descriptor => descriptor;

    public ImmutableArray<ImmutableArray<string>> Answers { get; } = [.. turns.Select(count => ImmutableArray.Create(new string('I', count)))];

    internal override void Enter(Run run, OpenExecution self) => run.Schedule(self.Node.Children[^1], self);

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes)
    {
        if (child.Node == self.Node.Children[^1] && self.Node.Children.Length > 1)
        {
            foreach (var _ in outcomes[0])
                run.Schedule(self.Node.Children[0], self);
        }

        run.CompleteWhenAllAre(self);
    }
}
