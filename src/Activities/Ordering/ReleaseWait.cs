using CanBo.Activities.Access;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ordering;

/// <summary>An organiser lets a case go on without what it waits for, with a reason on record.</summary>
/// <param name="steps">The door to the database.</param>
public sealed class ReleaseWait(StepRunner steps)
{
    /// <summary>Lets the case go on.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="caseId">A case that waits.</param>
    /// <param name="reason">Why, 1 to 1,000 characters; goes on record.</param>
    /// <param name="actor">An organiser.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="NotFoundException">The case waits for nobody.</exception>
    public Task HandleAsync(Guid campaignId, Guid caseId, string? reason, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        var words = TypedText.Clean(reason).Trim();
        if (words.Length is 0 or > 1000)
            throw new InvalidInputException("reason", Sentence.Of("Ghi lý do, tối đa 1.000 ký tự."));
        return steps.RunAsync(
            async (step, token) =>
            {
                await OrderGate.LockAsync(step, caseId, token);
                var waits = await step.Db().Set<CaseWait>().Where(w => w.CampaignId == campaignId && w.CaseId == caseId && w.ReleasedAt == null).ToListAsync(token);
                if (waits.Count == 0)
                    throw new NotFoundException();
                foreach (var wait in waits)
                {
                    wait.Release(step.Now, words);
                    step.ResumeLater(wait.InstanceId, new ExecutionId(wait.Execution), WaitOutcomes.Complete, Value.EmptyObject);
                }

                step.Audit(caseId, "WaitReleased", actor.AuditName, Value.Object(("reason", Value.Of(words)), ("steps", Value.Strings(waits.Select(w => w.NodeId)))));
            },
            cancellation);
    }
}
