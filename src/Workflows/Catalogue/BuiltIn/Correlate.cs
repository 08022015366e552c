namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Ties the instance to an id that expressions see and events may be narrowed to.</summary>
internal sealed class Correlate : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.Correlate",
        1,
        new Bilingual("Gắn mã liên kết", "Correlate"),
        new Bilingual("Gắn hồ sơ với một mã để các sự kiện tìm đến.", "Ties the instance to an id by which events find it."),
        Categories.Data)
    {
        Inputs =
        [
            new("correlationId", "String", new Bilingual("Mã liên kết", "Correlation"), new Bilingual("Một mã, không phải tên người.", "A code, not a person's name.")) { Required = true },
        ],
    };

    public override ActivityResult Begin(ActivityContext context) =>
        new ActivityResult.Completed(OutcomeNames.Done) { Assignments = [new Assignment.Correlation(context.Input("correlationId").AsString)] };
}
