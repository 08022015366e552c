using System.Collections.Immutable;
using CanBo.Activities.Texts;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Comparing;
using CanBo.Workflows.Definitions;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Procedures.Versions;

/// <summary>Says changes of a procedure in words, with the names that designers see in the palette.</summary>
/// <param name="catalogue">Names of activities, inputs and ports.</param>
public sealed class ProcedureWords(ActivityCatalogue catalogue)
{
    private const int LongestValue = 120;

    private static readonly Bilingual MergeMode = new("Cách gộp nhánh", "Merge mode");
    private static readonly Bilingual StartsWorkflow = new("Khởi động quy trình", "Starts the procedure");

    /// <summary>In what two versions differ, a sentence each.</summary>
    public ImmutableArray<Sentence> Between(WorkflowDefinition before, WorkflowDefinition after) => [.. DefinitionComparison.Between(before, after).Select(Say)];

    private Sentence Say(DefinitionChange change) => change switch
    {
        DefinitionChange.Renamed renamed => Sentence.Of("Đổi tên quy trình từ “{0}” thành “{1}”.", renamed.Before, renamed.After),
        DefinitionChange.ActivityAdded added => Sentence.Of("Thêm bước “{0}” ({1}).", added.Activity.Title, TypeOf(added.Activity)),
        DefinitionChange.ActivityRemoved removed => Sentence.Of("Bỏ bước “{0}” ({1}).", removed.Activity.Title, TypeOf(removed.Activity)),
        DefinitionChange.ActivityReplaced replaced => Sentence.Of("Bước “{0}” đổi từ {1} thành {2}.", replaced.After.Title, TypeOf(replaced.Before), TypeOf(replaced.After)),
        DefinitionChange.ActivityRenamed renamed => Sentence.Of("Đổi tên bước “{0}” thành “{1}”.", renamed.Before.Title, renamed.After.Title),
        DefinitionChange.ActivityMoved moved => Sentence.Of("Bước “{0}” chuyển vào “{1}”.", moved.Activity.Title, moved.Container.Title),
        DefinitionChange.OrderChanged order => Sentence.Of("Các bước trong “{0}” đứng theo thứ tự khác.", order.Container.Title),
        DefinitionChange.PropertyChanged { Before: null } set => Sentence.Of("Bước “{0}”, {1}: đặt {2}.", set.Activity.Title, InputOf(set.Activity, set.Name), Value(set.Activity, set.After)),
        DefinitionChange.PropertyChanged { After: null } gone => Sentence.Of("Bước “{0}”, {1}: bỏ {2}.", gone.Activity.Title, InputOf(gone.Activity, gone.Name), Value(gone.Activity, gone.Before)),
        DefinitionChange.PropertyChanged changed => Sentence.Of(
            "Bước “{0}”, {1}: từ {2} thành {3}.", changed.Activity.Title, InputOf(changed.Activity, changed.Name), Value(changed.Activity, changed.Before), Value(changed.Activity, changed.After)),
        DefinitionChange.ConnectionAdded added => Sentence.Of("Nối “{0}”, cổng {1}, đến “{2}”.", added.Source.Title, PortOf(added.Source, added.Port), added.Target.Title),
        DefinitionChange.ConnectionRemoved removed => Sentence.Of("Bỏ nối “{0}”, cổng {1}, đến “{2}”.", removed.Source.Title, PortOf(removed.Source, removed.Port), removed.Target.Title),
        DefinitionChange.StartChanged start => Sentence.Of("Bước bắt đầu đổi từ “{0}” thành “{1}”.", start.Before?.Title ?? "–", start.After?.Title ?? "–"),
        DefinitionChange.VariableChanged { Before: null } added => Sentence.Of("Thêm biến “{0}”.", added.After!.Name),
        DefinitionChange.VariableChanged { After: null } removed => Sentence.Of("Bỏ biến “{0}”.", removed.Before!.Name),
        DefinitionChange.VariableChanged variable => Sentence.Of("Biến “{0}” đổi kiểu hoặc giá trị đầu.", variable.After!.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "No such change."),
    };

    private string TypeOf(ActivityDefinition activity) => catalogue.Find(activity.Type, activity.Version) is { } known ? Sentence.Term(known.Descriptor.DisplayName) : activity.Type;

    private string InputOf(ActivityDefinition activity, string name)
    {
        var descriptor = catalogue.Find(activity.Type, activity.Version)?.Descriptor;
        return descriptor?.Inputs.FirstOrDefault(i => i.Name == name) is { } input ? Sentence.Term(input.DisplayName)
            : descriptor?.Outputs.FirstOrDefault(o => o.Name == name) is { } output ? Sentence.Term(output.DisplayName)
            : name switch
            {
                "mergeMode" => Sentence.Term(MergeMode),
                "canStartWorkflow" => Sentence.Term(StartsWorkflow),
                _ => name,
            };
    }

    private string PortOf(ActivityDefinition activity, string name) =>
        catalogue.Find(activity.Type, activity.Version)?.Descriptor.Ports.FirstOrDefault(p => p.Name == name) is { } port ? $"“{Sentence.Term(port.DisplayName)}”" : $"“{name}”";

    private string Value(ActivityDefinition activity, ActivityProperty? property)
    {
        var text = property switch
        {
            ActivityProperty.Input { Expression: InputExpression.Literal { Value: { Kind: ValueKind.String } chosen } } when Option(activity, property.Name, chosen.AsString) is { } option => option,
            ActivityProperty.Input { Expression: InputExpression.Literal { Value: { Kind: ValueKind.String } words } } => words.AsString,
            ActivityProperty.Input { Expression: InputExpression.Literal literal } => literal.Value.ToString(),
            ActivityProperty.Input { Expression: InputExpression.Structured structured } => structured.Value.ToString(),
            ActivityProperty.Input { Expression: InputExpression.JavaScript script } => script.Text,
            ActivityProperty.Input { Expression: InputExpression.Variable variable } => variable.Name,
            ActivityProperty.Input { Expression: InputExpression.WorkflowInput input } => input.Name,
            ActivityProperty.Output output => output.Reference,
            ActivityProperty.Variable variable => variable.VariableName,
            ActivityProperty.Unknown unknown => unknown.Json.GetRawText(),
            _ => "",
        };
        return text.Length == 0 ? "“”" : text.Length > LongestValue ? $"“{text[..LongestValue]}…”" : $"“{text}”";
    }

    private string? Option(ActivityDefinition activity, string input, string value) =>
        catalogue.Find(activity.Type, activity.Version)?.Descriptor.Inputs.FirstOrDefault(i => i.Name == input)?.Options.FirstOrDefault(o => o.Value == value) is { } option ? Sentence.Term(option.Text) : null;
}
