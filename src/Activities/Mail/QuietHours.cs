using CanBo.Activities.Calendar;

namespace CanBo.Activities.Mail;

/// <summary>Hours of the night in which nobody is reminded. Equal ends mean none.</summary>
/// <param name="From">When they begin, in Việt Nam.</param>
/// <param name="To">When they end.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Whether an instant lies in them.</summary>
    public bool Covers(DateTimeOffset instant) => From != To && TimeOnly.FromDateTime(BusinessZone.Local(instant).DateTime).IsBetween(From, To);

    /// <summary>Whether a kind of notice may wait for the morning: what the clock brings, never what somebody has just done.</summary>
    public static bool MayWait(NoticeKind kind) => kind is NoticeKind.TaskReminder or NoticeKind.TaskEscalated;
}
