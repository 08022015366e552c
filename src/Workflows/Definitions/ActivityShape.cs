using System.Text.Json;

namespace CanBo.Workflows.Definitions;

/// <summary>How activities look in JSON: the properties all have, and the inputs, bindings and slots beside them.</summary>
internal static class ActivityShape
{
    private static readonly ObjectShape<ActivityDefinition> Header = new(
        Member<ActivityDefinition>.Text("id", activity => activity.Id),
        Member<ActivityDefinition>.Text("nodeId", activity => activity.NodeId),
        Member<ActivityDefinition>.Text("name", activity => activity.Name),
        Member<ActivityDefinition>.Text("type", activity => activity.Type),
        Member<ActivityDefinition>.Number("version", activity => activity.Version),
        Member<ActivityDefinition>.Text("start", activity => activity.Start),
        DefinitionShape.List<ActivityDefinition, VariableDefinition>("variables", activity => activity.Variables, (writer, item) => DefinitionShape.Variable.Write(writer, item, item.Origin)),
        DefinitionShape.List<ActivityDefinition, ActivityDefinition>("activities", activity => activity.Activities, Write),
        DefinitionShape.List<ActivityDefinition, ConnectionDefinition>("connections", activity => activity.Connections, WriteConnection));

    /// <summary>True for names that no input, output or slot may have. A flowchart's start is a text, an input of that name never is, so both may be.</summary>
    public static bool IsHeader(string name) => name is "metadata" or "customProperties" || (name != "start" && Header.Find(name) is not null);

    /// <summary>True for properties that are not inputs, outputs or slots.</summary>
    public static bool IsHeader(string name, JsonElement value) => name == "start" ? value.ValueKind is JsonValueKind.String or JsonValueKind.Null : IsHeader(name);

    public static void Write(Utf8JsonWriter writer, ActivityDefinition activity)
    {
        writer.WriteStartObject();
        var origin = activity.Origin;
        if (origin is not null)
        {
            foreach (var property in origin.Json.EnumerateObject())
                WriteKept(writer, activity, origin.Part, property);
        }

        foreach (var member in Header.Members)
        {
            if (origin is null ? IsWorthWriting(member, activity) : !origin.Json.TryGetProperty(member.Name, out _) && member.Differs(activity, origin.Part))
                WriteMember(writer, activity, member);
        }

        foreach (var property in activity.Properties)
        {
            if (origin is null || !origin.Json.TryGetProperty(property.Name, out _))
                WriteProperty(writer, property);
        }

        writer.WriteEndObject();
    }

    private static bool IsWorthWriting(Member<ActivityDefinition> member, ActivityDefinition activity) => member.Name switch
    {
        "variables" => activity.Variables.Length > 0,
        "activities" => activity.Activities.Length > 0,
        "connections" => activity.Connections.Length > 0,
        _ => member.Get(activity) is not null,
    };

    private static void WriteKept(Utf8JsonWriter writer, ActivityDefinition activity, ActivityDefinition before, JsonProperty json)
    {
        if (IsHeader(json.Name, json.Value) && Header.Find(json.Name) is { } member)
        {
            if (member.Differs(activity, before))
                WriteMember(writer, activity, member);
            else
                json.WriteTo(writer);
            return;
        }

        if (json.Name is "metadata" or "customProperties")
            json.WriteTo(writer);
        else if (activity.Find(json.Name) is not { } property)
            return;
        else if (ReferenceEquals(property, before.Find(json.Name)))
            json.WriteTo(writer);
        else
            WriteProperty(writer, property);
    }

    private static void WriteMember(Utf8JsonWriter writer, ActivityDefinition activity, Member<ActivityDefinition> member)
    {
        writer.WritePropertyName(member.Name);
        member.Write(writer, activity);
    }

    private static void WriteProperty(Utf8JsonWriter writer, ActivityProperty property)
    {
        writer.WritePropertyName(property.Name);
        switch (property)
        {
            case ActivityProperty.Embedded embedded:
                Write(writer, embedded.Activity);
                break;
            case ActivityProperty.EmbeddedList list:
                writer.WriteStartArray();
                foreach (var activity in list.Activities)
                    Write(writer, activity);
                writer.WriteEndArray();
                break;
            case ActivityProperty.Cases cases:
                writer.WriteStartArray();
                foreach (var item in cases.Items)
                    WriteCase(writer, item);
                writer.WriteEndArray();
                break;
            case ActivityProperty.Unknown unknown:
                unknown.Json.WriteTo(writer);
                break;
            case ActivityProperty.Output output:
                writer.WriteStartObject();
                writer.WriteNull("typeName");
                writer.WriteStartObject("memoryReference");
                writer.WriteString("id", output.Reference);
                writer.WriteEndObject();
                writer.WriteEndObject();
                break;
            case ActivityProperty.Variable variable:
                writer.WriteStartObject();
                writer.WriteString("id", variable.VariableId);
                writer.WriteString("name", variable.VariableName);
                writer.WriteEndObject();
                break;
            case ActivityProperty.Input input:
                ExpressionWriter.Write(writer, input);
                break;
            default:
                throw new InvalidOperationException($"Properties of kind {property.GetType().Name} cannot be written.");
        }
    }

    private static void WriteCase(Utf8JsonWriter writer, CaseDefinition item)
    {
        writer.WriteStartObject();
        writer.WriteString("label", item.Label);
        writer.WriteStartObject("condition");
        ExpressionWriter.WriteExpression(writer, item.Condition);
        writer.WriteEndObject();
        if (item.Activity is { } activity)
        {
            writer.WritePropertyName("activity");
            Write(writer, activity);
        }

        writer.WriteEndObject();
    }

    private static void WriteConnection(Utf8JsonWriter writer, ConnectionDefinition connection)
    {
        if (connection.Origin is { } origin && connection == origin.Part with { Origin = origin })
        {
            origin.Json.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        WriteEndpoint(writer, "source", connection.Source, connection.Port);
        WriteEndpoint(writer, "target", connection.Target, "In");
        if (connection.Origin is { } before && before.Json.TryGetProperty("vertices", out var vertices))
        {
            writer.WritePropertyName("vertices");
            vertices.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteEndpoint(Utf8JsonWriter writer, string name, string activity, string port)
    {
        writer.WriteStartObject(name);
        writer.WriteString("activity", activity);
        writer.WriteString("port", port);
        writer.WriteEndObject();
    }
}
