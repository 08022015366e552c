using System.Collections.Immutable;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Runs its children along connections; how is told in <see cref="Flow"/>.</summary>
internal sealed class Flowchart : Container
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.Flowchart",
        1,
        new Bilingual("Sơ đồ", "Flowchart"),
        new Bilingual("Thực hiện các bước theo các mũi tên nối giữa chúng.", "Runs steps along the arrows between them."),
        Categories.Flow);

    internal override void Enter(Run run, OpenExecution self) => new Flow(run, self).Begin();

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes)
    {
        var flow = new Flow(run, self);
        if (child.Node.Activity is End)
            flow.End();
        else
            flow.Leave(child, outcomes);
    }

    internal override void ChildFaulted(Run run, OpenExecution self) => new Flow(run, self).Settle();

    internal override void Reopen(Run run, OpenExecution self, GraphNode child) => new Flow(run, self).Reopen(child.Position);
}
