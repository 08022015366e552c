using CanBo.Workflows.Definitions;

namespace CanBo.Workflows.Graphs;

/// <summary>Gives the steps of a procedure that is used as an activity ids of their own in the procedure that uses it: <c>use/step</c>.</summary>
internal static class CompositeIds
{
    public static ActivityDefinition Under(string prefix, ActivityDefinition activity) => activity with
    {
        Id = prefix + activity.Id,
        NodeId = "",
        Start = activity.Start.Length > 0 ? prefix + activity.Start : "",
        Activities = [.. activity.Activities.Select(child => Under(prefix, child))],
        Connections = [.. activity.Connections.Select(connection => connection with { Source = prefix + connection.Source, Target = prefix + connection.Target })],
        Properties = [.. activity.Properties.Select(property => Under(prefix, property))],
        Origin = null,
    };

    private static ActivityProperty Under(string prefix, ActivityProperty property) => property switch
    {
        ActivityProperty.Embedded embedded => embedded with { Activity = Under(prefix, embedded.Activity) },
        ActivityProperty.EmbeddedList list => list with { Activities = [.. list.Activities.Select(activity => Under(prefix, activity))] },
        ActivityProperty.Cases cases => cases with { Items = [.. cases.Items.Select(item => item with { Activity = item.Activity is { } activity ? Under(prefix, activity) : null })] },
        _ => property,
    };
}
