using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Mail;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks.Reminding;

/// <summary>
/// Follows one task around its due day: reminds before it and after it, then tells the superior and the organiser. Each run does its day and sets the
/// next, so an extension only moves what is still to come.
/// </summary>
/// <param name="followUps">The days.</param>
public sealed class FollowUp(TaskFollowUps followUps) : ITimedJob
{
    /// <inheritdoc />
    public static string Name => "task.follow-up";

    /// <inheritdoc />
    public async Task RunAsync(StepScope step, string key, string payload, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(payload);
        var bar = payload.IndexOf('|', StringComparison.Ordinal);
        var id = Guid.ParseExact(payload[..bar], "N");
        var offset = int.Parse(payload[(bar + 1)..], CultureInfo.InvariantCulture);
        var task = await step.Db().Set<TaskItem>().FirstOrDefaultAsync(t => t.Id == id, cancellation);
        if (task is not { IsWaitedFor: true } || followUps.DayOf(task, offset) is not { } at)
            return;
        if (at <= step.Now)
            await ActAsync(step, task, offset, cancellation);
        await followUps.SetAsync(step, task, cancellation);
    }

    private async Task ActAsync(StepScope step, TaskItem task, int offset, CancellationToken cancellation)
    {
        var settings = await followUps.SettingsAsync(step, task, cancellation);
        // What cannot be given any more (an approval over its time) is not asked for again, but the superior is told.
        if (settings.Reminds(offset) && (task.Status == TaskState.Open || task.TakesAnswer))
            TaskNotices.Queue(step, task, NoticeKind.TaskReminder);
        if (settings.EscalateAfterDays != offset)
            return;
        foreach (var told in await OthersAsync(step, task, cancellation))
            Notices.Queue(step, new NewNotice(told, NoticeKind.TaskEscalated, task.CampaignId, task.CaseId, task.Id));
    }

    // The superior of the main post, and whoever runs the campaign; nobody is told of their own task.
    private static async Task<List<Guid>> OthersAsync(StepScope step, TaskItem task, CancellationToken cancellation)
    {
        var db = step.Db();
        var today = BusinessZone.DayOf(step.Now);
        var superior = await db.Set<Post>()
            .Where(p => p.PersonId == task.AssigneeId && p.SuperiorId != null && p.From <= today && (p.To == null || p.To >= today))
            .OrderByDescending(p => p.IsMain).ThenBy(p => p.From).ThenBy(p => p.Id)
            .Select(p => p.SuperiorId)
            .FirstOrDefaultAsync(cancellation);
        var organiser = await (from campaign in db.Set<Campaign>()
                               where campaign.Id == task.CampaignId
                               join account in db.Set<Account>() on campaign.OrganiserAccountId equals account.Id
                               select account.PersonId).FirstOrDefaultAsync(cancellation);
        return [.. new[] { superior, organiser }.OfType<Guid>().Distinct().Where(person => person != task.AssigneeId)];
    }
}
