using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CanBo.Activities.Ratings.Packages;

/// <summary>A day of every year, such as 15 December; written <c>12-15</c>. Never 29 February, which not every year has.</summary>
[JsonConverter(typeof(MonthDayJsonConverter))]
public readonly record struct MonthDay(int Month, int Day)
{
    /// <summary>That day in a year.</summary>
    public DateOnly In(int year) => new(year, Month, Day);

    /// <summary>Reads <c>12-15</c>.</summary>
    public static bool TryParse(string? text, out MonthDay day)
    {
        // 2023 has no 29 February.
        var good = DateOnly.TryParseExact("2023-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        day = good ? new MonthDay(date.Month, date.Day) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Month:00}-{Day:00}");
}

/// <summary>A month and day in JSON: <c>"12-15"</c>.</summary>
public sealed class MonthDayJsonConverter : JsonConverter<MonthDay>
{
    /// <inheritdoc/>
    public override MonthDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && MonthDay.TryParse(reader.GetString(), out var day)
            ? day
            : throw new JsonException("Write month and day, such as \"12-15\".");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, MonthDay value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
