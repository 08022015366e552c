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

    /// <summary>The sentence for a value that its type cannot hold.</summary>
    public static Bilingual Problem(ConversionError error) => new(
        $"Giá trị không hợp với kiểu {error.TypeName}: cần {error.Expected}, nhưng có {error.Found}.",
        $"The value does not fit the type: {error.Message}");
}
