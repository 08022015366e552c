namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Makes an incident on purpose.</summary>
internal sealed class Fault : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.Fault",
        1,
        new Bilingual("Báo sự cố", "Fault"),
        new Bilingual("Dừng lại và ghi nhận một sự cố để người tổ chức xử lý.", "Stops and records an incident for the organisers to settle."),
        Categories.Flow)
    {
        Inputs =
        [
            new("message", "String", new Bilingual("Nội dung", "Message"), new Bilingual("Điều gì đã xảy ra.", "What happened."))
            {
                UiHint = "multiline",
            },
        ],
        Ports = [],
    };

    public override ActivityResult Begin(ActivityContext context)
    {
        var message = context.Input("message");
        return new ActivityResult.Faulted(message.Kind == Values.ValueKind.String && message.AsString.Length > 0 ? message.AsString : "The procedure reached a Fault.");
    }
}
