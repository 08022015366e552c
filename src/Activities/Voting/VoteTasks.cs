using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reminding;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>What a vote asks of people: the secretary to hold it, each member to vote.</summary>
internal static class VoteTasks
{
    public static string SubjectOf(Guid sessionId) => sessionId.ToString("N", CultureInfo.InvariantCulture);

    /// <summary>Asks the secretary to hold the vote.</summary>
    public static Task AskSecretaryAsync(StepScope step, VoteSession session, Sentence reason, DueDate? due, TaskFollowUps followUps, CancellationToken cancellation)
    {
        var task = TaskOpening.Open(step, new NewTask(session.CampaignId, TaskKind.VoteSession, session.SecretaryId, reason)
        {
            Subject = SubjectOf(session.Id),
            NodeId = session.NodeId,
            DueAt = due?.Instant,
            DueExplanation = due?.Explanation,
        });
        return followUps.SetAsync(step, task, cancellation);
    }

    /// <summary>Asks a member to vote.</summary>
    public static Task AskVoterAsync(StepScope step, VoteSession session, Guid personId, string bodyName, TaskFollowUps followUps, CancellationToken cancellation)
    {
        var task = TaskOpening.Open(step, new NewTask(session.CampaignId, TaskKind.Vote, personId, Sentence.Of("Đồng chí là thành viên có quyền bỏ phiếu của {0}.", bodyName))
        {
            Subject = SubjectOf(session.Id),
            NodeId = session.NodeId,
            DueAt = session.ClosesAt,
        });
        return followUps.SetAsync(step, task, cancellation);
    }

    /// <summary>The tasks of a session that nobody has done yet.</summary>
    public static Task<List<TaskItem>> OpenAsync(CanBoContext db, VoteSession session, TaskKind kind, CancellationToken cancellation) =>
        OpenAsync(db, session, [kind], cancellation);

    private static Task<List<TaskItem>> OpenAsync(CanBoContext db, VoteSession session, TaskKind[] kinds, CancellationToken cancellation)
    {
        var subject = SubjectOf(session.Id);
        return db.Set<TaskItem>()
            .Where(t => t.CampaignId == session.CampaignId && kinds.Contains(t.Kind) && t.Subject == subject && (t.Status == TaskState.Open || t.Status == TaskState.Overdue))
            .ToListAsync(cancellation);
    }

    /// <summary>Nobody needs to do anything about the session any more.</summary>
    public static async Task EndAsync(CanBoContext db, VoteSession session, bool wasHeld, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var task in await OpenAsync(db, session, [TaskKind.Vote, TaskKind.VoteSession], cancellation))
        {
            // Nobody is late who did not vote: to abstain from voting is allowed.
            if (wasHeld && task.Kind == TaskKind.VoteSession)
                task.Complete(now);
            else
                task.Withdraw("");
        }
    }
}
