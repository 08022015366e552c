using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Approvals;

/// <summary>Finds who approves a case on a day.</summary>
/// <param name="participants">Rules about the person evaluated.</param>
internal sealed class ApproverSearch(Participants participants)
{
    /// <summary>The list.</summary>
    public async Task<ApproverList> FindAsync(CanBoContext db, OpenApproval asks, Case @case, DateOnly day, CancellationToken cancellation)
    {
        var subject = new CaseSubject(@case.PersonId, @case.PostId, @case.DeciderUnitId);
        ParticipantRule[] rules = [.. asks.Approvers.Select(a => a.Rule).OfType<ParticipantRule>().Distinct()];
        var resolved = rules.Length == 0 ? null : await participants.ResolveManyAsync(db, rules, [subject], day, cancellation);
        var bodies = await BodyMembers.FindAsync(db, [.. asks.Approvers.Select(a => a.BodyCode)], day, cancellation);
        var name = await db.Set<Person>().Where(p => p.Id == @case.PersonId).Select(p => p.FullName).FirstAsync(cancellation);
        return ApproverList.Of(
            asks.Approvers.Select(a => a.Rule is { } rule ? FoundApprovers.Of(a, resolved![(subject, rule)]) : FoundApprovers.Of(a, bodies.GetValueOrDefault(a.BodyCode), name)),
            @case.PersonId,
            await AuthorsAsync(db, @case.Id, cancellation),
            asks.FourEyes);
    }

    /// <summary>Who wrote the proposal in force.</summary>
    public static Task<List<Guid>> AuthorsAsync(CanBoContext db, Guid caseId, CancellationToken cancellation) =>
        db.Set<TaskItem>().Where(t => t.CaseId == caseId && t.Kind == TaskKind.Appraisal && t.Status == TaskState.Done).Select(t => t.AssigneeId).Distinct().ToListAsync(cancellation);
}
