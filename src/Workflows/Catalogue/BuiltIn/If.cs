using System.Collections.Immutable;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Runs the activity in one of its two slots, then is done.</summary>
internal sealed class If : Container
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.If",
        1,
        new Bilingual("Nếu", "If"),
        new Bilingual("Thực hiện bước bên trong tùy theo điều kiện.", "Runs the step inside by a condition."),
        Categories.Flow)
    {
        Inputs =
        [
            new("condition", "Boolean", new Bilingual("Điều kiện", "Condition"), new Bilingual("Biểu thức cho kết quả đúng hoặc sai.", "An expression that gives true or false."))
            {
                Default = Value.False,
            },
        ],
        Slots =
        [
            new("then", new Bilingual("Thì", "Then")),
            new("else", new Bilingual("Nếu không", "Else")),
        ],
    };

    internal override void Enter(Run run, OpenExecution self)
    {
        var condition = run.ContextOf(self).Input("condition");
        var slot = condition is { Kind: ValueKind.Boolean } && condition.AsBoolean ? "then" : "else";
        foreach (var child in self.Node.Children)
        {
            if (child.Slot == slot)
            {
                run.Schedule(child, self);
                return;
            }
        }

        run.Complete(self, OutcomeNames.Done);
    }

    internal override void ChildCompleted(Run run, OpenExecution self, OpenExecution child, ImmutableArray<string> outcomes) =>
        run.Complete(self, OutcomeNames.Done);
}
