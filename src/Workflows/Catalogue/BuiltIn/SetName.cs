namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Sets what lists call the instance.</summary>
internal sealed class SetName : Activity
{
    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.SetName",
        1,
        new Bilingual("Đặt tên hồ sơ", "Set name"),
        new Bilingual("Đặt tên gọi của lượt chạy trong các danh sách.", "Sets what lists call the instance."),
        Categories.Data)
    {
        Inputs =
        [
            new("value", "String", new Bilingual("Tên", "Name"), new Bilingual("Không ghi dữ liệu cá nhân.", "No personal data.")) { Required = true },
        ],
    };

    public override ActivityResult Begin(ActivityContext context) =>
        new ActivityResult.Completed(OutcomeNames.Done) { Assignments = [new Assignment.Title(context.Input("value").AsString)] };
}
