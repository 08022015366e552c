using System.Collections.Immutable;
using System.Text.Json;

namespace CanBo.Workflows.Definitions;

/// <summary>Which properties the parts of a definition have in JSON.</summary>
internal static class DefinitionShape
{
    public static readonly ObjectShape<VariableDefinition> Variable = new(
        Member<VariableDefinition>.Text("id", variable => variable.Id),
        Member<VariableDefinition>.Text("name", variable => variable.Name),
        Member<VariableDefinition>.Text("typeName", variable => variable.TypeName),
        Member<VariableDefinition>.Flag("isArray", variable => variable.IsArray),
        new("value", variable => variable.Initial, (writer, variable) => variable.Initial.WriteTo(writer)));

    public static readonly ObjectShape<ArgumentDefinition> Argument = new(
        Member<ArgumentDefinition>.Text("type", argument => argument.Type),
        Member<ArgumentDefinition>.Text("name", argument => argument.Name),
        Member<ArgumentDefinition>.Text("displayName", argument => argument.DisplayName),
        Member<ArgumentDefinition>.Flag("isArray", argument => argument.IsArray));

    public static readonly ObjectShape<WorkflowDefinition> Definition = new(
        Member<WorkflowDefinition>.Text("id", definition => definition.Id),
        Member<WorkflowDefinition>.Text("definitionId", definition => definition.DefinitionId),
        Member<WorkflowDefinition>.Text("name", definition => definition.Name),
        Member<WorkflowDefinition>.Text("description", definition => definition.Description),
        Member<WorkflowDefinition>.Text("createdAt", definition => definition.CreatedAt),
        Member<WorkflowDefinition>.Number("version", definition => definition.Version),
        List<WorkflowDefinition, VariableDefinition>("variables", definition => definition.Variables, (writer, item) => Variable.Write(writer, item, item.Origin)),
        List<WorkflowDefinition, ArgumentDefinition>("inputs", definition => definition.Inputs, (writer, item) => Argument.Write(writer, item, item.Origin)),
        List<WorkflowDefinition, ArgumentDefinition>("outputs", definition => definition.Outputs, (writer, item) => Argument.Write(writer, item, item.Origin)),
        Member<WorkflowDefinition>.Flag("isLatest", definition => definition.IsLatest),
        Member<WorkflowDefinition>.Flag("isPublished", definition => definition.IsPublished),
        new("options", Options, WriteOptions),
        new("root", definition => definition.Root, (writer, definition) => ActivityShape.Write(writer, definition.Root)));

    public static Member<TPart> List<TPart, TItem>(string name, Func<TPart, ImmutableArray<TItem>> get, Action<Utf8JsonWriter, TItem> write)
        where TPart : class => new(
            name,
            part => get(part),
            (writer, part) =>
            {
                writer.WriteStartArray();
                foreach (var item in get(part))
                    write(writer, item);
                writer.WriteEndArray();
            });

    private static object? Options(WorkflowDefinition definition) =>
        definition.IncidentStrategyType.Length > 0 || definition.UsableAsActivity ? (definition.IncidentStrategyType, definition.UsableAsActivity) : null;

    private static void WriteOptions(Utf8JsonWriter writer, WorkflowDefinition definition)
    {
        writer.WriteStartObject();
        if (definition.Origin is { } origin && origin.Json.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in options.EnumerateObject())
            {
                if (property.Name is not ("incidentStrategyType" or "usableAsActivity"))
                    property.WriteTo(writer);
            }
        }

        if (definition.IncidentStrategyType.Length > 0)
            writer.WriteString("incidentStrategyType", definition.IncidentStrategyType);
        writer.WriteBoolean("usableAsActivity", definition.UsableAsActivity);
        writer.WriteEndObject();
    }
}
