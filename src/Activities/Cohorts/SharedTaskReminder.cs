using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Mail;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Cohorts;

/// <summary>Reminds whoever has a task about many cases (a meeting, a decision list), once a task, the working day before it is due.</summary>
public sealed class SharedTaskReminder : ITimedJob
{
    /// <inheritdoc />
    public static string Name => "shared-task.remind";

    /// <summary>Sets the reminder, or moves it.</summary>
    internal static void Set(StepScope step, TaskItem task, WorkingCalendar calendar)
    {
        if (task.DueAt is not { } due)
            return;
        var day = BusinessZone.DayOf(due).AddDays(-1);
        while (!calendar.IsWorkingDay(day))
            day = day.AddDays(-1);
        var at = BusinessZone.At(day, new TimeOnly(8, 0));
        if (at > step.Now)
            step.ScheduleJob(Name, task.Id.ToString("N", CultureInfo.InvariantCulture), at, task.Id.ToString("N", CultureInfo.InvariantCulture));
    }

    /// <inheritdoc />
    public async Task RunAsync(StepScope step, string key, string payload, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        var id = Guid.ParseExact(payload, "N");
        var task = await step.Db().Set<TaskItem>().FirstOrDefaultAsync(t => t.Id == id && t.Status == TaskState.Open, cancellation);
        if (task is not null)
            Notices.Queue(step, new NewNotice(task.AssigneeId, NoticeKind.TaskReminder, task.CampaignId, task.CaseId, task.Id));
    }
}
