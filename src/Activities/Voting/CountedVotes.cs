using CanBo.Activities.Errors;
using CanBo.Activities.Ratings;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks.Organising;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>Slips were burnt, people were promised that they count once: a return may not ask again. Without a result there is nothing to protect.</summary>
public sealed class CountedVotes : IReturnGuard
{
    /// <inheritdoc />
    public Task RequireFreeAsync(StepScope step, Guid caseId, IReadOnlyCollection<string> nodeIds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        return RequireNoneAsync(step.Db(), caseId, nodeIds, cancellation);
    }

    /// <summary>Refuses when a secret vote about the case was counted in one of the nodes.</summary>
    /// <exception cref="RuleBrokenException">It was.</exception>
    internal static async Task RequireNoneAsync(CanBoContext db, Guid caseId, IReadOnlyCollection<string> nodeIds, CancellationToken cancellation)
    {
        var levels = RatingScale.Levels.Select(level => level.ToString()).ToList();
        var nodes = nodeIds.ToList();
        var counted = await (
            from row in db.Set<VoteCase>()
            join session in db.Set<VoteSession>() on row.SessionId equals session.Id
            where row.CaseId == caseId && row.Status == VoteCaseStatus.Counted && EF.Parameter(nodes).Contains(session.NodeId)
            select new { row.Outcome, session }).ToListAsync(cancellation);
        if (counted.Exists(c => c.session.Terms.IsSecret && levels.Contains(c.Outcome!)))
            throw new RuleBrokenException(Sentence.Of("Hồ sơ này đã có kết quả bỏ phiếu kín; không trả về để bỏ phiếu lại được."), code: "secret_vote_cast");
    }
}
