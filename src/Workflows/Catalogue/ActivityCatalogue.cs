using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CanBo.Workflows.Catalogue;

/// <summary>Every activity type that definitions may use, each version by itself. Built once at start; immutable.</summary>
public sealed class ActivityCatalogue
{
    private readonly FrozenDictionary<(string TypeName, int Version), Activity> _byVersion;
    private readonly FrozenDictionary<string, Activity> _newest;

    /// <summary>Builds the catalogue of these activities together with the built-in ones.</summary>
    /// <exception cref="ArgumentException">Two activities have one type name and version, or one has a version below 1, a port or input twice, or an input named like a property of all activities.</exception>
    public ActivityCatalogue(IEnumerable<Activity> activities)
        : this([.. BuiltInActivities.All, .. activities])
    {
    }

    private ActivityCatalogue(ImmutableArray<Activity> activities)
    {
        Activities = activities;
        var byVersion = new Dictionary<(string TypeName, int Version), Activity>();
        var newest = new Dictionary<string, Activity>(StringComparer.Ordinal);
        foreach (var activity in Activities)
        {
            var descriptor = activity.Descriptor;
            Require(descriptor);
            if (!byVersion.TryAdd((descriptor.TypeName, descriptor.Version), activity))
                throw new ArgumentException($"Two activities are called {descriptor.TypeName} version {descriptor.Version}.", nameof(activities));
            if (!newest.TryGetValue(descriptor.TypeName, out var known) || known.Descriptor.Version < descriptor.Version)
                newest[descriptor.TypeName] = activity;
        }

        _byVersion = byVersion.ToFrozenDictionary();
        _newest = newest.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The same catalogue with procedures that others may use as activities, each under <c>Workflow.</c> and its definition's id.</summary>
    /// <param name="definitions">Published versions; two versions of one definition may be there.</param>
    /// <exception cref="ArgumentException">As for the constructor: an input has a name that every activity has, a version is there twice.</exception>
    public ActivityCatalogue With(IEnumerable<Definitions.WorkflowDefinition> definitions) =>
        new(Activities.AddRange(definitions.Select(definition => new BuiltIn.Composite(definition))));

    /// <summary>The same catalogue with other activities in place of some; each keeps its type name and version.</summary>
    /// <param name="change">Gives the activity itself where it stays.</param>
    public ActivityCatalogue Changed(Func<Activity, Activity> change) => new([.. Activities.Select(change)]);

    /// <summary>Whether a definition is marked for use as an activity and its inputs and outputs can be properties of one.</summary>
    public static bool CanUse(Definitions.WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition.UsableAsActivity && Soundness.UsableCheck.Find(definition).IsEmpty;
    }

    /// <summary>All activities, built-in ones first.</summary>
    public ImmutableArray<Activity> Activities { get; }

    /// <summary>The activity of that type and version; null when there is none.</summary>
    /// <param name="typeName">Exact name, for example <c>Elsa.Flowchart</c>.</param>
    /// <param name="version">The version; 0 or less means the highest.</param>
    public Activity? Find(string typeName, int version = 0)
    {
        ArgumentNullException.ThrowIfNull(typeName);
        return version > 0 ? _byVersion.GetValueOrDefault((typeName, version)) : _newest.GetValueOrDefault(typeName);
    }

    private static void Require(ActivityDescriptor descriptor)
    {
        if (descriptor.Version < 1)
            throw new ArgumentException($"{descriptor.TypeName} has version {descriptor.Version}; versions start at 1.", nameof(descriptor));
        Unique(descriptor, "port", descriptor.Ports.Select(port => port.Name));
        if (descriptor.Inputs.FirstOrDefault(input => Definitions.ActivityShape.IsHeader(input.Name)) is { } taken)
            throw new ArgumentException($"{descriptor.TypeName} has an input '{taken.Name}', a property that every activity has. Call it otherwise.", nameof(descriptor));
        Unique(descriptor, "input or output", descriptor.Inputs.Select(input => input.Name).Concat(descriptor.Outputs.Select(output => output.Name)));
    }

    private static void Unique(ActivityDescriptor descriptor, string what, IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!seen.Add(name))
                throw new ArgumentException($"{descriptor.TypeName} has the {what} '{name}' twice.", nameof(descriptor));
        }
    }
}
