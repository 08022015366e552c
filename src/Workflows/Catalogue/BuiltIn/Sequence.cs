using System.Collections.Immutable;
using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Runs its children one after the other.</summary>
internal sealed class Sequence : Container
{
    public const string TypeName = "Elsa.Sequence";

    public override ActivityDescriptor Descriptor { get; } = new(
        TypeName,
        1,
        new Bilingual("Lần lượt", "Sequence"),
        new Bilingual("Thực hiện các bước bên trong lần lượt.", "Runs the steps inside one after the other."),
        Categories.Flow);

    internal override void Enter(Run run, OpenExecution self) => Continue(run, self, 0);

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes)
    {
        if (child.Node.Activity is End)
            run.Complete(self, OutcomeNames.Done);
        else
            Continue(run, self, child.Node.Position + 1);
    }

    private static void Continue(Run run, OpenExecution self, int position)
    {
        if (position < self.Node.Children.Length)
            run.Schedule(self.Node.Children[position], self);
        else
            run.Complete(self, OutcomeNames.Done);
    }
}
