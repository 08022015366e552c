using System.Collections.Immutable;
using CanBo.Workflows.Values;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>The comparisons of <see cref="Decide"/>. Values come from text fields, so they are read as what the fact is.</summary>
internal static class Comparison
{
    public const string Equal = "equals";

    public static ImmutableArray<InputOption> Options { get; } =
    [
        new(Equal, new Bilingual("bằng", "equals")),
        new("notEquals", new Bilingual("khác", "does not equal")),
        new("isTrue", new Bilingual("là đúng", "is true")),
        new("isFalse", new Bilingual("là sai", "is false")),
        new("greaterThan", new Bilingual("lớn hơn", "is greater than")),
        new("greaterOrEqual", new Bilingual("lớn hơn hoặc bằng", "is greater than or equal to")),
        new("lessThan", new Bilingual("nhỏ hơn", "is less than")),
        new("lessOrEqual", new Bilingual("nhỏ hơn hoặc bằng", "is less than or equal to")),
        new("in", new Bilingual("thuộc", "is one of")),
    ];

    /// <summary>The answer; null when the operator is unknown or the two cannot be compared.</summary>
    public static bool? Compare(Value fact, string comparison, Value value) => comparison switch
    {
        Equal => Same(fact, value),
        "notEquals" => !Same(fact, value),
        "isTrue" => Truth(fact),
        "isFalse" => !Truth(fact),
        "greaterThan" => Order(fact, value) is { } order ? order > 0 : null,
        "greaterOrEqual" => Order(fact, value) is { } order ? order >= 0 : null,
        "lessThan" => Order(fact, value) is { } order ? order < 0 : null,
        "lessOrEqual" => Order(fact, value) is { } order ? order <= 0 : null,
        "in" => IsOneOf(fact, value),
        _ => null,
    };

    private static bool Same(Value fact, Value value)
    {
        if (fact.IsNullish || value.IsNullish)
            return IsEmpty(fact) && IsEmpty(value);
        return fact.Kind switch
        {
            ValueKind.Number => Number(value) is { } number && number.Equals(fact.AsNumber),
            ValueKind.Boolean => Truth(value) is { } truth && truth == fact.AsBoolean,
            ValueKind.String when value.Kind == ValueKind.Number => Number(fact) is { } number && number.Equals(value.AsNumber),
            ValueKind.String when value.Kind == ValueKind.Boolean => Truth(fact) is { } truth && truth == value.AsBoolean,
            _ => fact.Equals(value),
        };
    }

    private static bool IsOneOf(Value fact, Value list)
    {
        if (list.Kind == ValueKind.String && ValueConversion.To(list, "String[]") is { Succeeded: true } parsed)
            list = parsed.Value;
        if (list.Kind == ValueKind.Array)
            return list.AsArray.Any(item => Same(fact, item));
        return list.Kind == ValueKind.String
            ? list.AsString.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(item => Same(fact, Value.Of(item)))
            : Same(fact, list);
    }

    private static int? Order(Value fact, Value value) =>
        Number(fact) is { } left && Number(value) is { } right ? left.CompareTo(right) : null;

    private static double? Number(Value value) =>
        value.Kind is ValueKind.Number or ValueKind.String && ValueConversion.To(value, "Double") is { Succeeded: true } number ? number.Value.AsNumber : null;

    /// <summary>Null counts as false: a flag that nobody has set.</summary>
    private static bool? Truth(Value value) =>
        value.IsNullish ? false
        : ValueConversion.To(value, "Boolean") is { Succeeded: true } truth ? truth.Value.AsBoolean
        : null;

    private static bool IsEmpty(Value value) => value.IsNullish || (value.Kind == ValueKind.String && value.AsString.Length == 0);
}
