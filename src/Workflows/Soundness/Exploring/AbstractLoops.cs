using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>A loop of which the explorer says before every turn whether there is one.</summary>
/// <param name="descriptor">The descriptor of the loop.</param>
/// <param name="isFirstCertain">True when there is a first turn for sure.</param>
internal sealed class AbstractLoop(ActivityDescriptor descriptor, bool isFirstCertain) : Loop, IAbstractStep
{
    public bool IsUrgent => true;

    public int AlternativeCount => Alternatives.Length;

    public ImmutableArray<ImmutableArray<string>> Alternatives { get; } = [OutcomeNames.True, OutcomeNames.False];

    public override ActivityDescriptor Descriptor => descriptor;

    /// <summary>In how many ways it may go on; the first of <see cref="Alternatives"/> only where a first turn is certain.</summary>
    public int WaysOn(ExecutionState execution) => isFirstCertain && !HasTurned(execution) ? 1 : Alternatives.Length;

    /// <summary>Whether it waits after a turn, and not to be entered.</summary>
    public static bool HasTurned(ExecutionState execution) => !execution.Memory.IsUndefined;

    internal override void Enter(Run run, OpenExecution self) => throw new InvalidOperationException($"'{self.Node.Id}' is told how it goes on.");

    internal override void Told(Run run, OpenExecution self, Stimulus.Resume stimulus)
    {
        if (stimulus.Data.AsNumber.Equals(0d) && self.Node.Children.Length > 0)
            run.Schedule(self.Node.Children[0], self);
        else
            run.Complete(self, OutcomeNames.Done);
    }

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes)
    {
        self.Memory = Value.True;
        run.WaitToBeTold(self);
    }
}

/// <summary>A parallel loop with no turn, one, or two that stand for any number: every pair of turns can come to what those two come to.</summary>
/// <param name="descriptor">The descriptor of the loop.</param>
/// <param name="turns">How many turns there may be; more than two are two.</param>
internal sealed class AbstractParallelForEach(ActivityDescriptor descriptor, ImmutableArray<int> turns) : Loop, IAbstractStep
{
    public bool IsUrgent => true;

    public int AlternativeCount => Alternatives.Length;

    public ImmutableArray<ImmutableArray<string>> Alternatives { get; } = [.. turns.Select(count => ImmutableArray.Create(new string('I', count)))];

    public override ActivityDescriptor Descriptor => descriptor;

    internal override void Enter(Run run, OpenExecution self) => throw new InvalidOperationException($"'{self.Node.Id}' is told how it goes on.");

    internal override void Told(Run run, OpenExecution self, Stimulus.Resume stimulus)
    {
        for (var turn = 0; turn < turns[(int)stimulus.Data.AsNumber] && self.Node.Children.Length > 0; turn++)
            run.Schedule(self.Node.Children[0], self);
        run.CompleteWhenAllAre(self);
    }

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes) => run.CompleteWhenAllAre(self);
}
