using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Json;

/// <summary>Compares a JSON value with the record it is to become, key by key.</summary>
internal static class JsonShape
{
    public static IEnumerable<FieldError> Check(JsonElement value, Type type, JsonSerializerOptions options) =>
        Check(value, options.GetTypeInfo(type), options, "");

    private static IEnumerable<FieldError> Check(JsonElement value, JsonTypeInfo info, JsonSerializerOptions options, string place) => info.Kind switch
    {
        JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object => CheckObject(value, info, options, place),
        JsonTypeInfoKind.Object => [new FieldError(place, Sentence.Of("Viết một nhóm khóa trong {0}.", "{ }"))],
        JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array => CheckItems(value, info, options, place),
        JsonTypeInfoKind.Enumerable => [new FieldError(place, Sentence.Of("Viết một danh sách trong {0}.", "[ ]"))],
        _ => CheckLeaf(value, info.Type, options, place),
    };

    private static IEnumerable<FieldError> CheckObject(JsonElement value, JsonTypeInfo info, JsonSerializerOptions options, string place)
    {
        var known = info.Properties.Where(property => property.AssociatedParameter is not null).ToDictionary(property => property.Name, StringComparer.Ordinal);
        foreach (var given in value.EnumerateObject().Where(given => !known.ContainsKey(given.Name)))
            yield return new FieldError(At(place, given.Name), Sentence.Of("Bỏ khóa này hoặc sửa tên: không có khóa {0}.", given.Name));

        foreach (var (name, property) in known)
        {
            var parameter = property.AssociatedParameter!;
            if (!value.TryGetProperty(name, out var part))
            {
                if (!parameter.HasDefaultValue)
                    yield return new FieldError(At(place, name), Sentence.Of("Thêm khóa {0}.", name));
            }
            else if (part.ValueKind == JsonValueKind.Null)
            {
                if (!parameter.IsNullable)
                    yield return new FieldError(At(place, name), Sentence.Of("Khóa {0} phải có giá trị.", name));
            }
            else
            {
                foreach (var error in Check(part, options.GetTypeInfo(property.PropertyType), options, At(place, name)))
                    yield return error;
            }
        }
    }

    private static IEnumerable<FieldError> CheckItems(JsonElement value, JsonTypeInfo info, JsonSerializerOptions options, string place) =>
        value.EnumerateArray().SelectMany((item, at) => Check(item, options.GetTypeInfo(info.ElementType!), options, $"{place}[{at}]"));

    private static IEnumerable<FieldError> CheckLeaf(JsonElement value, Type type, JsonSerializerOptions options, string place)
    {
        try
        {
            if (value.ValueKind != JsonValueKind.Null && value.Deserialize(type, options) is not null)
                return [];
        }
        catch (JsonException)
        {
            // Said below in the reader's words; the exception's own text is for developers.
        }

        return [new FieldError(place, HowToWrite(Nullable.GetUnderlyingType(type) ?? type))];
    }

    private static Sentence HowToWrite(Type type) => type switch
    {
        { IsEnum: true } => Sentence.Of("Chọn một trong: {0}.", string.Join(", ", Enum.GetNames(type))),
        _ when type == typeof(bool) => Sentence.Of("Viết {0} hoặc {1}.", "true", "false"),
        _ when type == typeof(DateOnly) => Sentence.Of("Viết ngày theo dạng năm-tháng-ngày, như {0}.", "2026-01-01"),
        _ when type == typeof(MonthDay) => Sentence.Of("Viết tháng-ngày, như {0}.", "12-15"),
        _ when type == typeof(int) => Sentence.Of("Viết một số nguyên."),
        _ when type == typeof(Fraction) => Sentence.Of("Viết một số như {0}, hoặc phân số như {1}.", "2.5", "\"1/3\""),
        _ => Sentence.Of("Viết một đoạn chữ trong dấu nháy kép."),
    };

    private static string At(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";
}
