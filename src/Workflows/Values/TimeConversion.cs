using System.Globalization;

namespace CanBo.Workflows.Values;

internal static class TimeConversion
{
    private static readonly string[] InstantFormats =
    [
        "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    public static bool TryGetTimeSpan(Value value, out TimeSpan duration)
    {
        duration = default;
        if (value.Kind != ValueKind.String)
            return false;

        // "5" alone would mean five days to .NET, and "48:00:00" forty-eight; nobody who writes them means that. Days stand before a point.
        var text = value.AsString;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration) && (duration.Days == 0 || text.AsSpan(0, colon).Contains('.'));
    }

    public static bool TryGetInstant(Value value, out DateTimeOffset instant)
    {
        instant = default;
        if (value.Kind != ValueKind.String
            || !DateTimeOffset.TryParseExact(value.AsString, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
            return false;
        instant = parsed.AddTicks(-(parsed.Ticks % TimeSpan.TicksPerMillisecond));
        return true;
    }

    public static Value ToTimeSpan(Value value) =>
        TryGetTimeSpan(value, out var duration) ? Value.Of(duration.ToString("c", CultureInfo.InvariantCulture)) : Value.Undefined;

    public static Value ToInstant(Value value) =>
        TryGetInstant(value, out var instant)
            ? Value.Of(instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture))
            : Value.Undefined;

    public static Value ToDate(Value value) =>
        value.Kind == ValueKind.String
        && DateOnly.TryParseExact(value.AsString, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? value
            : Value.Undefined;
}
