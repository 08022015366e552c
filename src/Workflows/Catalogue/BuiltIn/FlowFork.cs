using System.Collections.Immutable;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Follows all its branches at once.</summary>
internal sealed class FlowFork : Activity
{
    private const string Branches = "branches";

    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.FlowFork",
        1,
        new Bilingual("Chia nhánh song song", "Fork"),
        new Bilingual("Đi theo mọi nhánh cùng một lúc.", "Follows all branches at once."),
        Categories.Flow)
    {
        Inputs =
        [
            new(Branches, "String[]", new Bilingual("Các nhánh", "Branches"), new Bilingual("Tên các nhánh; mỗi tên là một cổng ra.", "The branches' names; each is a port."))
            {
                UiHint = "dynamic-outcomes",
            },
        ],
    };

    public override ActivityResult Begin(ActivityContext context) => new ActivityResult.Completed(Names(context.Input(Branches)));

    public override ImmutableArray<PortDescriptor> PortsOf(IActivityInputs inputs) =>
        [.. Names(inputs.Literal(Branches)).Distinct().Select(name => new PortDescriptor(name, new Bilingual(name, name)))];

    private static ImmutableArray<string> Names(Value branches) =>
        branches.Kind == ValueKind.Array && branches.AsArray.Length > 0
            ? [.. branches.AsArray.Where(name => name.Kind == ValueKind.String).Select(name => name.AsString)]
            : OutcomeNames.Done;
}
