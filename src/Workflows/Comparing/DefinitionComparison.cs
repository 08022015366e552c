using System.Collections.Immutable;
using System.Text.Json;
using CanBo.Workflows.Catalogue.BuiltIn;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Values;

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
            .. Places(old, current),
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
        var (were, are) = (Counted(before), Counted(after));
        foreach (var property in are)
        {
            var was = were.Find(candidate => candidate.Name == property.Name);
            if (was is null || !AreSame(was, property))
                yield return new DefinitionChange.PropertyChanged(after, property.Name, was, property);
        }

        foreach (var gone in were.Where(was => !are.Exists(property => property.Name == was.Name)))
            yield return new DefinitionChange.PropertyChanged(after, gone.Name, gone, null);
    }

    /// <summary>Where activities stand, and for a sequence in which order.</summary>
    private static IEnumerable<DefinitionChange> Places(Dictionary<string, ActivityDefinition> old, Dictionary<string, ActivityDefinition> current)
    {
        var (were, are) = (PlacesOf(old.Values), PlacesOf(current.Values));
        foreach (var (id, place) in are)
        {
            if (were.TryGetValue(id, out var was) && was != place)
                yield return new DefinitionChange.ActivityMoved(current[id], current[place.Container]);
        }

        foreach (var sequence in current.Values.Where(a => a.Type == Sequence.TypeName && old.ContainsKey(a.Id)))
        {
            var before = old[sequence.Id].Activities.Select(step => step.Id).ToList();
            var stayed = sequence.Activities.Select(step => step.Id).Where(before.Contains).ToList();
            if (!before.Where(stayed.Contains).SequenceEqual(stayed))
                yield return new DefinitionChange.OrderChanged(sequence);
        }
    }

    private static Dictionary<string, (string Container, string Slot)> PlacesOf(IEnumerable<ActivityDefinition> activities)
    {
        var places = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var container in activities)
        {
            foreach (var inside in container.Activities)
                places.TryAdd(inside.Id, (container.Id, ""));
            foreach (var (slot, inside) in container.Properties.SelectMany(property => property.Inside.Select(inside => (property.Name, inside))))
                places.TryAdd(inside.Id, (container.Id, slot));
        }

        return places;
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

    /// <summary>What an activity is given, with what the designer keeps beside its inputs and the engine runs it by.</summary>
    private static List<ActivityProperty> Counted(ActivityDefinition activity)
    {
        List<ActivityProperty> counted = [.. activity.Properties.Where(Counts)];
        if (activity.MergeMode.Length > 0)
            counted.Add(new ActivityProperty.Input("mergeMode", "String", new InputExpression.Literal(Value.Of(activity.MergeMode))));
        if (activity.CanStartWorkflow)
            counted.Add(new ActivityProperty.Input("canStartWorkflow", "Boolean", new InputExpression.Literal(Value.True)));
        return counted;
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
