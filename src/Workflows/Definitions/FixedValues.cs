using System.Text.Json;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Definitions;

/// <summary>What the reader and the compiler agree on about literal values.</summary>
internal static class FixedValues
{
    /// <summary>True when a literal means "nothing set": null, or the empty text that the designer leaves behind in a field that is not a text.</summary>
    public static bool IsUnset(Value value, string typeName) =>
        value.IsNullish
        || (value.Kind == ValueKind.String && string.IsNullOrWhiteSpace(value.AsString)
            && typeName.Length > 0 && !typeName.Contains("String", StringComparison.Ordinal) && typeName != "Object");

    /// <summary>The value of a JSON element, or why it cannot be one.</summary>
    public static Bilingual? TryRead(JsonElement json, out Value value)
    {
        value = Value.Undefined;
        if (IsTooDeep(json, Value.MaxDepth))
        {
            return new Bilingual(
                $"Giá trị lồng nhau quá {Value.MaxDepth} tầng. Làm cho nó phẳng hơn.",
                $"The value nests deeper than {Value.MaxDepth}. Make it flatter.");
        }

        try
        {
            value = Value.FromJson(json);
            return null;
        }
        catch (JsonException exception)
        {
            return new Bilingual(
                "Giá trị không đọc được: số quá lớn.",
                $"The value cannot be read: {exception.Message}");
        }
    }

    /// <summary>The sentence for a value that its type cannot hold.</summary>
    public static Bilingual Problem(ConversionError error, Value value) => new(
        $"Giá trị {Shown(value)} không hợp với kiểu {error.TypeName}. Cần {Expected(error.TypeName)}.",
        $"The value does not fit the type: {error.Message}");

    private static bool IsTooDeep(JsonElement json, int room) => json.ValueKind switch
    {
        JsonValueKind.Array => room == 0 || json.EnumerateArray().Any(item => IsTooDeep(item, room - 1)),
        JsonValueKind.Object => room == 0 || json.EnumerateObject().Any(property => IsTooDeep(property.Value, room - 1)),
        _ => false,
    };

    private static string Shown(Value value)
    {
        const int Longest = 40;
        var text = value.Kind == ValueKind.String ? value.AsString : value.ToString();
        return text.Length <= Longest ? $"“{text}”" : $"“{text.AsSpan(0, char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)}…”";
    }

    private static string Expected(string typeName) =>
        typeName.Contains("[]", StringComparison.Ordinal) ? "một danh sách đúng kiểu"
        : typeName.Contains("Int", StringComparison.Ordinal) || typeName.Contains("Byte", StringComparison.Ordinal) ? "một số nguyên"
        : typeName.Contains("Double", StringComparison.Ordinal) || typeName.Contains("Single", StringComparison.Ordinal) || typeName.Contains("Decimal", StringComparison.Ordinal) ? "một số"
        : typeName.Contains("Boolean", StringComparison.Ordinal) ? "đúng (true) hoặc sai (false)"
        : typeName.Contains("TimeSpan", StringComparison.Ordinal) ? "một khoảng thời gian dạng ngày.giờ:phút:giây, ví dụ 1.12:30:00"
        : typeName.Contains("DateOnly", StringComparison.Ordinal) ? "một ngày dạng năm-tháng-ngày, ví dụ 2026-11-22"
        : typeName.Contains("Date", StringComparison.Ordinal) ? "một thời điểm có múi giờ, ví dụ 2026-11-22T07:30:00+07:00"
        : typeName.Contains("Guid", StringComparison.Ordinal) ? "một mã GUID"
        : typeName.Contains("String", StringComparison.Ordinal) ? "một chuỗi, số hoặc đúng/sai"
        : "một đối tượng JSON";
}
