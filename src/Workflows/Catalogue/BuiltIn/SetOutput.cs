using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Gives an output of the workflow a value.</summary>
internal sealed class SetOutput : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.SetOutput",
        1,
        new Bilingual("Đặt đầu ra", "Set output"),
        new Bilingual("Gán giá trị cho một đầu ra của quy trình.", "Gives an output of the procedure a value."),
        Categories.Data)
    {
        Inputs =
        [
            new(OutputName, "String", new Bilingual("Đầu ra", "Output"), new Bilingual("Tên đầu ra đã khai báo.", "The name of a declared output.")) { Required = true },
            new("outputValue", "Object", new Bilingual("Giá trị", "Value"), new Bilingual("Giá trị mới.", "The new value.")),
        ],
    };

    public const string OutputName = "outputName";

    public override ActivityResult Begin(ActivityContext context)
    {
        var value = context.Input("outputValue");
        return new ActivityResult.Completed(OutcomeNames.Done)
        {
            Assignments = [new Assignment.Output(context.Input(OutputName).AsString, value.IsUndefined ? Value.Null : value)],
        };
    }
}
