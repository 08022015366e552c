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
        return text.ToString();

        void Declare(string name, string type, bool isArray)
        {
            if (name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
                text.Append("declare function get").Append(char.ToUpperInvariant(name[0])).Append(name.AsSpan(1)).Append("(): ").Append(TypeOf(type)).Append(isArray ? "[]" : "").AppendLine(";");
        }
    }

    private static string TypeOf(string type) => type switch
    {
        "String" or "Guid" or "DateTime" or "DateTimeOffset" or "TimeSpan" => "string",
        "Boolean" => "boolean",
        "Int32" or "Int64" or "Decimal" or "Double" or "Single" => "number",
        _ => "any",
    };
}
