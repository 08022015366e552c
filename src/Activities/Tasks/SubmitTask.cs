using System.Collections.Immutable;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Monthly;
using CanBo.Activities.Opinions;
using CanBo.Activities.Remedial;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Audit;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tasks;

/// <summary>
/// Takes an answer. One operation id is answered the same however often it is sent; another one after it is told when the first was
/// received. What loses the race with the deadline is kept as a late text, which the organiser may admit.
/// </summary>
/// <param name="steps">The only door to the database.</param>
/// <param name="answers">Reads answers and applies them to the case.</param>
/// <param name="envelopes">Seals anonymous answers.</param>
public sealed class SubmitTask(StepRunner steps, TaskAnswers answers, SealedReplies envelopes)
{
    /// <summary>The longest operation id.</summary>
    public const int LongestOperationId = 80;

    /// <summary>Submits.</summary>
    /// <param name="actor">Whose task it is.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="operationId">Made by the sender, one for each wish to send: 1 to 80 characters.</param>
    /// <param name="values">The whole answer.</param>
    /// <param name="isStrict">Refuse names the form does not know (programs), instead of leaving them out (pages).</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="NotFoundException">Not the actor's task.</exception>
    /// <exception cref="InvalidInputException">Places to mend; nothing was changed.</exception>
    /// <exception cref="RuleBrokenException">The campaign is over, or the task is done elsewhere.</exception>
    public Task<SubmitOutcome> SubmitAsync(Actor actor, Guid taskId, string operationId, RawValues values, bool isStrict, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(operationId);
        if (operationId.Length is 0 or > LongestOperationId)
            throw new InvalidInputException("operationId", Sentence.Of("Mã thao tác dài từ 1 đến 80 ký tự."));
        return steps.RunAsync((step, token) => SubmitAsync(step, actor, taskId, operationId, values, isStrict, token), cancellation);
    }

    private async Task<SubmitOutcome> SubmitAsync(StepScope step, Actor actor, Guid taskId, string operationId, RawValues values, bool isStrict, CancellationToken cancellation)
    {
        var task = await TaskDoor.TakeOwnAsync(step, actor, taskId, cancellation);
        if (task.FormCode.Length == 0)
            throw new RuleBrokenException(Sentence.Of("Việc này không có biểu mẫu để gửi. Mở trang của việc để làm."), code: "no_form");
        if (task.Seal != TaskSeal.None)
            return await SealAsync(step, task, operationId, values, isStrict, cancellation);
        if (FirstReceived(task) is { } first)
            return task.OperationId == operationId
                ? new SubmitOutcome.Received(first, IsLate: task.LateAt is not null)
                : new SubmitOutcome.AlreadyReceived(first, values);
        if (task.OperationId == operationId)
            return new SubmitOutcome.Received(await FirstSentAsync(step, task, cancellation), IsLate: false);
        if (!task.TakesAnswer)
            return new SubmitOutcome.NoLongerAsked(task.Status, task.StatusReason ?? "", values);

        var desk = await answers.DeskAsync(step.Db(), task, cancellation);
        desk = desk with { Imported = desk.HasMonths ? await MonthlyTotals.OfAsync(step.Db(), desk.Form, desk.Case.PersonId, desk.Campaign.Year, cancellation) : MonthlyTotals.None, Carried = await CarriedFaults.OfAsync(step.Db(), desk.Form, desk.Case.PersonId, desk.Campaign.Year, cancellation) };
        if (desk.Campaign.Status is CampaignStatus.Closed or CampaignStatus.Cancelled || desk.Case.Status == CaseStatus.Cancelled)
            return new SubmitOutcome.NoLongerAsked(TaskState.Withdrawn, "", values);
        var reading = TaskAnswers.Read(desk, task, ImportedMonths.Fill(desk.Form, values, desk.Context), isStrict);
        var isLate = task.Status == TaskState.Overdue;
        if (isLate)
            task.KeepLate(reading.Answer.ToJsonString(CanonicalJson.Options), operationId, step.Now);
        else
            task.Submit(reading.Answer.ToJsonString(CanonicalJson.Options), operationId, step.Now);
        if (task.Kind == TaskKind.Residence && actor.Strength != SignInStrength.GuestLink)
            task.EnterFor(actor.AccountId ?? actor.PersonId ?? Guid.Empty);
        Audit(step, actor, task, desk, isLate);
        if (!isLate)
        {
            TaskAnswers.Apply(desk, task, reading);
            await RemedialRecording.ApplyAsync(step, desk, task, reading, cancellation);
            await StepCompletion.AfterAsync(step, task, cancellation);
        }

        return new SubmitOutcome.Received(step.Now, isLate);
    }

    // Replaced as often as its author likes until the closing; the last one counts. Nothing of it is audited.
    private async Task<SubmitOutcome> SealAsync(StepScope step, TaskItem task, string operationId, RawValues values, bool isStrict, CancellationToken cancellation)
    {
        if (task.OperationId == operationId)
            return new SubmitOutcome.Received(task.SubmittedAt ?? step.Now, IsLate: false);
        if (!task.TakesAnswer)
            return new SubmitOutcome.NoLongerAsked(task.Status, task.StatusReason ?? "", values);
        var desk = await answers.DeskAsync(step.Db(), task, cancellation);
        if (desk.Campaign.Status is CampaignStatus.Closed or CampaignStatus.Cancelled)
            return new SubmitOutcome.NoLongerAsked(TaskState.Withdrawn, "", values);
        var reading = TaskAnswers.Read(desk, task, values, isStrict);
        await envelopes.TakeAsync(step, task, desk.Form, reading.Answer, operationId, cancellation);
        await StepCompletion.AfterAsync(step, task, cancellation);
        return new SubmitOutcome.Received(task.SubmittedAt ?? step.Now, IsLate: false);
    }

    private static DateTimeOffset? FirstReceived(TaskItem task) =>
        task.Status == TaskState.Done ? task.SubmittedAt : task.LateAnswer is not null ? task.LateAt : null;

    // Given back since: what this operation sent is the draft now, and sending it again changes nothing.
    private static async Task<DateTimeOffset> FirstSentAsync(StepScope step, TaskItem task, CancellationToken cancellation)
    {
        var (subject, id) = (task.CaseId ?? task.CampaignId, task.Id.ToString("N"));
        return await step.Db().Set<AuditRow>()
            .Where(a => a.Subject == subject && (a.Action == "TaskSubmitted" || a.Action == "LateAnswerKept") && a.Data.Contains(id))
            .OrderByDescending(a => a.Number)
            .Select(a => (DateTimeOffset?)a.At)
            .FirstOrDefaultAsync(cancellation) ?? task.OpenedAt;
    }

    private static void Audit(StepScope step, Actor actor, TaskItem task, TaskDesk desk, bool isLate) => step.Audit(
        task.CaseId ?? task.CampaignId,
        isLate ? "LateAnswerKept" : task.EnteredById is not null ? "PaperReplyEntered" : "TaskSubmitted",
        actor.AuditName,
        Value.Object(
            ("task", Value.Of(task.Id.ToString("N"))),
            ("kind", Value.Of(task.Kind.ToString())),
            ("form", Value.Of(task.FormCode)),
            ("answerHash", Value.Of(TaskAnswers.HashOf(isLate ? task.LateAnswer! : task.Answer!))),
            ("files", Value.Strings(desk.Files.Select(f => f.Hash)))));
}

/// <summary>What became of a submission.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome()
    {
    }

    /// <summary>It is received: now, or earlier under the same operation id.</summary>
    /// <param name="At">When it was first received (business time).</param>
    /// <param name="IsLate">After the deadline: kept, and shown as late.</param>
    public sealed record Received(DateTimeOffset At, bool IsLate) : SubmitOutcome;

    /// <summary>Another one was received before; this one was not taken.</summary>
    /// <param name="FirstAt">When the first was received.</param>
    /// <param name="Yours">What was sent now, to be given back.</param>
    public sealed record AlreadyReceived(DateTimeOffset FirstAt, RawValues Yours) : SubmitOutcome;

    /// <summary>Nobody asks for it any more; it was not taken.</summary>
    /// <param name="Status">Waived or withdrawn.</param>
    /// <param name="Reason">The organiser's words; empty when the step ended by itself.</param>
    /// <param name="Yours">What was sent, to be given back.</param>
    public sealed record NoLongerAsked(TaskState Status, string Reason, RawValues Yours) : SubmitOutcome;
}
