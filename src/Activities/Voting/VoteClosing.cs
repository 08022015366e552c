using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Ratings;
using CanBo.Activities.Sealing;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks.Reminding;
using CanBo.Activities.Texts;
using CanBo.Activities.Voting.Counting;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>
/// The closing, in one transaction: opens all slips, counts, keeps the counts only, destroys slips and key, tells every case its outcome. Called under the
/// session's lock, by hand, by the timer and by the last slip alike.
/// </summary>
/// <param name="seals">Opens the slips.</param>
/// <param name="followUps">For the task of a second round.</param>
public sealed class VoteClosing(Seals seals, TaskFollowUps followUps)
{
    // Up to so many cases go on in the closing's own transaction; more are told one by one afterwards.
    private const int AtOnce = 12;

    /// <summary>Closes. False when it was closed before, or when the tellers have to agree first.</summary>
    internal async Task<bool> CloseAsync(StepScope step, VoteSession session, string by, CancellationToken cancellation)
    {
        var told = await CountAsync(step, session, by, cancellation);
        foreach (var (row, port, data) in told ?? [])
        {
            if (told!.Count <= AtOnce)
                await step.ResumeAsync(row.InstanceId, new ExecutionId(row.Execution), port, data, cancellation);
            else
                step.ResumeLater(row.InstanceId, new ExecutionId(row.Execution), port, data);
        }

        return told is not null;
    }

    /// <summary>Counts and records, without telling the cases. Null when there was nothing to close.</summary>
    internal async Task<IReadOnlyList<(VoteCase Row, string Port, Value Data)>?> CountAsync(StepScope step, VoteSession session, string by, CancellationToken cancellation)
    {
        if (session.Status is not (VoteStatus.Open or VoteStatus.Counting))
            return null;
        var db = step.Db();
        await step.FlushAsync(cancellation);
        var voters = await db.Set<Voter>().AsNoTracking().Where(v => v.SessionId == session.Id).ToListAsync(cancellation);
        var sheets = await PaperSheets.ReadAsync(db, seals, session, cancellation);
        if (voters.Exists(v => v.Way == BallotWay.Paper) && !PaperSheets.Agree(sheets))
        {
            session.AwaitTellers();
            return null;
        }

        var paper = sheets.Count > 0 ? sheets[0].Sheet : null;
        var rows = await SlipRows.OfAsync(db, session, cancellation);
        var hasQuorum = HasQuorum(session, voters);
        var (slips, damaged) = hasQuorum ? await OpenAsync(db, session, voters, cancellation) : (new Dictionary<Guid, byte[]>(), 0);
        var told = new List<(VoteCase, string, Value)>();
        var again = new List<(VoteCase Row, ImmutableArray<Rating> Options)>();
        foreach (var row in rows.Where(r => r.Row.Status == VoteCaseStatus.Waiting))
        {
            var counted = hasQuorum ? RowCount.Of(session, row, voters, slips, paper) : RowCount.WithoutQuorum(session, row, voters);
            row.Row.Record(counted.Attendance, counted.Tally, counted.Port, counted.Tied);
            if (counted.Port == VoteOutcomes.Again)
                again.Add((row.Row, counted.Tied));
            else
                told.Add((row.Row, counted.Port, counted.Data));
        }

        await ProposeAsync(step, told, cancellation);
        await DestroyAsync(step, session, cancellation);
        session.Close(damaged + (paper?.Invalid ?? 0), step.Now);
        await VoteTasks.EndAsync(db, session, wasHeld: true, step.Now, cancellation);
        await PlanSecondRoundAsync(step, session, again, cancellation);
        foreach (var row in rows)
            step.Audit(row.Row.CaseId, "VoteClosed", by, Value.Object(("vote", Value.Of(session.Id.ToString("N", CultureInfo.InvariantCulture)))));
        await step.FlushAsync(cancellation);
        return told;
    }

    /// <summary>Slips and key are gone for good.</summary>
    internal static async Task DestroyAsync(StepScope step, VoteSession session, CancellationToken cancellation)
    {
        var db = step.Db();

        // One statement, however many voted.
        await db.Set<Voter>().Where(v => v.SessionId == session.Id && v.Envelope != null).ExecuteUpdateAsync(set => set.SetProperty(v => v.Envelope, (byte[]?)null), cancellation);
        if (session.SealingKeyId is { } keyId)
            Seals.Destroy(step, await KeyAsync(db, keyId, cancellation));
        if (session.Terms.IsSecret)
            db.RemoveRange(await db.Set<PaperCount>().Where(p => p.SessionId == session.Id).ToListAsync(cancellation));
    }

    /// <summary>Read once a closing, to open and to destroy.</summary>
    private static async Task<SealingKey> KeyAsync(CanBoContext db, Guid id, CancellationToken cancellation) =>
        await db.Set<SealingKey>().FindAsync([id], cancellation) ?? throw new InvalidOperationException($"There is no sealing key {id}.");

    // Without a quorum the slips are destroyed unopened.
    private static bool HasQuorum(VoteSession session, List<Voter> voters)
    {
        var attendance = RowCount.AttendanceOf(voters, null);
        return attendance.Present >= session.Terms.Count.NeededPresent(attendance);
    }

    private async Task<(IReadOnlyDictionary<Guid, byte[]> Slips, int Damaged)> OpenAsync(CanBoContext db, VoteSession session, List<Voter> voters, CancellationToken cancellation)
    {
        var cast = voters.Where(v => v is { Way: BallotWay.Screen, Standing: VoterStanding.Votes }).ToList();
        if (session.SealingKeyId is not { } keyId)
            return (cast.ToDictionary(v => v.PersonId, v => Slip.FromWords(v.OpenSlip!)), 0);
        var key = await KeyAsync(db, keyId, cancellation);
        var opened = seals.OpenAll(key, [.. cast.Select(v => new SealedAnswer(v.Id, v.Envelope ?? []))]);
        var read = cast.Zip(opened).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First.PersonId, pair => pair.Second!);
        return (read, cast.Count - read.Count);
    }

    // What the body voted for is what is proposed to the one who decides.
    private static async Task ProposeAsync(StepScope step, List<(VoteCase Row, string Port, Value Data)> told, CancellationToken cancellation)
    {
        foreach (var (row, port, _) in told)
            if (RatingScale.TryParseCode(port, out var level))
            {
                var @case = await step.Db().Set<Case>().FirstAsync(c => c.Id == row.CaseId, cancellation);
                @case.Propose(level, @case.HardFlags);
            }
    }

    private async Task PlanSecondRoundAsync(StepScope step, VoteSession session, List<(VoteCase Row, ImmutableArray<Rating> Options)> again, CancellationToken cancellation)
    {
        if (again.Count == 0)
            return;
        var second = VoteSession.Plan(Ids.New(step.Now), session.CampaignId, session.BodyId, session.NodeId, session.Terms, 2, session.ChairId, session.SecretaryId);
        if (session.DueAt is { } due)
            second.DueBy(due);
        step.Db().Add(second);
        step.Db().AddRange(again.Select(a => VoteCase.Join(second.Id, a.Row.CaseId, a.Row.InstanceId, a.Row.Execution, a.Options)));
        await VoteTasks.AskSecretaryAsync(step, second, Sentence.Of("Không mức nào đủ phiếu ở lượt đầu; bỏ phiếu lại giữa các mức cao nhất."), null, followUps, cancellation);
    }
}
