using System.Collections.Immutable;
using System.Text.Json;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Definitions;

/// <summary>Reads the definition's own level; activities are read by <see cref="ActivityReader"/>.</summary>
internal sealed class DefinitionReader(ReadingErrors errors)
{
    private readonly ActivityReader _activities = new(errors);

    public WorkflowDefinition? Read(JsonElement json)
    {
        var fields = new Fields(json, errors, "", "");
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add("", "", "Tệp phải chứa một đối tượng JSON { … }.", "The file must hold one JSON object { … }.");
            return null;
        }

        if (!json.TryGetProperty("root", out var root) || root.ValueKind != JsonValueKind.Object)
        {
            errors.Add(
                "",
                "root",
                "Thiếu hoạt động gốc. Thêm \"root\" là một Elsa.Flowchart hoặc Elsa.Sequence.",
                "The root activity is missing. Add \"root\", an Elsa.Flowchart or Elsa.Sequence.");
            return null;
        }

        var definition = new WorkflowDefinition
        {
            Id = fields.Text("id"),
            DefinitionId = fields.Text("definitionId"),
            Name = fields.Text("name"),
            Description = fields.Text("description"),
            Version = fields.Integer("version", 1),
            IsLatest = fields.Flag("isLatest"),
            IsPublished = fields.Flag("isPublished"),
            CreatedAt = fields.Text("createdAt"),
            Variables = Variables(fields),
            Inputs = Arguments(fields, "inputs"),
            Outputs = Arguments(fields, "outputs"),
            Outcomes = [.. fields.Elements("outcomes").Where(outcome => outcome.ValueKind == JsonValueKind.String).Select(outcome => outcome.GetString()!)],
            IncidentStrategyType = fields.Object("options")?.Text("incidentStrategyType") ?? "",
            UsableAsActivity = fields.Object("options")?.Flag("usableAsActivity") ?? false,
            Root = _activities.Read(root, "root", 0),
        };
        return definition with { Origin = new(json, definition) };
    }

    /// <summary>The variables of the workflow or of a container.</summary>
    internal static ImmutableArray<VariableDefinition> Variables(Fields owner)
    {
        var variables = ImmutableArray.CreateBuilder<VariableDefinition>();
        foreach (var json in owner.Elements("variables"))
        {
            var at = $"variables[{variables.Count}]";
            if (!IsObject(owner, json, at))
                continue;
            var fields = owner with { Json = json, Path = owner.Path + at + "." };
            var name = fields.Text("name");
            var id = fields.Text("id");
            if (name.Length == 0)
                fields.Wrong("name", "tên của biến", "the variable's name");
            var initial = Value.Null;
            if (json.TryGetProperty("value", out var value) && FixedValues.TryRead(value, out initial) is { } problem)
                owner.Errors.Add(owner.ActivityId, fields.Path + "value", problem);
            var type = fields.Text("typeName");
            var variable = new VariableDefinition(id.Length > 0 ? id : name, name, type.Length > 0 ? type : "Object", fields.Flag("isArray"), initial);
            variables.Add(variable with { Origin = new(json, variable) });
        }

        return variables.DrainToImmutable();
    }

    private static ImmutableArray<ArgumentDefinition> Arguments(Fields owner, string property)
    {
        var arguments = ImmutableArray.CreateBuilder<ArgumentDefinition>();
        foreach (var json in owner.Elements(property))
        {
            var at = $"{property}[{arguments.Count}]";
            if (!IsObject(owner, json, at))
                continue;
            var fields = owner with { Json = json, Path = owner.Path + at + "." };
            var name = fields.Text("name");
            if (name.Length == 0)
                fields.Wrong("name", "một tên", "a name");
            var type = fields.Text("type");
            var argument = new ArgumentDefinition(name, type.Length > 0 ? type : "Object", fields.Flag("isArray"), fields.Text("displayName"));
            arguments.Add(argument with { Origin = new(json, argument) });
        }

        return arguments.DrainToImmutable();
    }

    private static bool IsObject(Fields owner, JsonElement json, string at)
    {
        if (json.ValueKind == JsonValueKind.Object)
            return true;
        owner.Wrong(at, "một đối tượng { … }", "an object { … }");
        return false;
    }
}
