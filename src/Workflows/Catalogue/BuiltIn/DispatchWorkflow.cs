namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Lets another procedure begin after this step.</summary>
internal sealed class DispatchWorkflow : ChildActivity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.DispatchWorkflow",
        1,
        new Bilingual("Gửi chạy quy trình khác", "Dispatch workflow"),
        new Bilingual("Cho một quy trình khác bắt đầu sau bước này.", "Lets another procedure begin after this step."),
        Categories.Flow)
    {
        Inputs = [DefinitionInput, InputInput, WaitInput],
        Outputs = [new(Result, "Object", new Bilingual("Kết quả", "Result"), new Bilingual("Các đầu ra của quy trình đó.", "The other procedure's outputs."))],
        Waits = true,
    };

    protected override bool StartsInStep => false;
}
