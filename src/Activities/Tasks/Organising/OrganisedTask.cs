using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Mail;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Tasks.Organising;

/// <summary>What every use case of an organiser does around its own change: takes the task, looks whether the campaign still runs, tells, records.</summary>
internal static class OrganisedTask
{
    /// <summary>The task under its lock, in a campaign that runs.</summary>
    /// <exception cref="RuleBrokenException">The campaign is over, or the task is done on another feature's page.</exception>
    public static async Task<TaskItem> TakeAsync(StepScope step, Actor actor, Guid taskId, CancellationToken cancellation)
    {
        var task = await TaskDoor.TakeAsOrganiserAsync(step, actor, taskId, cancellation);
        if (task.FormCode.Length == 0)
            throw new RuleBrokenException(Sentence.Of("Việc này làm ở trang riêng (cuộc họp, danh sách quyết định, kiến nghị). Đổi ở trang đó."), code: "other_page");
        var campaign = await step.Db().Set<Campaign>().FindAsync([task.CampaignId], cancellation);
        return campaign?.Status is CampaignStatus.Launching or CampaignStatus.Running
            ? task
            : throw new RuleBrokenException(Sentence.Of("Đợt này đã kết thúc hoặc đã hủy."), code: "campaign_over");
    }

    /// <summary>Refuses what would change a case that is decided.</summary>
    public static async Task<Case> RequireUndecidedAsync(StepScope step, TaskItem task, CancellationToken cancellation)
    {
        var @case = await step.Db().Set<Case>().FindAsync([task.CaseId], cancellation) ?? throw new NotFoundException();
        return @case is { Status: CaseStatus.Open, FinalRating: null }
            ? @case
            : throw new RuleBrokenException(Sentence.Of("Hồ sơ này đã có quyết định hoặc đã hủy, nên không đổi được nữa. Muốn xem xét lại, dùng kiến nghị hoặc quyết định thay thế."), code: "case_decided");
    }

    public static RuleBrokenException NotOpen() =>
        new(Sentence.Of("Việc này không còn chờ làm: đã gửi, quá hạn, đã miễn hoặc đã rút."), code: "task_not_open");

    public static void Tell(StepScope step, TaskItem task, NoticeKind kind) =>
        TaskNotices.Queue(step, task, kind);

    /// <summary>The reason is the organiser's own words about the procedure, kept with the file.</summary>
    public static void Record(StepScope step, Actor actor, TaskItem task, string action, string reason) => step.Audit(
        task.CaseId ?? task.CampaignId,
        action,
        actor.AuditName,
        Value.Object(("task", Value.Of(task.Id.ToString("N"))), ("kind", Value.Of(task.Kind.ToString())), ("assignee", Value.Of(task.AssigneeId.ToString("N"))), ("reason", Value.Of(reason))));
}
