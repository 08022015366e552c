using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;

namespace CanBo.Workflows.Graphs;

/// <summary>What scripts may read by <c>getOutputFrom</c>: outputs by the activity's name or id. Only what some script reads is kept in the state.</summary>
internal sealed class OutputNames
{
    private readonly Dictionary<string, (string Id, ActivityDescriptor? Descriptor)> _activities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _read = new(StringComparer.Ordinal);

    /// <param name="root">Where they stand.</param>
    /// <param name="catalogue">What they are.</param>
    /// <param name="prefix">What their ids begin with and its own scripts do not know, because the procedure is used in another.</param>
    public OutputNames(ActivityDefinition root, ActivityCatalogue catalogue, string prefix = "")
    {
        var all = root.SelfAndInside().ToList();
        foreach (var activity in all.Where(activity => activity.Name.Length > 0))
            _activities.TryAdd(activity.Name, (activity.Id, catalogue.Find(activity.Type, activity.Version)?.Descriptor));
        foreach (var activity in all)
            _activities.TryAdd(activity.Id[prefix.Length..], (activity.Id, catalogue.Find(activity.Type, activity.Version)?.Descriptor));
    }

    /// <summary>The activity's id and the output as its descriptor writes it; null when there is none. Elsa writes outputs with a capital, we without.</summary>
    public (string Id, string Output)? Find(string activity, string output)
    {
        if (!_activities.TryGetValue(activity, out var found) || found.Descriptor is null)
            return null;
        var descriptor = found.Descriptor.Outputs.FirstOrDefault(candidate => string.Equals(candidate.Name, output, StringComparison.OrdinalIgnoreCase));
        return descriptor is null ? null : (found.Id, descriptor.Name);
    }

    /// <summary>A script reads it, so it is kept when the activity gives it.</summary>
    public void Read(string activity, string output)
    {
        if (Find(activity, output) is not { } found)
            return;
        if (!_read.TryGetValue(found.Id, out var outputs))
            _read[found.Id] = outputs = new(StringComparer.Ordinal);
        outputs.Add(found.Output);
    }

    /// <summary>Whether some script reads it.</summary>
    public bool IsRead(string id, string output) => _read.TryGetValue(id, out var outputs) && outputs.Contains(output);
}
