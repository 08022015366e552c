using System.Collections.Immutable;

namespace CanBo.Workflows.Definitions;

/// <summary>One use of an activity type, with its inputs, bindings and, for containers, what is inside.</summary>
public sealed record ActivityDefinition
{
    /// <summary>Unique in the definition; what connections and the journal refer to.</summary>
    public string Id { get; init; } = "";

    /// <summary>Path of ids from the root, as Studio shows it; derived, may be empty.</summary>
    public string NodeId { get; init; } = "";

    /// <summary>Name for scripts; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The label in the designer; may be empty.</summary>
    public string DisplayText { get; init; } = "";

    /// <summary>Type name, for example <c>Elsa.FlowDecision</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>Version of the activity type; 0 when the file gives none, which means the highest.</summary>
    public int Version { get; init; }

    /// <summary>True when the designer marked it as a start.</summary>
    public bool CanStartWorkflow { get; init; }

    /// <summary>How branches that meet in it are merged (Elsa's Stream, Merge, Converge, Cascade, Race); empty when nothing is said.</summary>
    public string MergeMode { get; init; } = "";

    /// <summary>Id of the child a flowchart starts with; empty when none is marked.</summary>
    public string Start { get; init; } = "";

    /// <summary>Children of a flowchart or a sequence. Order has a meaning in sequences only.</summary>
    public ImmutableArray<ActivityDefinition> Activities { get; init; } = [];

    /// <summary>Arrows of a flowchart.</summary>
    public ImmutableArray<ConnectionDefinition> Connections { get; init; } = [];

    /// <summary>Variables of a container.</summary>
    public ImmutableArray<VariableDefinition> Variables { get; init; } = [];

    /// <summary>Everything else that has a meaning or may have one: inputs, output bindings, embedded activities, unknown values.</summary>
    public ImmutableArray<ActivityProperty> Properties { get; init; } = [];

    internal Origin<ActivityDefinition>? Origin { get; init; }

    /// <summary>What messages call it: the label in quotes, else the id.</summary>
    public string Title => DisplayText.Length > 0 ? DisplayText : Name.Length > 0 ? Name : Id;

    /// <summary>The property of that name, or null.</summary>
    public ActivityProperty? Find(string property)
    {
        foreach (var candidate in Properties)
        {
            if (candidate.Name == property)
                return candidate;
        }

        return null;
    }

    /// <summary>This activity and all that stand in it, however deep: children, and what its properties hold.</summary>
    public IEnumerable<ActivityDefinition> SelfAndInside() =>
        Activities.Concat(Properties.SelectMany(property => property.Inside)).SelectMany(inside => inside.SelfAndInside()).Prepend(this);

    /// <summary>The same with every activity, however deep, changed; what stands inside is changed first. Parts in which nothing changes stay the same objects.</summary>
    internal ActivityDefinition Changed(Func<ActivityDefinition, ActivityDefinition> change)
    {
        var activities = Changed(Activities, change, static (activity, change) => activity.Changed(change));
        var properties = Changed(Properties, change, static (property, change) => property.Changed(change));
        return change(activities == Activities && properties == Properties ? this : this with { Activities = activities, Properties = properties });
    }

    /// <summary>The same array where nothing in it changes.</summary>
    internal static ImmutableArray<T> Changed<T>(ImmutableArray<T> items, Func<ActivityDefinition, ActivityDefinition> change, Func<T, Func<ActivityDefinition, ActivityDefinition>, T> each)
        where T : class
    {
        ImmutableArray<T> changed = [.. items.Select(item => each(item, change))];
        return Enumerable.SequenceEqual<object>(changed, items, ReferenceEqualityComparer.Instance) ? items : changed;
    }
}
