using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Meetings;
using CanBo.Activities.Ratings;
using CanBo.Activities.Sealing;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>A mark on a slip.</summary>
/// <param name="CaseId">The row.</param>
/// <param name="Rating">The level; null leaves the row blank.</param>
public sealed record BallotMark(Guid CaseId, Rating? Rating);

/// <summary>A member casts the slip, or replaces it until the closing: the last one counts. A mail link alone does not suffice.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="seals">Seals secret slips.</param>
/// <param name="closing">For the last slip of a vote that closes by itself.</param>
public sealed class CastBallot(StepRunner steps, Seals seals, VoteClosing closing)
{
    /// <summary>Casts. Rows that are not named stay blank. Returns whether it replaced an earlier slip.</summary>
    /// <exception cref="NotFoundException">There is no such vote, or the actor does not vote in it.</exception>
    /// <exception cref="StepUpNeededException">The actor has not given the own password or PIN.</exception>
    /// <exception cref="InvalidInputException">A mark that is not on the slip.</exception>
    /// <exception cref="RuleBrokenException">The vote is not open, or the actor has a paper slip.</exception>
    public Task<bool> HandleAsync(Guid sessionId, IReadOnlyCollection<BallotMark> marks, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(actor);
        return steps.RunAsync((step, token) => CastAsync(step, sessionId, marks, actor, token), cancellation);
    }

    private async Task<bool> CastAsync(StepScope step, Guid sessionId, IReadOnlyCollection<BallotMark> marks, Actor actor, CancellationToken cancellation)
    {
        var (session, voter) = await VoteDoor.VoteAsync(step, sessionId, actor, cancellation);
        VoteDoor.RequireOpen(session, step.Now);
        if (voter.Way == BallotWay.Paper)
            throw new RuleBrokenException(Sentence.Of("Đồng chí đã nhận phiếu giấy. Muốn bỏ trên máy, trả phiếu giấy cho thư ký trước."), code: "has_paper");
        var db = step.Db();
        var rows = await SlipRows.OfAsync(db, session, cancellation);
        var slip = Slip.Mark(rows, marks, session.Terms.SubjectVotes ? null : voter.PersonId);

        var replaces = voter.Way == BallotWay.Screen;
        if (session.SealingKeyId is { } keyId)
            voter.Cast(seals.Seal(await db.Set<SealingKey>().FirstAsync(k => k.Id == keyId, cancellation), voter.Id, slip, slip.Length));
        else
            voter.Cast(Slip.InWords(slip));
        await CompleteTaskAsync(db, session, voter, step.Now, cancellation);
        await step.FlushAsync(cancellation);
        if (session.ClosesWhenAllCast && !await db.Set<Voter>().AnyAsync(v => v.SessionId == session.Id && v.Standing == VoterStanding.Votes && v.Way == BallotWay.None && (v.Presence == null || v.Presence == Presence.Present), cancellation))
            await closing.CloseAsync(step, session, "system", cancellation);
        return replaces;
    }

    // Of a secret vote not even the hour is kept.
    private static async Task CompleteTaskAsync(CanBoContext db, VoteSession session, Voter voter, DateTimeOffset now, CancellationToken cancellation)
    {
        var subject = VoteTasks.SubjectOf(session.Id);
        var task = await db.Set<TaskItem>().FirstOrDefaultAsync(
            t => t.CampaignId == session.CampaignId && t.Kind == TaskKind.Vote && t.Subject == subject && t.AssigneeId == voter.PersonId && t.Status == TaskState.Open, cancellation);
        if (session.Terms.IsSecret)
            task?.CompleteWithoutTime();
        else
            task?.Complete(now);
    }
}
