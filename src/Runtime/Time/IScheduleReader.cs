namespace CanBo.Runtime.Time;

/// <summary>Reads cron schedules for <c>Elsa.Cron</c>. A host without one refuses such waits, which is an incident of the case.</summary>
public interface IScheduleReader
{
    /// <summary>The first time after an instant; null when the text is no schedule, or has no time after it.</summary>
    DateTimeOffset? Next(string expression, DateTimeOffset after);
}
