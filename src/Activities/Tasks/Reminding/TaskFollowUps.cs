using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Tasks.Reminding;

/// <summary>Sets the days on which a task is followed up, by its campaign's rules.</summary>
/// <param name="calendar">Working days.</param>
/// <param name="packages">The campaign's rules.</param>
public sealed class TaskFollowUps(WorkingCalendar calendar, RulePackages packages)
{
    /// <summary>Sets the next day of a task, or moves it; nothing when it has no due day or no day is left.</summary>
    public async Task SetAsync(StepScope step, TaskItem task, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(task);
        if (task.DueAt is null)
            return;
        var settings = await SettingsAsync(step, task, cancellation);
        foreach (var offset in settings.Offsets())
        {
            var at = DayOf(task, offset)!.Value;
            if (at <= step.Now)
                continue;
            var id = task.Id.ToString("N", CultureInfo.InvariantCulture);
            step.ScheduleJob(FollowUp.Name, id, at, string.Create(CultureInfo.InvariantCulture, $"{id}|{offset}"));
            return;
        }
    }

    /// <summary>The rules of the task's campaign.</summary>
    internal async Task<ReminderSettings> SettingsAsync(StepScope step, TaskItem task, CancellationToken cancellation) =>
        packages.Of((await step.Db().Set<Campaign>().FindAsync([task.CampaignId], cancellation))!).Remind;

    /// <summary>The morning of a day around the due day; null without one.</summary>
    internal DateTimeOffset? DayOf(TaskItem task, int offset) =>
        task.DueAt is { } due ? FollowUpDays.At(calendar, BusinessZone.DayOf(due), offset) : null;
}
