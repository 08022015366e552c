namespace CanBo.Activities.Calendar;

/// <summary>The zone of every due day and every printed hour: Việt Nam, UTC+7, wherever the host runs.</summary>
public static class BusinessZone
{
    /// <summary>Asia/Ho_Chi_Minh; the host needs time-zone data (tzdata).</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>The day it is in Việt Nam at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The instant with the clock of Việt Nam, for showing.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The instant, in UTC, at which clocks in Việt Nam show a day and time.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
