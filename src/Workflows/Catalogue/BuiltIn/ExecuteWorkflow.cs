namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Runs another procedure within the same step.</summary>
internal sealed class ExecuteWorkflow : ChildActivity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.ExecuteWorkflow",
        1,
        new Bilingual("Chạy quy trình khác", "Execute workflow"),
        new Bilingual("Chạy một quy trình khác ngay trong bước này.", "Runs another procedure within the same step."),
        Categories.Flow)
    {
        Inputs = [DefinitionInput, InputInput, WaitInput],
        Outputs = [new(Result, "Object", new Bilingual("Kết quả", "Result"), new Bilingual("Các đầu ra của quy trình đó.", "The other procedure's outputs."))],
        Waits = true,
    };

    protected override bool StartsInStep => true;
}
