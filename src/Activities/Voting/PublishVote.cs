using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Activities.Voting.Counting;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>Makes the counts known to the body. Where the counts of a secret vote would tell who voted what, it asks first.</summary>
/// <param name="steps">The door to the database.</param>
public sealed class PublishVote(StepRunner steps)
{
    /// <summary>Publishes. Publishing twice answers the same.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="knowingly">True when the warning was read.</param>
    /// <param name="actor">Who runs the vote.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="RuleBrokenException">Not counted yet; or the counts would tell (<c>counts_tell</c>) and it was not said knowingly.</exception>
    public Task HandleAsync(Guid sessionId, bool knowingly, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return steps.RunAsync(
            async (step, token) =>
            {
                var session = await VoteDoor.RunAsync(step, sessionId, actor, token);
                if (session.Status != VoteStatus.Closed)
                    throw new RuleBrokenException(Sentence.Of("Đóng phiếu và kiểm phiếu xong mới công bố."), code: "not_closed");
                var rows = await step.Db().Set<VoteCase>().AsNoTracking().Where(r => r.SessionId == sessionId && r.Status == VoteCaseStatus.Counted).ToListAsync(token);
                if (session.Terms.IsSecret && !knowingly && rows.Exists(r => RevealingCounts.Tell(r.Tally)))
                    throw new RuleBrokenException(
                        Sentence.Of("Số phiếu của một hay nhiều người để lộ ai đã bỏ gì (mọi phiếu giống nhau, hoặc chỉ một phiếu khác trong tập thể nhỏ). Đánh dấu đã đọc cảnh báo nếu vẫn công bố."),
                        "knowingly",
                        "counts_tell");
                session.Publish(step.Now);
                step.Audit(session.CampaignId, "VotePublished", actor.AuditName, Value.Object(("vote", Value.Of(VoteTasks.SubjectOf(sessionId)))));
            },
            cancellation);
    }
}
