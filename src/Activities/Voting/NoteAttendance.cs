using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Meetings;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>A line of the attendance list.</summary>
/// <param name="PersonId">Somebody on the list.</param>
/// <param name="Presence">Null leaves it open.</param>
/// <param name="OnPaper">Whether they took a paper slip.</param>
public sealed record VoterLine(Guid PersonId, Presence? Presence, bool OnPaper);

/// <summary>The secretary notes who is there and who took a paper slip, while the vote is open. Whoever has voted is there.</summary>
/// <param name="steps">The door to the database.</param>
public sealed class NoteAttendance(StepRunner steps)
{
    /// <summary>Notes the lines given; others stay.</summary>
    /// <exception cref="NotFoundException">There is no such session, or the actor does not run it.</exception>
    /// <exception cref="InvalidInputException">Somebody who is not on the list, does not vote, or has voted on a screen.</exception>
    public Task HandleAsync(Guid sessionId, IReadOnlyCollection<VoterLine> lines, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(actor);
        return steps.RunAsync(
            async (step, token) =>
            {
                var session = await VoteDoor.RunAsync(step, sessionId, actor, token);
                VoteDoor.RequireOpen(session, step.Now);
                var db = step.Db();
                var voters = await db.Set<Voter>().Where(v => v.SessionId == sessionId).ToDictionaryAsync(v => v.PersonId, token);
                var errors = lines.Select(line => Problem(session, voters.GetValueOrDefault(line.PersonId), line)).OfType<FieldError>().ToList();
                if (errors.Count > 0)
                    throw new InvalidInputException([.. errors]);
                foreach (var line in lines)
                    await NoteAsync(db, session, voters[line.PersonId], line, step.Now, token);
            },
            cancellation);
    }

    private static async Task NoteAsync(CanBoContext db, VoteSession session, Voter voter, VoterLine line, DateTimeOffset now, CancellationToken cancellation)
    {
        if (line.OnPaper)
        {
            voter.TakePaper();
            var subject = VoteTasks.SubjectOf(session.Id);
            var task = await db.Set<TaskItem>().FirstOrDefaultAsync(
                t => t.CampaignId == session.CampaignId && t.Kind == TaskKind.Vote && t.Subject == subject && t.AssigneeId == voter.PersonId && t.Status == TaskState.Open, cancellation);
            task?.Complete(now);
            return;
        }

        if (voter.Way == BallotWay.Paper)
            voter.ReturnPaper();
        voter.Note(voter.Way == BallotWay.Screen ? Presence.Present : line.Presence);
    }

    private static FieldError? Problem(VoteSession session, Voter? voter, VoterLine line)
    {
        var field = $"attendance.{line.PersonId}";
        return voter is null ? new FieldError(field, Sentence.Of("Người này không có trong danh sách bỏ phiếu đã chốt."))
            : line.OnPaper && voter.Standing != VoterStanding.Votes ? new FieldError(field, Sentence.Of("Người này dự nhưng không bỏ phiếu."))
            : line.OnPaper && voter.Way == BallotWay.Screen ? new FieldError(field, Sentence.Of("Người này đã bỏ phiếu trên máy, nên không nhận phiếu giấy."))
            : line.OnPaper && session.FirstTellerId is null ? new FieldError(field, Sentence.Of("Chưa có tổ kiểm phiếu, nên không phát phiếu giấy được. Chọn hai người kiểm phiếu khi mở phiếu."))
            : null;
    }
}
