namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Ends the innermost loop that it stands in; what is open in the loop is withdrawn.</summary>
internal class Break : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.Break",
        1,
        new Bilingual("Thoát vòng lặp", "Break"),
        new Bilingual("Kết thúc ngay vòng lặp chứa nó; việc còn mở trong vòng lặp được thu hồi.", "Ends the loop it stands in at once; what is open in the loop is withdrawn."),
        Categories.Flow)
    {
        Ports = [],
    };

    public override ActivityResult Begin(ActivityContext context) => new ActivityResult.Completed([]);
}
