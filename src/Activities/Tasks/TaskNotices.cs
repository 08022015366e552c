using CanBo.Activities.Guests;
using CanBo.Activities.Mail;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Tasks;

/// <summary>Tells whoever is asked: a person by a notice, a body without accounts by a letter with its link.</summary>
internal static class TaskNotices
{
    /// <summary>Queues it, in the step's transaction.</summary>
    public static void Queue(StepScope step, TaskItem task, NoticeKind kind)
    {
        if (task.Kind == TaskKind.Residence)
            GuestMail.Queue(step, task.CampaignId, task.AssigneeId);
        else
            Notices.Queue(step, new NewNotice(task.AssigneeId, kind, task.CampaignId, task.CaseId, task.Id));
    }
}
