using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Ratings;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reminding;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>The head chooses one of the tied levels and writes why, or stands aside for a conflict of interest.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="followUps">For the next one's reminder.</param>
public sealed class BreakTie(StepRunner steps, TaskFollowUps followUps)
{
    /// <summary>Decides. The same decision again answers the same.</summary>
    /// <exception cref="NotFoundException">There is no such tie, or somebody else decides it.</exception>
    /// <exception cref="StepUpNeededException">The actor has not given the own password or PIN.</exception>
    /// <exception cref="InvalidInputException">No reason, or a level that is not tied.</exception>
    public Task DecideAsync(Guid tieId, Rating? rating, string? reason, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var words = (reason ?? "").Normalize().Trim();
        return steps.RunAsync(
            async (step, token) =>
            {
                var tie = await TakeAsync(step, tieId, actor, token);
                if (tie.Status == TieBreakStatus.Decided && tie.Rating == rating && tie.Reason == words)
                    return;
                RequireWaiting(tie);
                Check(tie.Choices, rating, words);
                tie.Decide(rating!.Value, words, step.Now);
                var @case = await step.Db().Set<Case>().FirstAsync(c => c.Id == tie.CaseId, token);
                @case.Propose(rating.Value, @case.HardFlags);
                foreach (var task in await TieTasks.OpenAsync(step.Db(), tie, token))
                    task.Complete(step.Now);
                step.Audit(tie.CaseId, "TieBroken", actor.AuditName, Value.Object(("vote", Value.Of(VoteTasks.SubjectOf(tie.SessionId)))));
                await step.FlushAsync(token);
                await step.ResumeAsync(tie.InstanceId, new ExecutionId(tie.Execution), rating.Value.ToString(), Value.Object(("rating", Value.Of(rating.Value.ToString()))), token);
            },
            cancellation);
    }

    /// <summary>Stands aside: the deputy decides, then the head of the unit above.</summary>
    /// <exception cref="RuleBrokenException">Nobody is left who could decide.</exception>
    public Task PassOnAsync(Guid tieId, string? reason, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var words = (reason ?? "").Normalize().Trim();
        if (words.Length is 0 or > VoteLimits.Reason)
            throw new InvalidInputException("asideReason", Sentence.Of("Ghi vì sao đồng chí không quyết định, tối đa 2.000 ký tự."));
        return steps.RunAsync(
            async (step, token) =>
            {
                var tie = await TakeAsync(step, tieId, actor, token);
                RequireWaiting(tie);
                var db = step.Db();
                var @case = await db.Set<Case>().FirstAsync(c => c.Id == tie.CaseId, token);
                var subject = await db.Set<Person>().Where(p => p.Id == @case.PersonId).Select(p => p.FullName).FirstAsync(token);
                var body = await db.Set<VoteSession>().Where(s => s.Id == tie.SessionId).Select(s => s.BodyId).FirstAsync(token);
                var next = await TieDeciders.FindAsync(db, body, subject, [@case.PersonId, tie.DeciderId, .. tie.Aside], BusinessZone.DayOf(step.Now), token)
                    ?? throw new RuleBrokenException(Sentence.Of("Không còn ai khác quyết định được. Báo người tổ chức đợt đánh giá."), code: "nobody_left");
                var open = await TieTasks.OpenAsync(db, tie, token);
                foreach (var task in open)
                    task.Withdraw(words);
                tie.PassTo(next.PersonId, words);
                await TieTasks.AskAsync(step, @case, tie, next, @case.CurrentStep, open.FirstOrDefault()?.DueAt, open.FirstOrDefault()?.DueExplanation, followUps, token);
                step.Audit(tie.CaseId, "TiePassedOn", actor.AuditName, Value.Object(("to", Value.Of(next.PersonId.ToString("N")))));
            },
            cancellation);
    }

    /// <summary>Checks a choice and its reason, for the page that is looked at before signing.</summary>
    /// <exception cref="InvalidInputException">No reason, or a level that is not tied.</exception>
    public static void Check(IReadOnlyCollection<Rating> options, Rating? rating, string? reason)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<FieldError>();
        if (rating is not { } level || !options.Contains(level))
            errors.Add(new FieldError("rating", Sentence.Of("Chọn một trong các mức ngang phiếu.")));
        if ((reason ?? "").Trim().Length is < VoteLimits.ShortestReason or > VoteLimits.Reason)
            errors.Add(new FieldError("reason", Sentence.Of("Ghi lý do, từ 50 đến 2.000 ký tự.")));
        if (errors.Count > 0)
            throw new InvalidInputException([.. errors]);
    }

    private static async Task<TieBreak> TakeAsync(StepScope step, Guid tieId, Actor actor, CancellationToken cancellation)
    {
        var ties = step.Db().Set<TieBreak>().Where(t => t.Id == tieId && t.DeciderId == actor.PersonId);
        var at = actor.PersonId is null ? null : await ties.AsNoTracking().FirstOrDefaultAsync(cancellation);
        if (at is null)
            throw new NotFoundException();
        actor.RequireOwnProof();
        await StepLock.TakeAsync(step, at.InstanceId, at.Execution, cancellation);
        return await ties.FirstOrDefaultAsync(cancellation) ?? throw new NotFoundException();
    }

    private static void RequireWaiting(TieBreak tie)
    {
        if (tie.Status == TieBreakStatus.Decided)
            throw new RuleBrokenException(Sentence.Of("Việc này đã quyết định, không đổi được nữa."), code: "already_decided");
        if (tie.Status != TieBreakStatus.Waiting)
            throw new RuleBrokenException(Sentence.Of("Hồ sơ không còn chờ quyết định này."), code: "not_waiting");
    }
}
