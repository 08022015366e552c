using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Mail.Outbox;

/// <summary>Sends a dead letter again, to whatever address the person has by now.</summary>
/// <param name="steps">The door to the database.</param>
public sealed class RetryMail(StepRunner steps)
{
    /// <summary>Puts it back into the queue.</summary>
    /// <exception cref="NotFoundException">There is no such letter.</exception>
    /// <exception cref="RuleBrokenException">It is no dead letter.</exception>
    public Task HandleAsync(Guid mailId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser | ActorRoles.Operator);
        return steps.RunAsync(
            async (step, token) =>
            {
                await step.LockAsync($"letter:{mailId:N}", token);
                var mail = await step.Db().Set<MailItem>().FirstOrDefaultAsync(m => m.Id == mailId, token) ?? throw new NotFoundException();
                if (mail.Status != MailStatus.Dead)
                    throw new RuleBrokenException(Sentence.Of("Thư này không phải thư hỏng, không cần gửi lại."), code: "not_dead");
                step.Enqueue(SendMail.KindOfDeed, mail.Retry(), SendMail.PayloadOf(mailId));
                step.Audit(mail.CampaignId, "MailRetried", actor.AuditName, Value.Object(("mail", Value.Of(mailId.ToString("N")))));
            },
            cancellation);
    }
}
