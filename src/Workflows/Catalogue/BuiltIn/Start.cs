namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Marks where a flowchart begins.</summary>
internal sealed class Start : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.Start",
        1,
        new Bilingual("Bắt đầu", "Start"),
        new Bilingual("Đánh dấu nơi quy trình bắt đầu.", "Marks where the procedure begins."),
        Categories.Start);

    public override ActivityResult Begin(ActivityContext context) => context.Done("Done");
}
