using System.Collections.Immutable;
using System.Text.Json;

namespace CanBo.Workflows.Definitions;

/// <summary>Reads activities by shape, without knowing their types, so that an unknown one is kept whole.</summary>
internal sealed class ActivityReader(ReadingErrors errors)
{
    /// <summary>How deep containers may nest; keeps every recursion over a definition short.</summary>
    private const int MaxNesting = 32;

    public ActivityDefinition Read(JsonElement json, string place, int depth)
    {
        var id = json.TryGetProperty("id", out var idJson) && idJson.ValueKind == JsonValueKind.String ? idJson.GetString()! : "";
        if (id.Length == 0)
            errors.Add("", place + ".id", "Hoạt động chưa có mã. Thêm \"id\", duy nhất trong quy trình.", "The activity has no id. Add \"id\", unique in the definition.");

        var fields = new Fields(json, errors, id, "");
        var type = fields.Text("type");
        if (type.Length == 0)
            errors.Add(id, "type", "Thiếu loại hoạt động. Thêm \"type\", ví dụ \"Elsa.Sequence\".", "The activity's type is missing. Add \"type\", for example \"Elsa.Sequence\".");

        var activity = new ActivityDefinition
        {
            Id = id,
            NodeId = fields.Text("nodeId"),
            Name = fields.Text("name"),
            DisplayText = fields.Object("metadata")?.Text("displayText") ?? "",
            Type = type,
            Version = fields.Integer("version", 0),
            CanStartWorkflow = fields.Object("customProperties")?.Flag("canStartWorkflow") ?? false,
            MergeMode = fields.Object("customProperties")?.Text("mergeMode") ?? "",
            Start = Has(json, "start", JsonValueKind.String) ? fields.Text("start") : "",
            Activities = Children(fields, depth),
            Connections = ConnectionReader.Read(fields),
            Variables = DefinitionReader.Variables(fields),
            Properties = Properties(fields, depth),
        };
        return activity with { Origin = new(json, activity) };
    }

    private ImmutableArray<ActivityDefinition> Children(Fields owner, int depth)
    {
        var children = ImmutableArray.CreateBuilder<ActivityDefinition>();
        foreach (var json in owner.Elements("activities"))
        {
            var at = $"activities[{children.Count}]";
            if (json.ValueKind != JsonValueKind.Object)
                owner.Wrong(at, "một hoạt động { … }", "an activity { … }");
            else if (depth >= MaxNesting)
                TooDeep(owner, at);
            else
                children.Add(Read(json, at, depth + 1));
        }

        return children.DrainToImmutable();
    }

    private ImmutableArray<ActivityProperty> Properties(Fields owner, int depth)
    {
        var properties = ImmutableArray.CreateBuilder<ActivityProperty>();
        foreach (var property in owner.Json.EnumerateObject())
        {
            if (!ActivityShape.IsHeader(property.Name, property.Value))
                properties.Add(Property(owner, property.Name, property.Value, depth));
        }

        return properties.DrainToImmutable();
    }

    private ActivityProperty Property(Fields owner, string name, JsonElement json, int depth)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return new ActivityProperty.Unknown(name, json);
        if (json.ValueKind == JsonValueKind.Array && List(owner, name, json, depth) is { } list)
            return list;
        if (json.ValueKind != JsonValueKind.Object)
            return Reported(owner, new ActivityProperty.Input(name, "", InputReader.Plain(json)));
        if (Has(json, "expression", JsonValueKind.Object) || Has(json, "expression", JsonValueKind.String))
            return Reported(owner, InputReader.Read(name, json));
        if (Has(json, "memoryReference", JsonValueKind.Object))
            return Output(owner, name, json.GetProperty("memoryReference"));
        if (Has(json, "type", JsonValueKind.String) && Has(json, "id", JsonValueKind.String))
            return Embedded(owner, name, json, depth);
        if (Has(json, "name", JsonValueKind.String) && (Has(json, "id", JsonValueKind.String) || Has(json, "typeName", JsonValueKind.String)))
            return new ActivityProperty.Variable(name, TextOf(json, "id"), TextOf(json, "name"));
        return new ActivityProperty.Unknown(name, json);
    }

    private static ActivityProperty.Input Reported(Fields owner, ActivityProperty.Input input)
    {
        if (input.Expression is InputExpression.Malformed malformed)
            owner.Errors.Add(owner.ActivityId, input.Name, malformed.Problem);
        return input;
    }

    private static ActivityProperty.Output Output(Fields owner, string name, JsonElement reference)
    {
        var id = TextOf(reference, "id");
        if (id.Length == 0)
            owner.Errors.Add(owner.ActivityId, name, "Liên kết đầu ra chưa có \"memoryReference.id\". Chọn lại biến nhận kết quả.", "The output binding has no \"memoryReference.id\". Choose the receiving variable again.");
        return new ActivityProperty.Output(name, id);
    }

    private ActivityProperty Embedded(Fields owner, string name, JsonElement json, int depth)
    {
        if (depth < MaxNesting)
            return new ActivityProperty.Embedded(name, Read(json, name, depth + 1));
        TooDeep(owner, name);
        return new ActivityProperty.Unknown(name, json);
    }

    /// <summary>Activities, or cases of a switch; null when the elements are something else.</summary>
    private ActivityProperty? List(Fields owner, string name, JsonElement json, int depth)
    {
        bool All(Func<JsonElement, bool> is_) => json.GetArrayLength() > 0 && json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object && is_(item));

        if (All(IsActivity))
        {
            if (depth < MaxNesting)
                return new ActivityProperty.EmbeddedList(name, [.. json.EnumerateArray().Select((item, i) => Read(item, $"{name}[{i}]", depth + 1))]);
            TooDeep(owner, name);
            return new ActivityProperty.Unknown(name, json);
        }

        return All(item => Has(item, "label", JsonValueKind.String) && item.TryGetProperty("condition", out _))
            ? new ActivityProperty.Cases(name, [.. json.EnumerateArray().Select((item, i) => Case(owner, $"{name}[{i}]", item, depth))])
            : null;
    }

    private CaseDefinition Case(Fields owner, string at, JsonElement json, int depth)
    {
        var condition = Reported(owner, new ActivityProperty.Input(at, "Boolean", InputReader.Condition(json.GetProperty("condition"))));
        ActivityDefinition? activity = null;
        if (json.TryGetProperty("activity", out var inside) && inside.ValueKind == JsonValueKind.Object)
        {
            if (depth < MaxNesting)
                activity = Read(inside, at + ".activity", depth + 1);
            else
                TooDeep(owner, at);
        }

        return new CaseDefinition(TextOf(json, "label"), condition.Expression, activity);
    }

    private static bool IsActivity(JsonElement json) =>
        Has(json, "type", JsonValueKind.String) && Has(json, "id", JsonValueKind.String) && TextOf(json, "type").Contains('.', StringComparison.Ordinal);

    private static void TooDeep(Fields owner, string at) => owner.Errors.Add(
        owner.ActivityId,
        at,
        $"Các khối lồng nhau quá {MaxNesting} tầng. Tách bớt ra.",
        $"Containers nest deeper than {MaxNesting}. Take some apart.");

    private static bool Has(JsonElement json, string name, JsonValueKind kind) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == kind;

    private static string TextOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
