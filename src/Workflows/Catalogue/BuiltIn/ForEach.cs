using System.Collections.Immutable;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Graphs;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Runs its body once for every item of a list, one after the other.</summary>
internal sealed class ForEach : Loop
{
    internal const string Items = "items";

    internal static readonly InputDescriptor ItemsInput =
        new(Items, "Object[]", new Bilingual("Danh sách", "Items"), new Bilingual("Các phần tử; bước bên trong chạy một lượt cho mỗi phần tử.", "The items; the step inside runs once for each."))
        {
            UiHint = "multiline",
        };

    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.ForEach",
        1,
        new Bilingual("Lặp theo danh sách", "For each"),
        new Bilingual("Chạy bước bên trong lần lượt cho từng phần tử của danh sách.", "Runs the step inside for every item of a list, one after the other."),
        Categories.Flow)
    {
        Inputs = [ItemsInput],
        Outputs = ValueOutput,
        Slots = BodySlot,
    };

    internal override ImmutableArray<VariableSlot> TurnVariables => ValueAndIndex;

    internal override void Enter(Run run, OpenExecution self) => Next(run, self);

    internal override void BeginTurn(Run run, OpenExecution self, Value[] variables)
    {
        var turn = Turns(self);
        variables[0] = run.ContextOf(self).Input(Items).AsArray[turn];
        variables[1] = Value.Of((double)turn);
    }

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes)
    {
        CountTurn(self);
        Next(run, self);
    }

    private static void Next(Run run, OpenExecution self)
    {
        var items = run.ContextOf(self).Input(Items);
        var turn = Turns(self);
        if (items.IsNullish || turn >= items.AsArray.Length || self.Node.Children.IsEmpty)
            run.Complete(self, OutcomeNames.Done);
        else if (run.Give(self, CurrentValue, items.AsArray[turn]))
            run.Schedule(self.Node.Children[0], self);
    }
}
