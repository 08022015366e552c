using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CanBo.Runtime.Storage;

/// <summary>Instants on SQLite: Unix milliseconds, which compare and sort as time does.</summary>
internal sealed class UnixMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

/// <summary>Instants on PostgreSQL: UTC, cut to the same milliseconds as on SQLite.</summary>
internal sealed class UtcMillisecondsConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    instant => instant.ToMilliseconds(),
    stored => stored);

/// <summary>The precision both databases keep.</summary>
internal static class Instants
{
    /// <summary>The same instant in UTC, cut to milliseconds.</summary>
    public static DateTimeOffset ToMilliseconds(this DateTimeOffset instant) =>
        new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
}
