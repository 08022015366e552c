using System.Collections.Immutable;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>What the two switches share: cases with a label and a condition, and whether the first that holds counts or all that hold.</summary>
internal static class SwitchCases
{
    public const string Cases = "cases";

    public const string Default = "Default";

    public const string MatchAny = "MatchAny";

    private const string ModeName = "mode";

    public static InputDescriptor CasesInput { get; } =
        new(Cases, "Object[]", new Bilingual("Các trường hợp", "Cases"), new Bilingual("Mỗi trường hợp có nhãn và điều kiện.", "Each has a label and a condition.")) { UiHint = InputDescriptor.PortCaseEditor };

    public static InputDescriptor ModeInput { get; } =
        new(ModeName, "String", new Bilingual("Cách chọn", "Mode"), new Bilingual("Chỉ trường hợp đúng đầu tiên, hay mọi trường hợp đúng.", "The first case that holds, or every one that holds."))
        {
            UiHint = "dropdown",
            Default = Value.Of("MatchFirst"),
            Options =
            [
                new("MatchFirst", new Bilingual("Trường hợp đúng đầu tiên", "First match")),
                new(MatchAny, new Bilingual("Mọi trường hợp đúng", "All matches")),
            ],
        };

    /// <summary>The labels in the order of the definition; the same label twice is one.</summary>
    public static IEnumerable<string> Labels(Value cases) =>
        cases.Kind == ValueKind.Array ? cases.AsArray.Select(item => item["label"]).Where(label => label.Kind == ValueKind.String).Select(label => label.AsString) : [];

    /// <summary>Numbers of the cases that hold; conditions after the one that decides are not asked.</summary>
    /// <exception cref="InvalidOperationException">A condition cannot be worked out.</exception>
    public static ImmutableArray<int> Matching(ActivityContext context, int count)
    {
        var all = MatchesAll(context.Input(ModeName));
        var matching = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < count && (all || matching.Count == 0); i++)
        {
            if (context.Holds(i))
                matching.Add(i);
        }

        return matching.DrainToImmutable();
    }

    public static bool MatchesAll(Value mode) => mode.Kind == ValueKind.String && mode.AsString == MatchAny;
}
