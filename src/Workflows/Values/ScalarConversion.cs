using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using CanBo.Workflows.Expressions;

namespace CanBo.Workflows.Values;

/// <summary>One target type: what it takes, and how.</summary>
/// <param name="Expected">What it takes, in words.</param>
/// <param name="AcceptsNull">Whether null is a value of the type.</param>
/// <param name="Convert">Gives undefined when the value does not fit; never sees null or undefined.</param>
internal sealed record ScalarConversion(string Expected, bool AcceptsNull, Func<Value, Value> Convert)
{
    private const double MaxSafeInteger = 9007199254740991;

    private static readonly FrozenDictionary<string, ScalarConversion> Known = new Dictionary<string, ScalarConversion>
    {
        ["String"] = new("a text, number or boolean", true, ToText),
        ["Boolean"] = new("true or false", false, ToBoolean),
        ["Byte"] = Whole(byte.MinValue, byte.MaxValue),
        ["Int16"] = Whole(short.MinValue, short.MaxValue),
        ["Int32"] = Whole(int.MinValue, int.MaxValue),
        ["Int64"] = Whole(-MaxSafeInteger, MaxSafeInteger),
        ["Double"] = new("a number", false, ToNumber),
        ["Single"] = new("a number", false, ToNumber),
        ["Decimal"] = new("a number below 7.9e28", false, ToDecimal),
        ["TimeSpan"] = new("a duration such as 1.12:30:00 (days.hours:minutes:seconds)", false, TimeConversion.ToTimeSpan),
        ["DateTimeOffset"] = new("an instant with offset such as 2026-11-22T07:30:00+07:00", false, TimeConversion.ToInstant),
        ["DateTime"] = new("an instant with offset such as 2026-11-22T07:30:00+07:00", false, TimeConversion.ToInstant),
        ["DateOnly"] = new("a date such as 2026-11-22", false, TimeConversion.ToDate),
        ["Guid"] = new("an id such as 0192f0c1-2d6b-7c1e-9a51-3f0a2b4c6d8e", false, ToGuid),
        ["Object"] = new("a value without NaN or infinite numbers", true, Finite),
        ["JsonElement"] = new("a value without NaN or infinite numbers", true, Finite),
        ["ObjectDictionary"] = new("an object, or its JSON text", true, ToObject),
        ["ExpandoObject"] = new("an object, or its JSON text", true, ToObject),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ScalarConversion? Find(string alias) => Known.GetValueOrDefault(alias);

    /// <summary>The JSON in a text, or undefined when it is not JSON.</summary>
    public static Value ParseJson(string text)
    {
        try
        {
            return Value.Parse(text);
        }
        catch (JsonException)
        {
            // "Not JSON" is an answer here; the caller names what it expected.
            return Value.Undefined;
        }
    }

    private static ScalarConversion Whole(double from, double to) => new(
        $"a whole number from {JavaScriptNumbers.Format(from)} to {JavaScriptNumbers.Format(to)}",
        false,
        value => ToNumber(value) is { IsUndefined: false } number && number.AsNumber >= from && number.AsNumber <= to
            && Math.Floor(number.AsNumber).Equals(number.AsNumber)
                ? number
                : Value.Undefined);

    private static Value ToText(Value value) => value.Kind switch
    {
        ValueKind.String => value,
        ValueKind.Boolean => Value.Of(value.AsBoolean ? "true" : "false"),
        ValueKind.Number when double.IsFinite(value.AsNumber) => Value.Of(JavaScriptNumbers.Format(value.AsNumber)),
        _ => Value.Undefined,
    };

    private static Value ToBoolean(Value value) => value.Kind switch
    {
        ValueKind.Boolean => value,
        ValueKind.String when bool.TryParse(value.AsString, out var parsed) => Value.Of(parsed),
        _ => Value.Undefined,
    };

    private static Value ToNumber(Value value)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent
            | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        var number = value.Kind switch
        {
            ValueKind.Number => value.AsNumber,
            ValueKind.String when double.TryParse(value.AsString, Style, CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => double.NaN,
        };
        return double.IsFinite(number) ? Value.Of(number) : Value.Undefined;
    }

    private static Value ToDecimal(Value value) =>
        ToNumber(value) is { IsUndefined: false } number && Math.Abs(number.AsNumber) < 7.9e28 ? number : Value.Undefined;

    private static Value ToGuid(Value value) =>
        value.Kind == ValueKind.String && Guid.TryParse(value.AsString, out var id) ? Value.Of(id.ToString("D")) : Value.Undefined;

    private static Value ToObject(Value value)
    {
        var source = value.Kind == ValueKind.String ? ParseJson(value.AsString) : value;
        return source.Kind == ValueKind.Object ? Finite(source) : Value.Undefined;
    }

    private static Value Finite(Value value) => value.HasOnlyFiniteNumbers() ? value : Value.Undefined;
}
