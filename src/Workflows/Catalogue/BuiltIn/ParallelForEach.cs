using System.Collections.Immutable;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Runs its body once for every item of a list, all at once; done when the last turn is.</summary>
internal sealed class ParallelForEach : Loop
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.ParallelForEach",
        1,
        new Bilingual("Song song theo danh sách", "Parallel for each"),
        new Bilingual("Chạy bước bên trong cùng lúc cho mọi phần tử của danh sách, chờ tất cả xong.", "Runs the step inside for all items of a list at once, and waits for all."),
        Categories.Flow)
    {
        Inputs = [ForEach.ItemsInput],
        Outputs = ValueOutput,
        Slots = BodySlot,
    };

    internal override ImmutableArray<VariableSlot> TurnVariables => ValueAndIndex;

    internal override void Enter(Run run, OpenExecution self)
    {
        var items = run.ContextOf(self).Input(ForEach.Items);
        if (items.IsNullish || items.AsArray.IsEmpty || self.Node.Children.IsEmpty)
        {
            run.Complete(self, OutcomeNames.Done);
            return;
        }

        // Whatever value does not fit its variable is found before any turn begins.
        foreach (var item in items.AsArray)
        {
            if (!run.Give(self, CurrentValue, item))
                return;
        }

        for (var i = 0; i < items.AsArray.Length; i++)
            run.Schedule(self.Node.Children[0], self);
    }

    internal override void BeginTurn(Run run, OpenExecution self, Value[] variables)
    {
        var turn = Turns(self);
        variables[0] = run.ContextOf(self).Input(ForEach.Items).AsArray[turn];
        variables[1] = Value.Of((double)turn);
        CountTurn(self);
        run.Give(self, CurrentValue, variables[0]);
    }

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes) => run.CompleteWhenAllAre(self);
}
