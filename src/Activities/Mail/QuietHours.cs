using CanBo.Activities.Calendar;

namespace CanBo.Activities.Mail;

/// <summary>Hours of the night in which nobody is reminded. Equal ends mean none.</summary>
/// <param name="From">When they begin, in Việt Nam.</param>
/// <param name="To">When they end.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>The end of the quiet hours that an instant lies in; null when it lies in none.</summary>
    public DateTimeOffset? EndOf(DateTimeOffset instant)
    {
        var local = BusinessZone.Local(instant);
        var time = TimeOnly.FromDateTime(local.DateTime);
        if (From == To || !time.IsBetween(From, To))
            return null;
        var day = DateOnly.FromDateTime(local.DateTime);
        return BusinessZone.At(time < To ? day : day.AddDays(1), To);
    }

    /// <summary>Whether a kind of notice may wait for the morning: what the clock brings, never what somebody has just done.</summary>
    public static bool MayWait(NoticeKind kind) => kind is NoticeKind.TaskReminder or NoticeKind.TaskEscalated;
}
