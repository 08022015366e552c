using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Cohorts;

/// <summary>An organiser lets a cohort go on, or lets it off waiting for some cases (faulted, on leave), with a reason on record.</summary>
/// <param name="steps">The door to the database.</param>
public sealed class ReleaseCohort(StepRunner steps)
{
    /// <summary>Releases.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="cohortKey">Which cohort, as the list of cohorts names it.</param>
    /// <param name="caseIds">Cases no longer waited for; empty releases the whole cohort.</param>
    /// <param name="reason">Why; goes on record.</param>
    /// <param name="actor">An organiser.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="NotFoundException">There is no such cohort.</exception>
    public Task HandleAsync(Guid campaignId, string cohortKey, IReadOnlyCollection<Guid> caseIds, string reason, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(caseIds);
        actor.Require(ActorRoles.Organiser);
        reason = TypedText.Clean(reason).Trim();
        if (reason.Length is 0 or > 1000)
            throw new InvalidInputException("reason", Sentence.Of("Ghi lý do, tối đa 1.000 ký tự."));
        return steps.RunAsync(
            async (step, token) =>
            {
                var db = step.Db();
                await CohortGate.LockAsync(step, campaignId, cohortKey, token);
                if (!await db.Set<CohortMember>().AnyAsync(m => m.CampaignId == campaignId && m.CohortKey == cohortKey, token))
                    throw new NotFoundException();
                if (caseIds.Count == 0)
                {
                    if (await db.Set<CohortRelease>().FindAsync([campaignId, cohortKey], token) is null)
                        db.Add(CohortRelease.Of(campaignId, cohortKey, reason, step.Now));
                }
                else
                {
                    var missing = await CohortGate.MissingCases(db, campaignId, cohortKey).Where(c => caseIds.Contains(c.Id)).Select(c => new { c.Id, c.InstanceId }).ToListAsync(token);
                    db.AddRange(missing.Select(c => CohortMember.LetOff(campaignId, cohortKey, c.Id, c.InstanceId, reason, step.Now)));
                }

                await CohortGate.TryReleaseAsync(step, campaignId, cohortKey, null, token);
                step.Audit(campaignId, "CohortReleased", actor.AuditName, Value.Object(
                    ("cohort", Value.Of(cohortKey)),
                    ("cases", Value.Strings(caseIds.Select(id => id.ToString("N")))),
                    ("reason", Value.Of(reason))));
            },
            cancellation);
    }
}
