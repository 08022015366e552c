using CanBo.Activities.Access;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Errors;
using CanBo.Activities.Mail;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Organising;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Approvals;

/// <summary>An organiser does without an approval, with a reason on record; the case leaves by the port NotRequired.</summary>
/// <param name="steps">The only door to the database.</param>
public sealed class WaiveApproval(StepRunner steps)
{
    /// <summary>Waives an open approval.</summary>
    /// <exception cref="NotAllowedException">The actor is no organiser.</exception>
    /// <exception cref="InvalidInputException">No reason.</exception>
    /// <exception cref="RuleBrokenException">It is over.</exception>
    public Task WaiveAsync(Actor actor, Guid approvalId, string? reason, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        var why = StatedReason.Require(reason);
        return steps.RunAsync(
            async (step, token) =>
            {
                var desk = await ApprovalDesk.TakeAsync(step, approvalId, token);
                if (desk.Round.Status != ApprovalStatus.Open)
                    throw new RuleBrokenException(Sentence.Of("Hồ sơ không còn chờ phê duyệt ở bước này."), code: "no_longer_asked");
                await desk.RequireRunningAsync(step, token);
                foreach (var task in await desk.CloseAsync(step, ApprovalStatus.NotRequired, why, token))
                    TaskNotices.Queue(step, task, NoticeKind.TaskWithdrawn);
                desk.Round.Waive(why, step.Now);
                step.Audit(desk.Round.CaseId, "ApprovalWaived", actor.AuditName, Value.Object(("node", Value.Of(desk.Round.NodeId)), ("reason", Value.Of(why))));
                await step.FlushAsync(token);
                await step.ResumeAsync(desk.Round.InstanceId, new ExecutionId(desk.Round.Execution), WaitOutcomes.NotRequired, Value.EmptyObject, token);
            },
            cancellation);
    }
}
