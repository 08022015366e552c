using System.Text.Json;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Definitions;

/// <summary>Reads an input object; whatever Elsa would silently turn into null becomes <see cref="InputExpression.Malformed"/>.</summary>
internal static class InputReader
{
    /// <summary>A plain JSON value is a literal.</summary>
    public static InputExpression Plain(JsonElement json) =>
        FixedValues.TryRead(json, out var value) is { } problem ? new InputExpression.Malformed(problem) : new InputExpression.Literal(value);

    public static ActivityProperty.Input Read(string name, JsonElement json)
    {
        var typeName = json.TryGetProperty("typeName", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "";
        // Studio writes null for an input first touched there; only a missing property is the mistake Elsa keeps silent about.
        var expression = type.ValueKind == JsonValueKind.Undefined
            ? Malformed(
                "Thiếu \"typeName\". Thêm kiểu dữ liệu, ví dụ \"String\"; để null thì lấy theo mô tả của hoạt động.",
                "\"typeName\" is missing. Add the type, for example \"String\"; null takes it from the activity's descriptor.")
            : Checked(Expression(json.GetProperty("expression")), typeName);
        return new ActivityProperty.Input(name, typeName, expression);
    }

    /// <summary>The condition of a case: an expression without a type of its own, or a plain value.</summary>
    public static InputExpression Condition(JsonElement json) =>
        Checked(json.ValueKind == JsonValueKind.Object ? Expression(json.TryGetProperty("expression", out var wrapped) ? wrapped : json) : Plain(json), "Boolean");

    private static InputExpression Expression(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
            return Malformed("Biểu thức phải có dạng {\"type\", \"value\"}.", "An expression must look like {\"type\", \"value\"}.");

        json.TryGetProperty("value", out var value);
        return type.GetString() switch
        {
            "Literal" => Plain(value),
            "Object" or "Json" => Structured(value),
            "Variable" => Variable(value),
            "Input" => WorkflowInput(value),
            "JavaScript" => JavaScript(value),
            var other => Malformed(
                $"Chưa hỗ trợ biểu thức kiểu \"{other}\". Dùng Literal, Object, Variable, Input hoặc JavaScript.",
                $"Expressions of type \"{other}\" are not supported. Use Literal, Object, Variable, Input or JavaScript."),
        };
    }

    private static InputExpression Structured(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return FixedValues.TryRead(value, out var structured) is { } problem ? new InputExpression.Malformed(problem) : new InputExpression.Structured(structured);
        if (string.IsNullOrWhiteSpace(value.GetString()))
            return new InputExpression.Literal(Value.Undefined);
        try
        {
            return new InputExpression.Structured(Value.Parse(value.GetString()!));
        }
        catch (JsonException exception)
        {
            return Malformed(
                $"Nội dung không phải JSON hợp lệ (dòng {exception.LineNumber + 1}, vị trí {exception.BytePositionInLine + 1}).",
                $"The text is not valid JSON: {exception.Message}");
        }
    }

    private static InputExpression Variable(JsonElement value)
    {
        var reference = Unwrap(value);
        var id = reference["id"];
        var name = reference["name"];
        return id.Kind == ValueKind.String || name.Kind == ValueKind.String
            ? new InputExpression.Variable(id.Kind == ValueKind.String ? id.AsString : "", name.Kind == ValueKind.String ? name.AsString : "")
            : Malformed("Biểu thức Variable chưa chỉ ra biến nào. Chọn lại biến.", "The Variable expression names no variable. Choose the variable again.");
    }

    private static InputExpression WorkflowInput(JsonElement value)
    {
        var name = Unwrap(value)["name"];
        return name.Kind == ValueKind.String && name.AsString.Length > 0
            ? new InputExpression.WorkflowInput(name.AsString)
            : Malformed("Biểu thức Input chưa chỉ ra đầu vào nào. Chọn lại đầu vào của quy trình.", "The Input expression names no workflow input. Choose the input again.");
    }

    private static InputExpression JavaScript(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new InputExpression.JavaScript(value.GetString()!),
        _ => Malformed("Biểu thức JavaScript phải là một chuỗi.", "A JavaScript expression must be a text."),
    };

    /// <summary>Studio sends the chosen variable or input as a text that holds JSON.</summary>
    private static Value Unwrap(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return FixedValues.TryRead(value, out var read) is null ? read : Value.Undefined;
        try
        {
            return Value.Parse(value.GetString()!);
        }
        catch (JsonException)
        {
            // A bare word is the name itself, as older files have it.
            return Value.Object(("name", Value.Of(value.GetString())));
        }
    }

    /// <summary>A fixed value must fit the type that the file itself gives; types from descriptors are checked when the graph is compiled.</summary>
    private static InputExpression Checked(InputExpression expression, string typeName)
    {
        var value = expression switch
        {
            InputExpression.Literal literal => literal.Value,
            InputExpression.Structured structured => structured.Value,
            _ => Value.Undefined,
        };
        if (FixedValues.IsUnset(value, typeName) || !ValueConversion.IsKnownType(typeName))
            return expression;
        return ValueConversion.To(value, typeName).Error is { } error ? new InputExpression.Malformed(FixedValues.Problem(error, value)) : expression;
    }

    private static InputExpression.Malformed Malformed(string vietnamese, string english) => new(new Bilingual(vietnamese, english));
}
