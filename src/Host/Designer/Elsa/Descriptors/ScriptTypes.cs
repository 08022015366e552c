using System.Text;
using CanBo.Workflows.Definitions;

namespace CanBo.Host.Designer.Elsa.Descriptors;

/// <summary>What expressions of one procedure may name, as TypeScript declarations for Studio's editor.</summary>
internal static class ScriptTypes
{
    public static string Of(WorkflowDefinition definition)
    {
        var text = new StringBuilder();
        foreach (var variable in definition.Variables)
            Declare(variable.Name, variable.TypeName, variable.IsArray);
        foreach (var input in definition.Inputs)
            Declare(input.Name, input.Type, input.IsArray);
        text.AppendLine("declare const variables: Record<string, any>;");
        text.AppendLine("declare function getInput(name: string): any;");
        text.AppendLine("declare function getVariable(name: string): any;");
        text.AppendLine("declare function getOutputFrom(activity: string, output?: string): any;");
        text.AppendLine("declare function getCorrelationId(): string | null;");
        text.AppendLine("declare const now: string;");
        foreach (var variable in definition.Variables.Where(variable => IsName(variable.Name)))
            text.Append("declare function set").Append(char.ToUpperInvariant(variable.Name[0])).Append(variable.Name.AsSpan(1)).Append("(value: ").Append(TypeOf(variable.TypeName)).Append(variable.IsArray ? "[]" : "").AppendLine("): void;");
        text.AppendLine("declare function setVariable(name: string, value: any): void;");
        text.AppendLine("declare function setOutcome(name: string): void;");
        text.AppendLine("declare function setOutcomes(names: string[]): void;");
        return text.ToString();

        void Declare(string name, string type, bool isArray)
        {
            if (IsName(name))
                text.Append("declare function get").Append(char.ToUpperInvariant(name[0])).Append(name.AsSpan(1)).Append("(): ").Append(TypeOf(type)).Append(isArray ? "[]" : "").AppendLine(";");
        }
    }

    private static bool IsName(string name) => name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static string TypeOf(string type) => type switch
    {
        "String" or "Guid" or "DateTime" or "DateTimeOffset" or "TimeSpan" => "string",
        "Boolean" => "boolean",
        "Int32" or "Int64" or "Decimal" or "Double" or "Single" => "number",
        _ => "any",
    };
}
