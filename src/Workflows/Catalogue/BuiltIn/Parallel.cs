using System.Collections.Immutable;
using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Runs its children all at once; done when all of them are.</summary>
internal sealed class Parallel : Container
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.Parallel",
        1,
        new Bilingual("Song song", "Parallel"),
        new Bilingual("Thực hiện các bước bên trong cùng một lúc, chờ tất cả xong.", "Runs the steps inside all at once, and waits for all."),
        Categories.Flow);

    internal override void Enter(Run run, OpenExecution self) => EnterAll(run, self);

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes) => EndWithAll(run, self, child);
}
