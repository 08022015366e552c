using System.Collections.Immutable;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Runs its body as long as a condition holds; asked anew before every turn.</summary>
internal sealed class While : Loop
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.While",
        1,
        new Bilingual("Lặp khi còn đúng", "While"),
        new Bilingual("Chạy bước bên trong chừng nào điều kiện còn đúng; xét lại trước mỗi lượt.", "Runs the step inside as long as a condition holds, asked before every turn."),
        Categories.Flow)
    {
        Inputs =
        [
            new("condition", "Boolean", new Bilingual("Điều kiện", "Condition"), new Bilingual("Biểu thức cho kết quả đúng hoặc sai.", "An expression that gives true or false."))
            {
                Default = Value.False,
            },
        ],
        Slots = BodySlot,
    };

    internal override void Enter(Run run, OpenExecution self)
    {
        var condition = run.ContextOf(self).Input("condition");
        if (condition is { Kind: ValueKind.Boolean } && condition.AsBoolean && !self.Node.Children.IsEmpty)
            run.Schedule(self.Node.Children[0], self);
        else
            run.Complete(self, OutcomeNames.Done);
    }

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes)
    {
        CountTurn(self);
        if (run.EvaluateAgain(self))
            Enter(run, self);
    }
}
