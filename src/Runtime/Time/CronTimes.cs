using Quartz;

namespace CanBo.Runtime.Time;

/// <summary>When a cron text strikes, by the clocks of Việt Nam.</summary>
public static class CronTimes
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>Whether it is a cron text that strikes after an instant.</summary>
    public static bool Strikes(string cron, DateTimeOffset after)
    {
        try
        {
            return new CronExpression(cron, Zone).GetNextValidTimeAfter(after) is not null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The first time after an instant.</summary>
    /// <param name="cron">As Quartz writes it, seconds first: <c>0 0 7 1 * ?</c>.</param>
    /// <param name="after">That instant itself does not count.</param>
    /// <exception cref="FormatException">It is no cron text.</exception>
    /// <exception cref="ArgumentException">It never strikes again.</exception>
    public static DateTimeOffset Next(string cron, DateTimeOffset after) =>
        new CronExpression(cron, Zone).GetNextValidTimeAfter(after) ?? throw new ArgumentException($"'{cron}' does not strike after {after:O}.", nameof(cron));
}
