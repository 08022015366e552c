using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>A container that decides what runs inside it; the explorer does, when its turn has come.</summary>
internal abstract class DecidedContainer(ActivityDescriptor descriptor) : Container, IAbstractStep
{
    public bool IsUrgent => true;

    public int AlternativeCount => Alternatives.Length;

    public override ActivityDescriptor Descriptor => descriptor;

    /// <summary>The ways in which it may be decided.</summary>
    public abstract ImmutableArray<ImmutableArray<string>> Alternatives { get; }

    internal sealed override void Enter(Run run, OpenExecution self) => throw new InvalidOperationException($"'{self.Node.Id}' is told how it goes on.");

    internal sealed override void Told(Run run, OpenExecution self, Stimulus.Resume stimulus) => Decided(run, self, Alternatives[(int)stimulus.Data.AsNumber]);

    /// <summary>Goes on in the way that was chosen.</summary>
    protected abstract void Decided(Run run, OpenExecution self, ImmutableArray<string> way);
}

/// <summary>An <c>Elsa.If</c>.</summary>
internal sealed class AbstractIf(ActivityDescriptor descriptor) : DecidedContainer(descriptor)
{
    public override ImmutableArray<ImmutableArray<string>> Alternatives { get; } = [OutcomeNames.True, OutcomeNames.False];

    protected override void Decided(Run run, OpenExecution self, ImmutableArray<string> way)
    {
        var slot = way.Contains("True") ? "then" : "else";
        if (self.Node.Children.FirstOrDefault(child => child.Slot == slot) is { } next)
            run.Schedule(next, self);
        else
            run.Complete(self, OutcomeNames.Done);
    }

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes) => run.Complete(self, OutcomeNames.Done);
}

/// <summary>An <c>Elsa.Switch</c>, decided by the slots that run.</summary>
internal sealed class AbstractSwitch(ActivityDescriptor descriptor, ImmutableArray<ImmutableArray<string>> ways) : DecidedContainer(descriptor)
{
    public override ImmutableArray<ImmutableArray<string>> Alternatives => ways;

    protected override void Decided(Run run, OpenExecution self, ImmutableArray<string> way)
    {
        foreach (var next in self.Node.Children.Where(next => way.Contains(next.Slot)))
            run.Schedule(next, self);
        run.CompleteWhenAllAre(self);
    }

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes) => EndWithAll(run, self, child);
}
