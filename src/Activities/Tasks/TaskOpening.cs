using CanBo.Activities.Mail;
using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Tasks;

/// <summary>The door for features that ask somebody to do something: the task's row and the notice to its assignee, in the step's transaction.</summary>
public static class TaskOpening
{
    /// <summary>Opens a task and tells its assignee.</summary>
    public static TaskItem Open(StepScope step, NewTask data)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(data);
        var task = TaskItem.Open(Ids.New(step.Now), data, step.Now);
        step.Db().Add(task);
        TaskNotices.Queue(step, task, NoticeKind.TaskOpened);
        return task;
    }
}
