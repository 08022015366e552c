using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;

namespace CanBo.Activities.Rehearsals;

/// <summary>Compiles procedures for rehearsing: the built-in activities run as they are, all others stand in for people and other cases.</summary>
/// <param name="activities">Those of the application.</param>
public sealed class RehearsalGraphs(IEnumerable<Activity> activities)
{
    private readonly ActivityCatalogue _catalogue = new(activities.Select(activity => new RehearsedActivity(activity)));

    /// <summary>The procedure as it is rehearsed. There is always a graph; what is wrong in it becomes an incident when it is reached.</summary>
    public WorkflowGraph Compile(WorkflowDefinition definition) => WorkflowGraph.Compile(definition, _catalogue).Graph;
}
