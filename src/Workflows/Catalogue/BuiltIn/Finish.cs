namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Ends the whole procedure at once, from wherever it stands; everything still open is withdrawn.</summary>
internal sealed class Finish : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.Finish",
        1,
        new Bilingual("Kết thúc quy trình", "Finish"),
        new Bilingual(
            "Kết thúc ngay toàn bộ quy trình; mọi việc còn mở được thu hồi.",
            "Ends the whole procedure at once; everything still open is withdrawn."),
        Categories.Flow)
    {
        Ports = [],
        IsTerminal = true,
    };

    public override ActivityResult Begin(ActivityContext context) => new ActivityResult.Completed([]);
}
