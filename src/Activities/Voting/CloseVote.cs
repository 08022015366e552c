using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Voting;

/// <summary>Closes a session by hand. Closing twice answers the same.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="closing">Counts.</param>
public sealed class CloseVote(StepRunner steps, VoteClosing closing)
{
    /// <summary>Closes and counts; true when counted, false while the tellers do not agree on the paper slips.</summary>
    /// <exception cref="NotFoundException">There is no such session, or the actor does not run it.</exception>
    /// <exception cref="RuleBrokenException">It was not opened.</exception>
    public Task<bool> HandleAsync(Guid sessionId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return steps.RunAsync(
            async (step, token) =>
            {
                var session = await VoteDoor.RunAsync(step, sessionId, actor, token);
                return session.Status switch
                {
                    VoteStatus.Closed => true,
                    VoteStatus.Open or VoteStatus.Counting => await closing.CloseAsync(step, session, actor.AuditName, token),
                    _ => throw new RuleBrokenException(Sentence.Of("Chưa mở phiếu."), code: "not_open_yet"),
                };
            },
            cancellation);
    }
}
