using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>An <c>Elsa.Complete</c> inside a procedure that is used as an activity; the engine knows it by its class.</summary>
internal sealed class AbstractComplete(ImmutableArray<ImmutableArray<string>> alternatives) : Complete, IAbstractStep
{
    public bool IsUrgent => true;

    public int AlternativeCount => alternatives.Length;

    public ImmutableArray<ImmutableArray<string>> Alternatives => alternatives;

    public override ActivityResult Begin(ActivityContext context) => new ActivityResult.Waiting([]);

    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) => new ActivityResult.Completed(alternatives[(int)stimulus.Data.AsNumber]);
}
