using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Migrating;

/// <summary>Collects why one case stays, and what it would be past.</summary>
internal sealed class Reasons
{
    public List<MigrationRefusal> Refusals { get; } = [];

    public List<PassedStep> PassedBy { get; } = [];

    public void Refuse(MigrationRefusalCode code, GraphNode node) => Refusals.Add(MigrationRefusal.Of(code, node.Id, node.Definition.Title));

    public void Refuse(MigrationRefusalCode code, string title = "") => Refusals.Add(MigrationRefusal.Of(code, "", title));

    /// <summary>Notes a step, or for a container the steps inside, that the case will not go through. What people do not see is not said.</summary>
    public void PassBy(GraphNode node)
    {
        foreach (var child in node.Children)
            PassBy(child);
        if (node.Descriptor.IsHuman || node.Descriptor.Waits || node.Descriptor.IsFinalDecision)
            PassedBy.Add(new PassedStep(node.Id, node.Definition.Title));
    }
}
