using CanBo.Runtime.Definitions;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Graphs;

namespace CanBo.Activities.Rehearsals;

/// <summary>Compiles procedures for rehearsing: the built-in activities run as they are, but for those that wait for something; these and all others stand in for people, other cases and other systems.</summary>
/// <param name="activities">Those of the application.</param>
/// <param name="used">Finds the procedures that are used as activities; they are rehearsed with the one that uses them.</param>
public sealed class RehearsalGraphs(IEnumerable<Activity> activities, UsedDefinitions used)
{
    private readonly ActivityCatalogue _catalogue = new ActivityCatalogue(activities)
        .Changed(activity => activity.Descriptor.Waits || !BuiltInActivities.All.Contains(activity) ? new RehearsedActivity(activity) : activity);

    /// <summary>The procedure as it is rehearsed. There is always a graph; what is wrong in it becomes an incident when it is reached.</summary>
    public async Task<WorkflowGraph> CompileAsync(WorkflowDefinition definition, CancellationToken cancellation) =>
        WorkflowGraph.Compile(definition, await used.CatalogueAsync(definition, _catalogue, cancellation)).Graph;
}
