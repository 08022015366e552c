using System.Text.Json;

namespace CanBo.Workflows.Definitions;

/// <summary>Reads the known properties of one JSON object; a property of the wrong kind is an error and counts as absent.</summary>
/// <param name="Json">The object.</param>
/// <param name="Errors">Where errors go.</param>
/// <param name="ActivityId">The activity the errors are about; empty for the definition.</param>
/// <param name="Path">Where the object stands, with a trailing dot; empty at the top.</param>
internal readonly record struct Fields(JsonElement Json, ReadingErrors Errors, string ActivityId, string Path)
{
    public string Text(string name)
    {
        if (!TryGet(name, out var value))
            return "";
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString()!;
        Wrong(name, "một chuỗi trong dấu ngoặc kép", "a text in quotes");
        return "";
    }

    public bool Flag(string name)
    {
        if (!TryGet(name, out var value))
            return false;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Wrong(name, "true hoặc false", "true or false");
        return false;
    }

    public int Integer(string name, int absent)
    {
        if (!TryGet(name, out var value))
            return absent;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0)
            return number;
        Wrong(name, "một số nguyên từ 1 trở lên", "a whole number of 1 or more");
        return absent;
    }

    /// <summary>The elements of an array property; an old serializer's wrapper object with <c>$values</c> is looked through.</summary>
    public JsonElement.ArrayEnumerator Elements(string name)
    {
        if (!TryGet(name, out var value))
            return default;
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("$values", out var wrapped))
            value = wrapped;
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray();
        Wrong(name, "một danh sách [ … ]", "a list [ … ]");
        return default;
    }

    /// <summary>An object property, or null when absent.</summary>
    public Fields? Object(string name)
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return this with { Json = value, Path = Path + name + "." };
        Wrong(name, "một đối tượng { … }", "an object { … }");
        return null;
    }

    public void Wrong(string name, string vietnamese, string english) =>
        Errors.Add(ActivityId, Path + name, $"Giá trị phải là {vietnamese}.", $"The value must be {english}.");

    private bool TryGet(string name, out JsonElement value) =>
        Json.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
}
