using CanBo.Activities.Calendar;

namespace CanBo.Activities.Tasks.Reminding;

/// <summary>Working days around a due day, read with the morning's mail.</summary>
internal static class FollowUpDays
{
    private static readonly TimeOnly Morning = new(8, 0);

    /// <summary>The morning so many working days after (negative: before) a day.</summary>
    public static DateTimeOffset At(WorkingCalendar calendar, DateOnly due, int offset)
    {
        var day = due;
        for (var left = Math.Abs(offset); left > 0;)
        {
            day = day.AddDays(Math.Sign(offset));
            if (calendar.IsWorkingDay(day))
                left--;
        }

        return BusinessZone.At(day, Morning);
    }
}
