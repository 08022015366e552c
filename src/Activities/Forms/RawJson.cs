using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms;

/// <summary>Raw values as JSON. Items of lists are named by their own key (<c>month</c>, <c>code</c>) where they have one, by their position otherwise.</summary>
internal static class RawJson
{
    private const int Deepest = 6;

    public static void Read(RawValues values, string path, JsonElement json, int depth = 0)
    {
        if (depth > Deepest)
            throw new InvalidInputException(path, Sentence.Of("Bớt tầng lồng nhau: không biểu mẫu nào sâu như vậy."));
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                    Read(values, At(path, property.Name), property.Value, depth + 1);
                break;
            case JsonValueKind.Array:
                var position = 0;
                foreach (var item in json.EnumerateArray())
                    Read(values, At(path, KeyOf(item) ?? (++position).ToString(CultureInfo.InvariantCulture)), item, depth + 1);
                break;
            case JsonValueKind.String:
                values.Set(path, json.GetString());
                break;
            case JsonValueKind.Number:
                // The digits as written: a double in between would not be exact.
                values.Set(path, json.GetRawText());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                values.Set(path, json.GetBoolean() ? "true" : "false");
                break;
        }
    }

    public static JsonObject Write(RawValues values)
    {
        var root = new JsonObject();
        foreach (var (path, text) in values.All)
        {
            var at = root;
            var names = path.Split(RawValues.Separator);
            foreach (var name in names[..^1])
            {
                if (at[name] is not JsonObject inner)
                    at[name] = inner = [];
                at = inner;
            }

            // A value whose path is the beginning of others' gives way to them.
            if (at[names[^1]] is not JsonObject)
                at[names[^1]] = text;
        }

        return root;
    }

    private static string? KeyOf(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return null;
        if (item.TryGetProperty("month", out var month) && month.ValueKind is JsonValueKind.Number or JsonValueKind.String)
            return month.ToString();
        return item.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String && code.GetString() is { Length: > 0 } text ? text : null;
    }

    private static string At(string path, string name) => path.Length == 0 ? name : $"{path}{RawValues.Separator}{name}";
}
