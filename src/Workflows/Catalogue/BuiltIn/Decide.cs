using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Branches on a fact, an operator and a value chosen from lists, so that nobody must write an expression.</summary>
internal sealed class Decide : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.Decide",
        1,
        new Bilingual("Rẽ nhánh theo dữ kiện", "Decide by a fact"),
        new Bilingual("So một dữ kiện của hồ sơ với một giá trị rồi đi theo nhánh Đúng hoặc Sai.", "Compares a fact of the case with a value and follows True or False."),
        Categories.Flow)
    {
        Inputs =
        [
            new("fact", "String", new Bilingual("Dữ kiện", "Fact"), new Bilingual("Biến của quy trình hoặc dữ kiện đầu vào của hồ sơ.", "A variable of the procedure or an input of the case."))
            {
                UiHint = "dropdown",
                OptionsFrom = "facts",
                Required = true,
            },
            new("operator", "String", new Bilingual("Phép so sánh", "Operator"), new Bilingual("Cách so sánh.", "How to compare."))
            {
                UiHint = "dropdown",
                Default = Value.Of(Comparison.Equal),
                Options = Comparison.Options,
            },
            new("value", "Object", new Bilingual("Giá trị", "Value"), new Bilingual("Để trống với hai phép “là đúng”, “là sai”. Với “thuộc”, ngăn cách bằng dấu phẩy.", "Leave empty for “is true” and “is false”. For “is one of”, separate by commas.")),
        ],
        Ports = [OutcomeNames.TruePort, OutcomeNames.FalsePort],
    };

    public override ActivityResult Begin(ActivityContext context)
    {
        var name = context.Input("fact").AsString;
        var fact = context.Variable(name);
        if (fact.IsUndefined)
            fact = context.WorkflowInput[name];
        if (fact.IsUndefined)
            return new ActivityResult.Faulted($"There is no fact '{name}': it is neither a variable nor an input of the workflow. Choose another fact.");

        return Comparison.Compare(fact, context.Input("operator").AsString, context.Input("value")) is { } answer
            ? new ActivityResult.Completed(OutcomeNames.Of(answer))
            : new ActivityResult.Faulted($"The fact '{name}' cannot be compared by '{context.Input("operator").AsString}' with the given value. Choose another operator or value.");
    }
}
