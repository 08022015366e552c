using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Results.Incidents;

/// <summary>What a person does about an incident: run the step again, or call the case off with a reason.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="retry">Takes the step up again.</param>
public sealed class SettleIncident(StepRunner steps, IncidentRetry retry)
{
    /// <summary>Runs the step again. What failed before may fail again and is then a new incident.</summary>
    /// <exception cref="NotFoundException">There is no such open incident.</exception>
    public Task RetryAsync(Guid incidentId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser | ActorRoles.Operator);
        return steps.RunAsync(
            async (step, token) =>
            {
                var incident = await step.Db().Set<IncidentRow>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == incidentId && i.ResolvedAt == null, token) ?? throw new NotFoundException();
                var subject = await step.Db().Set<Case>().Where(c => c.InstanceId == incident.InstanceId).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(token) ?? incident.InstanceId;
                if (!await retry.RetryAsync(step, incidentId, token))
                    throw new NotFoundException();
                step.Audit(subject, "IncidentRetried", actor.AuditName, Value.Object(("incident", Value.Of(incidentId.ToString("N")))));
            },
            cancellation);
    }

    /// <summary>Calls a case off; its open tasks are withdrawn.</summary>
    /// <exception cref="NotFoundException">There is no such case.</exception>
    /// <exception cref="InvalidInputException">No reason.</exception>
    /// <exception cref="RuleBrokenException">It is over already, or decided.</exception>
    public Task CancelCaseAsync(Guid caseId, string? reason, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        var words = Reason(reason);
        return steps.RunAsync(
            async (step, token) =>
            {
                var @case = await step.Db().Set<Case>().FirstOrDefaultAsync(c => c.Id == caseId, token) ?? throw new NotFoundException();
                if (@case.Status is CaseStatus.Cancelled or CaseStatus.Finished)
                    throw new RuleBrokenException(Sentence.Of("Hồ sơ đã kết thúc, không hủy được nữa."), code: "case_over");
                // Taking a decided case out would change the base that the group's cap was checked against.
                if (@case.FinalRating is not null)
                    throw new RuleBrokenException(Sentence.Of("Hồ sơ đã có quyết định, không hủy được. Muốn đổi mức xếp loại, thay quyết định."), code: "case_decided");
                // First, so that a step which would refuse a return knows that the case is called off.
                @case.Cancel();
                await step.CancelAsync(@case.InstanceId, "CaseCancelled", token);
                step.Audit(caseId, "CaseCancelled", actor.AuditName, Value.Object(("reason", Value.Of(words))));
            },
            cancellation);
    }

    /// <summary>Calls off an instance that has no case: one that a time, an event, a request or another instance started.</summary>
    /// <exception cref="InvalidInputException">No reason.</exception>
    /// <exception cref="RuleBrokenException">It is over already.</exception>
    public Task CancelRunAsync(Guid instanceId, string? reason, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        var words = Reason(reason);
        return steps.RunAsync(
            async (step, token) =>
            {
                if (!await step.CancelAsync(instanceId, "RunCancelled", token))
                    throw new RuleBrokenException(Sentence.Of("Lượt chạy đã kết thúc, không hủy được nữa."), code: "case_over");
                step.Audit(instanceId, "RunCancelled", actor.AuditName, Value.Object(("reason", Value.Of(words))));
            },
            cancellation);
    }

    private static string Reason(string? reason)
    {
        var words = TypedText.Clean(reason).Trim();
        return words.Length is 0 or > 1000 ? throw new InvalidInputException("reason", Sentence.Of("Ghi lý do hủy hồ sơ, không quá 1.000 ký tự.")) : words;
    }
}
