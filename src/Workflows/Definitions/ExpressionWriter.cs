using System.Text.Json;

namespace CanBo.Workflows.Definitions;

/// <summary>Writes inputs that were made or changed in code.</summary>
internal static class ExpressionWriter
{
    public static void Write(Utf8JsonWriter writer, ActivityProperty.Input input)
    {
        writer.WriteStartObject();
        if (input.TypeName.Length > 0)
            writer.WriteString("typeName", input.TypeName);
        else
            writer.WriteNull("typeName");
        writer.WriteStartObject("expression");
        WriteExpression(writer, input.Expression);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>The expression's type and value, without the object around them.</summary>
    public static void WriteExpression(Utf8JsonWriter writer, InputExpression expression)
    {
        switch (expression)
        {
            case InputExpression.Literal literal:
                writer.WriteString("type", "Literal");
                writer.WritePropertyName("value");
                literal.Value.WriteTo(writer);
                break;
            case InputExpression.Structured structured:
                writer.WriteString("type", "Object");
                writer.WriteString("value", structured.Value.ToJson());
                break;
            case InputExpression.Variable variable:
                writer.WriteString("type", "Variable");
                writer.WriteStartObject("value");
                writer.WriteString("id", variable.Id);
                writer.WriteString("name", variable.Name);
                writer.WriteEndObject();
                break;
            case InputExpression.WorkflowInput workflowInput:
                writer.WriteString("type", "Input");
                writer.WriteStartObject("value");
                writer.WriteString("name", workflowInput.Name);
                writer.WriteEndObject();
                break;
            case InputExpression.JavaScript script:
                writer.WriteString("type", "JavaScript");
                writer.WriteString("value", script.Text);
                break;
            default:
                throw new InvalidOperationException("A malformed expression can be kept as it was read, not written anew.");
        }
    }
}
