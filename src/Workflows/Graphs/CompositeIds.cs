using CanBo.Workflows.Definitions;

namespace CanBo.Workflows.Graphs;

/// <summary>Gives the steps of a procedure that is used as an activity ids of their own in the procedure that uses it: <c>use/step</c>.</summary>
internal static class CompositeIds
{
    public static ActivityDefinition Under(string prefix, ActivityDefinition root) => root.Changed(activity => activity with
    {
        Id = prefix + activity.Id,
        NodeId = "",
        Start = activity.Start.Length > 0 ? prefix + activity.Start : "",
        Connections = [.. activity.Connections.Select(connection => connection with { Source = prefix + connection.Source, Target = prefix + connection.Target })],
        Origin = null,
    });
}
