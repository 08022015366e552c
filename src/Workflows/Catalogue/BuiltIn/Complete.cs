using System.Collections.Immutable;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Ends the composite that it stands in by the outcomes it names; the whole procedure where it stands in none.</summary>
internal class Complete : Activity
{
    private const string Outcomes = "outcomes";

    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.Complete",
        1,
        new Bilingual("Hoàn tất", "Complete"),
        new Bilingual("Kết thúc ngay khối hoặc quy trình chứa nó với kết cục đã chọn.", "Ends the composite or procedure it stands in at once, by the outcomes it names."),
        Categories.Flow)
    {
        Inputs =
        [
            new(Outcomes, "Object", new Bilingual("Kết cục", "Outcomes"), new Bilingual("Một tên hoặc nhiều tên; để trống là Xong.", "One name or several; empty for Done.")) { UiHint = "outcome-picker" },
        ],
        Ports = [],
        IsTerminal = true,
    };

    public override ActivityResult Begin(ActivityContext context) => new ActivityResult.Completed(Names(context.Input(Outcomes)));

    /// <summary>The outcomes as far as they are known before it runs.</summary>
    public static ImmutableArray<string> Names(Value outcomes) => outcomes.Kind switch
    {
        ValueKind.String when outcomes.AsString.Length > 0 => [outcomes.AsString],
        ValueKind.Array when outcomes.AsArray.Any(name => name.Kind == ValueKind.String) => [.. outcomes.AsArray.Where(name => name.Kind == ValueKind.String).Select(name => name.AsString)],
        _ => OutcomeNames.Done,
    };
}
