using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Gives a variable a value. The picked variable is compiled as the target of an output of the same name.</summary>
internal sealed class SetVariable : Activity
{
    private const string Variable = "variable";

    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.SetVariable",
        1,
        new Bilingual("Đặt giá trị biến", "Set variable"),
        new Bilingual("Gán một giá trị cho một biến của quy trình.", "Gives a variable of the procedure a value."),
        Categories.Data)
    {
        Inputs =
        [
            new(Variable, "Variable", new Bilingual("Biến", "Variable"), new Bilingual("Biến được gán.", "The variable to set."))
            {
                UiHint = InputDescriptor.VariablePicker,
                Required = true,
            },
            new("value", "Object", new Bilingual("Giá trị", "Value"), new Bilingual("Giá trị mới.", "The new value.")),
        ],
    };

    public override ActivityResult Begin(ActivityContext context)
    {
        var value = context.Input("value");
        return new ActivityResult.Completed(OutcomeNames.Done)
        {
            Outputs = [new(Variable, value.IsUndefined ? Value.Null : value)],
        };
    }
}
