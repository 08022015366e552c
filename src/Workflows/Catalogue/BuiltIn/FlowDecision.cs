using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Follows one of two ports by a condition.</summary>
internal sealed class FlowDecision : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.FlowDecision",
        1,
        new Bilingual("Rẽ nhánh theo biểu thức", "Decision"),
        new Bilingual("Đi theo nhánh Đúng hoặc Sai tùy kết quả của biểu thức.", "Follows True or False by the result of an expression."),
        Categories.Flow)
    {
        Inputs =
        [
            new("condition", "Boolean", new Bilingual("Điều kiện", "Condition"), new Bilingual("Biểu thức cho kết quả đúng hoặc sai.", "An expression that gives true or false."))
            {
                Default = Value.False,
            },
        ],
        Ports = [OutcomeNames.TruePort, OutcomeNames.FalsePort],
    };

    public override ActivityResult Begin(ActivityContext context) =>
        new ActivityResult.Completed(OutcomeNames.Of(context.Input("condition") is { Kind: ValueKind.Boolean } condition && condition.AsBoolean));
}
