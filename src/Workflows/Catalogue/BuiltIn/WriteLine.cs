using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Writes a line into the journal.</summary>
internal sealed class WriteLine : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.WriteLine",
        1,
        new Bilingual("Ghi nhật ký", "Write line"),
        new Bilingual("Ghi một dòng vào nhật ký của hồ sơ.", "Writes a line into the case's journal."),
        Categories.Data)
    {
        Inputs =
        [
            new("text", "String", new Bilingual("Nội dung", "Text"), new Bilingual("Dòng cần ghi; không ghi thông tin cá nhân.", "The line to write; no personal data.")),
        ],
    };

    public override ActivityResult Begin(ActivityContext context)
    {
        var text = context.Input("text");
        return new ActivityResult.Completed(OutcomeNames.Done)
        {
            Effects = [new Effect.Line(text.Kind == Values.ValueKind.String ? text.AsString : "")],
        };
    }
}
