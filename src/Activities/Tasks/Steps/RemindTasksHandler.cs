using CanBo.Activities.Mail;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Tasks.Steps;

/// <summary>Queues a reminder for each task still open.</summary>
internal sealed class RemindTasksHandler : EffectHandler<RemindTasks>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, RemindTasks effect, CancellationToken cancellation)
    {
        var tasks = await StepTasks.OfAsync(context.Step, context.InstanceId, context.Planned.Execution, cancellation);
        foreach (var task in tasks.Where(t => t.Status == TaskState.Open))
            Notices.Queue(context.Step, new NewNotice(task.AssigneeId, NoticeKind.TaskReminder, task.CampaignId, task.CaseId, task.Id));
        return null;
    }
}
