using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Mail;

/// <summary>The door for features: rows only, in the step's transaction.</summary>
public static class Notices
{
    /// <summary>Queues a notice; it is sent after the commit, together with what else waits for the recipient.</summary>
    public static void Queue(StepScope step, NewNotice notice)
    {
        var row = Notice.Queue(Ids.New(step.Now), notice, step.Now);
        step.Db().Add(row);
        step.Enqueue("mail.compose", $"{notice.RecipientId:N}:{row.Id:N}", $$"""{"recipient":"{{notice.RecipientId}}"}""", row.NotBefore);
    }
}
