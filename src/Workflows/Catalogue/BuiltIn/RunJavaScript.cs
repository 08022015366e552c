using System.Collections.Immutable;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Runs a script that may set variables and outcomes. The script is a fixed text, parsed and checked with the definition.</summary>
internal sealed class RunJavaScript : Activity
{
    public const string Script = "script";

    private const string Possible = "possibleOutcomes";
    private const string Result = "result";

    public override ActivityDescriptor Descriptor { get; } = new(
        "Elsa.RunJavaScript",
        1,
        new Bilingual("Chạy tập lệnh", "Run JavaScript"),
        new Bilingual("Chạy một tập lệnh: tính toán, đặt biến, chọn nhánh ra.", "Runs a script: computes, sets variables, chooses the outcome."),
        Categories.Data)
    {
        Inputs =
        [
            new(Script, "String", new Bilingual("Tập lệnh", "Script"), new Bilingual("Ví dụ: setTotal(getTotal() + 1); setOutcome('Done');", "For example: setTotal(getTotal() + 1); setOutcome('Done');")) { UiHint = "code-editor", Required = true },
            new(Possible, "String[]", new Bilingual("Các nhánh ra", "Possible outcomes"), new Bilingual("Những tên mà setOutcome có thể chọn.", "The names that setOutcome may choose.")) { UiHint = "dynamic-outcomes" },
        ],
        Outputs = [new(Result, "Object", new Bilingual("Kết quả", "Result"), new Bilingual("Giá trị cuối cùng của tập lệnh.", "The script's last value."))],
    };

    public override ActivityResult Begin(ActivityContext context)
    {
        var (result, assignments) = context.RunProgram();
        if (result.Error is { } error)
            return new ActivityResult.Faulted($"Line {error.Line}, column {error.Column}: {error.Message}");

        var outcomes = OutcomeNames.Done;
        foreach (var chosen in assignments.Where(assignment => assignment.Name.Length == 0))
            outcomes = Complete.Names(chosen.Value);
        var ports = Names(context.Input(Possible));
        return outcomes.FirstOrDefault(outcome => !ports.Contains(outcome)) is { } unknown
            ? new ActivityResult.Faulted($"The script chose the outcome '{unknown}', which is none of its possible outcomes. Add it there, or correct the script.")
            : new ActivityResult.Completed(outcomes)
            {
                Outputs = [new(Result, result.Value)],
                Assignments = [.. assignments.Where(assignment => assignment.Name.Length > 0).Select(assignment => new Assignment.Variable(assignment.Name, assignment.Value))],
            };
    }

    public override ImmutableArray<PortDescriptor> PortsOf(IActivityInputs inputs) =>
        [.. Names(inputs.Literal(Possible)).Select(name => name == PortDescriptor.Done.Name ? PortDescriptor.Done : new PortDescriptor(name, new Bilingual(name, name)))];

    private static ImmutableArray<string> Names(Value possible) => possible.Kind == ValueKind.Array
        ? [.. possible.AsArray.Where(name => name.Kind == ValueKind.String).Select(name => name.AsString).Append(PortDescriptor.Done.Name).Distinct()]
        : OutcomeNames.Done;
}
