using System.Collections.Immutable;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>
/// Stands in for an activity while a graph is explored: it does nothing but wait until the explorer says by which outcome it ends. Whatever
/// decides in a real case (people, time, data) is thereby free.
/// </summary>
/// <param name="descriptor">The descriptor of the activity it stands in for; the engine asks it for decisions and ends.</param>
/// <param name="alternatives">The outcomes of each way in which it may end.</param>
/// <param name="isUrgent">True for an activity that does not wait in a real case, so that nothing else may happen before it.</param>
internal sealed class AbstractStep(ActivityDescriptor descriptor, ImmutableArray<ImmutableArray<string>> alternatives, bool isUrgent) : Activity, IAbstractStep
{
    private static readonly ActivityResult StillOpen = new ActivityResult.Waiting([]);

    private readonly ActivityResult[] _results = alternatives.IsEmpty
        ? [new ActivityResult.Faulted("This activity ends in an incident.")]
        : [.. alternatives.Select(outcomes => new ActivityResult.Completed(outcomes))];

    public override ActivityDescriptor Descriptor => descriptor;

    public bool IsUrgent => isUrgent;

    /// <summary>Outcomes by alternative; empty when it can only become an incident.</summary>
    public ImmutableArray<ImmutableArray<string>> Alternatives => alternatives;

    public int AlternativeCount => _results.Length;

    public override ActivityResult Begin(ActivityContext context) => StillOpen;

    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) => _results[(int)stimulus.Data.AsNumber];

    /// <summary>The data of a resume that picks an alternative.</summary>
    public static Value Pick(int alternative) => Value.Of((double)alternative);
}

/// <summary>What the explorer can end.</summary>
internal interface IAbstractStep
{
    bool IsUrgent { get; }

    int AlternativeCount { get; }

    ImmutableArray<ImmutableArray<string>> Alternatives { get; }
}
