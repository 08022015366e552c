using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>How use cases get at a session: who may, then the lock, then the session as it is under the lock.</summary>
internal static class VoteDoor
{
    /// <summary>For those who run the vote: the body's chair and secretary, and organisers. Proved by their own password or PIN.</summary>
    /// <exception cref="NotFoundException">There is no such session, or the actor may not know of it.</exception>
    public static async Task<VoteSession> RunAsync(StepScope step, Guid sessionId, Actor actor, CancellationToken cancellation)
    {
        var person = actor.PersonId;
        var isOrganiser = actor.Is(ActorRoles.Organiser);
        if (!await step.Db().Set<VoteSession>().AnyAsync(s => s.Id == sessionId && (isOrganiser || s.ChairId == person || s.SecretaryId == person), cancellation))
            throw new NotFoundException();
        RequireProof(actor);
        return await VoteLock.TakeAsync(step, sessionId, cancellation) ?? throw new NotFoundException();
    }

    /// <summary>For somebody on the list who votes: the session and their row, under the lock.</summary>
    /// <exception cref="NotFoundException">There is no such session, or the actor does not vote in it.</exception>
    public static async Task<(VoteSession Session, Voter Voter)> VoteAsync(StepScope step, Guid sessionId, Actor actor, CancellationToken cancellation)
    {
        var voters = step.Db().Set<Voter>().Where(v => v.SessionId == sessionId && v.PersonId == actor.PersonId && v.Standing == VoterStanding.Votes);
        if (actor.PersonId is null || !await voters.AnyAsync(cancellation))
            throw new NotFoundException();
        actor.RequireOwnProof();
        var session = await VoteLock.TakeAsync(step, sessionId, cancellation) ?? throw new NotFoundException();
        return (session, await voters.FirstAsync(cancellation));
    }

    /// <summary>For a teller.</summary>
    /// <exception cref="NotFoundException">There is no such session, or the actor is no teller of it.</exception>
    public static async Task<VoteSession> CountAsync(StepScope step, Guid sessionId, Actor actor, CancellationToken cancellation)
    {
        var person = actor.PersonId;
        if (person is null || !await step.Db().Set<VoteSession>().AnyAsync(s => s.Id == sessionId && (s.FirstTellerId == person || s.SecondTellerId == person), cancellation))
            throw new NotFoundException();
        actor.RequireOwnProof();
        return await VoteLock.TakeAsync(step, sessionId, cancellation) ?? throw new NotFoundException();
    }

    /// <summary>Slips are taken.</summary>
    /// <exception cref="RuleBrokenException">Not yet, or no longer.</exception>
    public static void RequireOpen(VoteSession session, DateTimeOffset now)
    {
        if (session.Status == VoteStatus.Planned)
            throw new RuleBrokenException(Sentence.Of("Chưa mở phiếu."), code: "not_open_yet");
        if (session.Status != VoteStatus.Open || session.ClosesAt <= now)
            throw new RuleBrokenException(Sentence.Of("Đã đóng phiếu, nên phiếu này không được nhận. Phiếu đã bỏ trước đó, nếu có, vẫn được đếm."), code: "closed");
    }

    private static void RequireProof(Actor actor)
    {
        if (actor.Strength is not SignInStrength.System)
            actor.RequireOwnProof();
    }
}
