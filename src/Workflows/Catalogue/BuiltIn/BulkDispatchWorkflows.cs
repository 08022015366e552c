using System.Collections.Immutable;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Lets another procedure begin once for every item of a list, after this step.</summary>
internal sealed class BulkDispatchWorkflows : ChildActivity
{
    /// <summary>More instances than this are not started by one execution.</summary>
    private const int MaxItems = 10_000;

    private const string Items = "items";
    private const string ItemKey = "defaultItemInputKey";

    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.BulkDispatchWorkflows",
        1,
        new Bilingual("Gửi chạy hàng loạt", "Bulk dispatch workflows"),
        new Bilingual("Cho một quy trình khác bắt đầu một lần cho mỗi phần tử của danh sách.", "Lets another procedure begin once for every item of a list."),
        Categories.Flow)
    {
        Inputs =
        [
            DefinitionInput,
            new(Items, "Object[]", new Bilingual("Danh sách", "Items"), new Bilingual("Mỗi phần tử là một lượt chạy; đối tượng thì thành các đầu vào.", "Each item is one instance; an object becomes its inputs.")) { UiHint = "multiline", Required = true },
            new(ItemKey, "String", new Bilingual("Tên đầu vào của phần tử", "Item input key"), new Bilingual("Đầu vào nhận phần tử không phải đối tượng.", "The input that takes an item that is no object.")) { Default = Value.Of("Item") },
            InputInput,
            WaitInput,
        ],
        Outputs = [new(Result, "Object", new Bilingual("Kết quả", "Result"), new Bilingual("Các đầu ra của lượt kết thúc sau cùng.", "The outputs of the instance that ended last."))],
        Waits = true,
    };

    protected override bool StartsInStep => false;

    protected override ImmutableArray<Value> Inputs(ActivityContext context)
    {
        var items = context.Input(Items).AsArray;
        if (items.Length > MaxItems)
            throw new InvalidOperationException($"There are {items.Length} items; at most {MaxItems} are started at once. Divide the list.");
        return [.. items.Select(item => Input(Object(context.Input(InputInput.Name)), item, context.Input(ItemKey).AsString))];
    }

    private static Value Input(Value common, Value item, string key)
    {
        if (item.Kind != ValueKind.Object)
            return common.With(key, item);
        foreach (var (name, value) in item.Properties)
            common = common.With(name, value);
        return common;
    }
}
