using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Mail;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Petitions;

/// <summary>
/// The decider's answer: the rating stands, or a new decision replaces it (D335 Art. 21(3), 22). A new rating must fit the group's cap like any other.
/// An answer that comes late is taken and known as late.
/// </summary>
/// <param name="steps">The door to the database.</param>
public sealed class AnswerPetition(StepRunner steps)
{
    /// <summary>Answers.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="rating">The new rating; null upholds the one in force.</param>
    /// <param name="reason">The reasons, which the person reads.</param>
    /// <param name="actor">Who answers: the decider, with an own proof.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="NotFoundException">There is no petition that this actor answers.</exception>
    /// <exception cref="InvalidInputException">No reason, or too long a one.</exception>
    /// <exception cref="RuleBrokenException">Answered already, or the new rating does not fit; nothing was changed.</exception>
    public Task HandleAsync(Guid caseId, Rating? rating, string? reason, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return steps.RunAsync((step, token) => AnswerAsync(step, caseId, rating, reason, actor, token), cancellation);
    }

    private static async Task AnswerAsync(StepScope step, Guid caseId, Rating? rating, string? reason, Actor actor, CancellationToken cancellation)
    {
        var db = step.Db();
        var place = await (
            from petition in db.Set<Petition>().AsNoTracking()
            join task in db.Set<TaskItem>() on petition.TaskId equals task.Id
            where petition.CaseId == caseId && task.AssigneeId == actor.PersonId
            orderby petition.FiledAt descending
            select new { petition.Id, task.InstanceId, petition.Execution }).FirstOrDefaultAsync(cancellation) ?? throw new NotFoundException();
        actor.RequireOwnProof();
        var words = Read(reason);
        await StepLock.TakeAsync(step, place.InstanceId!.Value, place.Execution, cancellation);

        var found = await db.Set<Petition>().FirstAsync(p => p.Id == place.Id, cancellation);
        if (!found.AwaitsAnswer)
            throw new RuleBrokenException(Sentence.Of("Kiến nghị này đã được trả lời hoặc không còn chờ trả lời."), code: "already_answered");
        var @case = await db.Set<Case>().FirstAsync(c => c.Id == caseId, cancellation);
        var answer = await SettleAsync(step, @case, found, rating, words, actor, cancellation);
        var own = await db.Set<TaskItem>().FirstAsync(t => t.Id == found.TaskId, cancellation);
        if (own.Status is TaskState.Open or TaskState.Overdue)
            own.Complete(step.Now);
        step.Audit(caseId, "PetitionAnswered", actor.AuditName, Value.Object(("petition", Value.Of(found.Id.ToString("N"))), ("outcome", Value.Of(answer))));
        Notices.Queue(step, new NewNotice(@case.PersonId, NoticeKind.PetitionAnswered, @case.CampaignId, @case.Id));
        await step.ResumeAsync(place.InstanceId.Value, new ExecutionId(found.Execution), answer, Value.EmptyObject, cancellation);
    }

    private static async Task<string> SettleAsync(StepScope step, Case @case, Petition petition, Rating? rating, string words, Actor actor, CancellationToken cancellation)
    {
        if (rating is not { } other || other == @case.FinalRating)
        {
            petition.Uphold(words, actor.PersonId!.Value, step.Now);
            return PetitionSignals.Upheld;
        }

        var decision = await DecideRatings.ReplaceDecisionAsync(step, @case.Id, other, words, actor, cancellation);
        petition.Replace(decision, words, actor.PersonId!.Value, step.Now);
        return PetitionSignals.Replaced;
    }

    private static string Read(string? reason)
    {
        var words = TypedText.Clean(reason).Trim();
        if (words.Length == 0)
            throw new InvalidInputException("reason", Sentence.Of("Ghi lý do: người kiến nghị sẽ đọc."));
        if (words.Length > 4000)
            throw new InvalidInputException("reason", Sentence.Of("Lý do dài quá 4.000 ký tự. Rút gọn rồi gửi lại."));
        return words;
    }
}
