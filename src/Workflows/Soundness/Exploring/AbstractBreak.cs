using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>An <c>Elsa.Break</c> that takes its turn like every other step; the engine knows it by its class.</summary>
internal sealed class AbstractBreak : Break, IAbstractStep
{
    public bool IsUrgent => true;

    public int AlternativeCount => 1;

    public ImmutableArray<ImmutableArray<string>> Alternatives { get; } = [[]];

    public override ActivityResult Begin(ActivityContext context) => new ActivityResult.Waiting([]);

    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) => new ActivityResult.Completed([]);
}
