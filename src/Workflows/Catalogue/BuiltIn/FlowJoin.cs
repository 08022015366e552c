using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Waits for branches to come together. When it runs is the flowchart's rule, so its mode must be a fixed value.</summary>
internal sealed class FlowJoin : Activity
{
    public const string Mode = "mode";

    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.FlowJoin",
        1,
        new Bilingual("Chờ các nhánh", "Join"),
        new Bilingual("Chờ các nhánh song song gặp nhau rồi mới đi tiếp.", "Waits for parallel branches to come together, then goes on."),
        Categories.Flow)
    {
        Inputs =
        [
            new(Mode, "String", new Bilingual("Cách chờ", "Mode"), new Bilingual("Chờ những nhánh nào.", "Which branches it waits for."))
            {
                UiHint = "dropdown",
                Default = Value.Of(nameof(Graphs.JoinMode.WaitAny)),
                Options =
                [
                    new(nameof(Graphs.JoinMode.WaitAllActive), new Bilingual("Chờ mọi nhánh đang chạy", "Wait for all active branches")),
                    new(nameof(Graphs.JoinMode.WaitAll), new Bilingual("Chờ mọi nhánh; bỏ qua nếu thiếu một nhánh", "Wait for all branches; skip if one is missing")),
                    new(nameof(Graphs.JoinMode.WaitAny), new Bilingual("Nhánh đầu tiên; thu hồi các nhánh khác", "First branch; withdraw the others")),
                ],
            },
        ],
    };

    public override ActivityResult Begin(ActivityContext context) => new ActivityResult.Completed(OutcomeNames.Done);

    /// <summary>The mode by its name; null for anything else.</summary>
    public static Graphs.JoinMode? Parse(Value mode) => mode.Kind switch
    {
        ValueKind.String when mode.AsString is "WaitAny" => Graphs.JoinMode.WaitAny,
        ValueKind.String when mode.AsString is "WaitAll" => Graphs.JoinMode.WaitAll,
        ValueKind.String when mode.AsString is "WaitAllActive" => Graphs.JoinMode.WaitAllActive,
        _ => null,
    };
}
