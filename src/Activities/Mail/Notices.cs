using CanBo.Activities.Storage;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Mail;

/// <summary>The door for features: rows only, in the step's transaction.</summary>
public static class Notices
{
    /// <summary>
    /// What is opened together is told together: a leader with 112 cases gets one letter. Reminders and results gather as long, so that whatever one
    /// campaign asks of a person at one moment stands in one letter.
    /// </summary>
    public static TimeSpan Gathering { get; } = TimeSpan.FromSeconds(4);

    /// <summary>Queues a notice; it is sent after the commit, together with what else waits for the recipient.</summary>
    public static void Queue(StepScope step, NewNotice notice)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(notice);
        var row = Notice.Queue(Ids.New(step.Now), notice with { NotBefore = notice.NotBefore ?? step.Now + Gathering }, step.Now);
        step.Db().Add(row);
        step.Enqueue(ComposeMail.KindOfDeed, $"{notice.RecipientId:N}:{row.Id:N}", $$"""{"recipient":"{{notice.RecipientId}}"}""", row.NotBefore);
    }
}
