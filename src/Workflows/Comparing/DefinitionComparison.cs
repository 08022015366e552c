using System.Collections.Immutable;
using System.Text.Json;
using CanBo.Workflows.Definitions;

namespace CanBo.Workflows.Comparing;

/// <summary>
/// Says in what two versions of a definition differ, activity by activity (by id) and arrow by arrow. Positions in the designer, order where it has no meaning and what has none are left out.
/// Pure: the same versions give the same changes, in the order of the newer one.
/// </summary>
public static class DefinitionComparison
{
    /// <summary>The changes from one version to another; empty when they run alike.</summary>
    public static ImmutableArray<DefinitionChange> Between(WorkflowDefinition before, WorkflowDefinition after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = ById(before.Root);
        var current = ById(after.Root);
        IEnumerable<DefinitionChange> renamed = before.Name == after.Name ? [] : [new DefinitionChange.Renamed(before.Name, after.Name)];
        return
        [
            .. renamed,
            .. current.Values.Where(a => !old.ContainsKey(a.Id)).Select(a => new DefinitionChange.ActivityAdded(a)),
            .. old.Values.Where(a => !current.ContainsKey(a.Id)).Select(a => new DefinitionChange.ActivityRemoved(a)),
            .. current.Values.Where(a => old.ContainsKey(a.Id)).SelectMany(a => Activity(old[a.Id], a)),
            .. Connections(old, current),
            .. current.Values.Where(a => old.TryGetValue(a.Id, out var was) && was.Start != a.Start)
                .Select(a => new DefinitionChange.StartChanged(a, old.GetValueOrDefault(old[a.Id].Start), current.GetValueOrDefault(a.Start))),
            .. Variables(AllVariables(before, old), AllVariables(after, current)),
        ];
    }

    private static IEnumerable<DefinitionChange> Activity(ActivityDefinition before, ActivityDefinition after)
    {
        if (before.Type != after.Type || before.Version != after.Version)
            yield return new DefinitionChange.ActivityReplaced(before, after);
        if (before.Title != after.Title)
            yield return new DefinitionChange.ActivityRenamed(before, after);
        foreach (var property in after.Properties.Where(Counts))
        {
            if (before.Find(property.Name) is not { } was || !AreSame(was, property))
                yield return new DefinitionChange.PropertyChanged(after, property.Name, before.Find(property.Name), property);
        }

        foreach (var gone in before.Properties.Where(p => Counts(p) && after.Find(p.Name) is null))
            yield return new DefinitionChange.PropertyChanged(after, gone.Name, gone, null);
    }

    private static IEnumerable<DefinitionChange> Connections(Dictionary<string, ActivityDefinition> old, Dictionary<string, ActivityDefinition> current)
    {
        var before = Arrows(old);
        var after = Arrows(current);
        return
        [
            .. after.Where(arrow => !before.Contains(arrow)).Select(arrow => new DefinitionChange.ConnectionAdded(current[arrow.Source], arrow.Port, current[arrow.Target])),
            .. before.Where(arrow => !after.Contains(arrow)).Select(arrow => new DefinitionChange.ConnectionRemoved(old[arrow.Source], arrow.Port, old[arrow.Target])),
        ];
    }

    // Arrows from or to an activity that is not there are findings of the check, not differences.
    private static List<(string Source, string Port, string Target)> Arrows(Dictionary<string, ActivityDefinition> activities) =>
    [
        .. activities.Values.SelectMany(a => a.Connections).Where(c => activities.ContainsKey(c.Source) && activities.ContainsKey(c.Target))
            .Select(c => (c.Source, c.Port, c.Target)).Distinct(),
    ];

    private static IEnumerable<DefinitionChange> Variables(Dictionary<string, VariableDefinition> before, Dictionary<string, VariableDefinition> after)
    {
        foreach (var variable in after.Values)
        {
            if (!before.TryGetValue(variable.Id, out var was))
                yield return new DefinitionChange.VariableChanged(null, variable);
            else if ((was.Name, was.FullTypeName) != (variable.Name, variable.FullTypeName) || !was.Initial.Equals(variable.Initial))
                yield return new DefinitionChange.VariableChanged(was, variable);
        }

        foreach (var gone in before.Values.Where(v => !after.ContainsKey(v.Id)))
            yield return new DefinitionChange.VariableChanged(gone, null);
    }

    private static Dictionary<string, VariableDefinition> AllVariables(WorkflowDefinition definition, Dictionary<string, ActivityDefinition> activities)
    {
        var all = new Dictionary<string, VariableDefinition>(StringComparer.Ordinal);
        foreach (var variable in definition.Variables.Concat(activities.Values.SelectMany(a => a.Variables)))
            all.TryAdd(variable.Id, variable);
        return all;
    }

    private static Dictionary<string, ActivityDefinition> ById(ActivityDefinition root)
    {
        var all = new Dictionary<string, ActivityDefinition>(StringComparer.Ordinal);
        foreach (var activity in root.SelfAndInside())
            all.TryAdd(activity.Id, activity);
        return all;
    }


    // What is inside a slot is compared as an activity of its own; metadata of the designer has no meaning.
    private static bool Counts(ActivityProperty property) => property is not (ActivityProperty.Embedded or ActivityProperty.EmbeddedList) && property.Name is not ("metadata" or "customProperties");

    private static bool AreSame(ActivityProperty before, ActivityProperty after) => (before, after) switch
    {
        (ActivityProperty.Input was, ActivityProperty.Input now) => Equals(was.Expression, now.Expression),
        (ActivityProperty.Unknown was, ActivityProperty.Unknown now) => JsonElement.DeepEquals(was.Json, now.Json),
        (ActivityProperty.Cases was, ActivityProperty.Cases now) => was.Items.Select(item => (item.Label, item.Condition)).SequenceEqual(now.Items.Select(item => (item.Label, item.Condition))),
        _ => Equals(before, after),
    };
}
