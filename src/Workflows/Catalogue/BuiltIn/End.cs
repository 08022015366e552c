namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Ends its flowchart at once; what is still open in it is withdrawn. In the root flowchart that ends the procedure.</summary>
internal class End : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.End",
        1,
        new Bilingual("Kết thúc sơ đồ", "End"),
        new Bilingual(
            "Kết thúc ngay sơ đồ chứa nó; các nhánh còn mở trong sơ đồ được thu hồi.",
            "Ends the flowchart it stands in at once; branches still open in it are withdrawn."),
        Categories.Flow)
    {
        Ports = [],
        IsTerminal = true,
    };

    public override ActivityResult Begin(ActivityContext context) => new ActivityResult.Completed([]);
}
