using System.Collections.Immutable;

namespace CanBo.Workflows.Values;

/// <summary>
/// Brings values to the types that definitions name: Elsa's aliases (<c>Int32</c>, <c>String</c>,
/// <c>ObjectDictionary</c>…), each also as array (<c>String[]</c>) and, for value types, optional (<c>Int32?</c>).
/// Texts are read by JSON's and the invariant culture's rules. Nothing is guessed: what does not fit is an error.
/// </summary>
public static class ValueConversion
{
    /// <summary>Whether <see cref="To"/> knows the type. Full .NET names ("System.Int32, System.Private.CoreLib") count.</summary>
    public static bool IsKnownType(string typeName)
    {
        ArgumentNullException.ThrowIfNull(typeName);
        var name = ShortName(typeName);
        name = name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name;
        return ScalarConversion.Find(name.EndsWith('?') ? name[..^1] : name) is not null;
    }

    /// <summary>
    /// The value in the shape of the type: whole numbers without fraction, time spans as <c>d.hh:mm:ss</c>, instants as
    /// ISO 8601 with offset. Null and undefined pass as null for texts, objects, arrays and optional types, and are an
    /// error for the others. NaN and infinities fit no type.
    /// </summary>
    public static ConversionResult To(Value value, string typeName)
    {
        ArgumentNullException.ThrowIfNull(typeName);
        var name = ShortName(typeName);
        if (name.EndsWith("[]", StringComparison.Ordinal))
            return ToArray(value, name[..^2], typeName);

        var optional = name.EndsWith('?');
        var scalar = ScalarConversion.Find(optional ? name[..^1] : name);
        if (scalar is null)
            return Fail(value, typeName, "a type this engine knows (String, Boolean, Int32, Int64, Double, Decimal, TimeSpan, DateTimeOffset, Object, ObjectDictionary, or one of them with [])");
        if (value.IsNullish)
            return optional || scalar.AcceptsNull ? new(Value.Null, null) : Fail(value, typeName, scalar.Expected);
        return scalar.Convert(value) is { IsUndefined: false } converted
            ? new(converted, null)
            : Fail(value, typeName, scalar.Expected);
    }

    /// <summary>Reads a duration: <c>[d.]hh:mm:ss[.fff]</c>.</summary>
    public static bool TryGetTimeSpan(Value value, out TimeSpan duration) => TimeConversion.TryGetTimeSpan(value, out duration);

    /// <summary>Reads an instant: ISO 8601 with an offset or Z, cut to milliseconds.</summary>
    public static bool TryGetInstant(Value value, out DateTimeOffset instant) => TimeConversion.TryGetInstant(value, out instant);

    private static ConversionResult ToArray(Value value, string elementType, string typeName)
    {
        if (value.IsNullish)
            return new(Value.Null, null);
        var source = value.Kind == ValueKind.String ? ScalarConversion.ParseJson(value.AsString) : value;
        if (source.Kind != ValueKind.Array)
            return Fail(value, typeName, "an array");

        var elements = ImmutableArray.CreateBuilder<Value>(source.AsArray.Length);
        foreach (var element in source.AsArray)
        {
            var converted = To(element, elementType);
            if (converted.Error is { } error)
                return new(default, error with { TypeName = typeName, Expected = $"in place {elements.Count + 1} of the array {error.Expected}" });
            elements.Add(converted.Value);
        }

        return new(Value.Of(elements.MoveToImmutable()), null);
    }

    private static ConversionResult Fail(Value value, string typeName, string expected) =>
        new(default, new(typeName, expected, value.Describe()));

    /// <summary>"System.Int32, System.Private.CoreLib" and "System.Int32" mean Int32.</summary>
    private static string ShortName(string typeName)
    {
        var comma = typeName.IndexOf(',', StringComparison.Ordinal);
        var name = (comma < 0 ? typeName : typeName[..comma]).Trim();
        return name.StartsWith("System.", StringComparison.Ordinal) ? name["System.".Length..] : name;
    }
}
