using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Approvals;

/// <summary>
/// An approver answers. Under the step's lock the answer is written, counted and, if it decides, the case moves on, all in one transaction: of two last
/// approvers the second sees the first.
/// </summary>
/// <param name="steps">The only door to the database.</param>
/// <param name="asking">Asks the next one of a sequence.</param>
/// <param name="returns">Refuses to send back over what is not done twice.</param>
public sealed class GiveApproval(StepRunner steps, ApprovalAsking asking, ApprovalReturns returns)
{
    /// <summary>Answers. The same operation, and the same answer again, are answered as the first time.</summary>
    /// <param name="actor">Whose task it is; with the own password or PIN.</param>
    /// <param name="taskId">The task that asks.</param>
    /// <param name="answer">What is said; null when nothing was chosen.</param>
    /// <param name="reason">Up to 2,000 characters; compulsory at a refusal and at sending back.</param>
    /// <param name="operationId">Made by the sender, one for each wish to answer: 1 to 80 characters.</param>
    /// <param name="cancellation">Stops before the commit.</param>
    /// <exception cref="NotFoundException">There is no such task of this actor.</exception>
    /// <exception cref="StepUpNeededException">The actor has not given the own password or PIN.</exception>
    /// <exception cref="InvalidInputException">Nothing chosen, or no reason where one is needed.</exception>
    /// <exception cref="RuleBrokenException">Answered before, handed on, over, or a return that is not allowed.</exception>
    public Task<ApprovalReceipt> GiveAsync(Actor actor, Guid taskId, ApprovalAnswer? answer, string? reason, string operationId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(operationId);
        if (operationId.Length is 0 or > SubmitTask.LongestOperationId)
            throw new InvalidInputException("operationId", Sentence.Of("Mã thao tác dài từ 1 đến 80 ký tự."));
        var words = TypedText.Clean(reason).Trim();
        return steps.RunAsync((step, token) => GiveAsync(step, actor, taskId, answer, words, operationId, token), cancellation);
    }

    private async Task<ApprovalReceipt> GiveAsync(StepScope step, Actor actor, Guid taskId, ApprovalAnswer? answer, string words, string operationId, CancellationToken cancellation)
    {
        var (task, desk) = await ApprovalDesk.TakeOwnAsync(step, actor, taskId, cancellation);
        var (round, voice) = (desk.Round, desk.Voices.Find(v => v.TaskId == taskId));
        if (voice is null)
            throw new RuleBrokenException(Sentence.Of("Ý kiến này đã giao cho người khác, nên đồng chí không trả lời nữa."), code: "handed_on");
        if (voice.IsAnswered)
            return voice.OperationId == operationId || (answer is { } same && voice.Status == StatusOf(same) && voice.Remark == words)
                ? new ApprovalReceipt(round.Id, voice.AnsweredAt!.Value, round.Status)
                : throw new RuleBrokenException(Sentence.Of("Đồng chí đã trả lời rồi, không đổi được nữa."), code: "already_answered");
        if (round.Status != ApprovalStatus.Open || voice.Status != VoiceStatus.Asked)
            throw new RuleBrokenException(Sentence.Of("Hồ sơ không còn chờ ý kiến này: đã đủ ý kiến, đã hết hạn hoặc đã rút. Ý kiến vừa viết chưa được ghi."), code: "no_longer_asked");
        await desk.RequireRunningAsync(step, cancellation);
        var said = Check(round.MaySendBack, answer, words);
        if (said == ApprovalAnswer.SendBack)
            round.SendTo(await returns.RequireAllowedAsync(step, desk, cancellation));

        voice.Answer(said, words, operationId, step.Now);
        task.Complete(step.Now);
        step.Audit(round.CaseId, ActionOf(said), actor.AuditName, Value.Object(("task", Value.Of(taskId.ToString("N"))), ("node", Value.Of(round.NodeId))));
        await AfterAsync(step, desk, cancellation);
        return new ApprovalReceipt(round.Id, step.Now, round.Status);
    }

    /// <summary>Checks an answer and its reason.</summary>
    /// <exception cref="InvalidInputException">Nothing chosen, or no reason where one is needed.</exception>
    public static ApprovalAnswer Check(bool maySendBack, ApprovalAnswer? answer, string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var errors = new List<FieldError>();
        if (answer is not { } said || !Enum.IsDefined(said))
            errors.Add(new FieldError("outcome", maySendBack ? Sentence.Of("Chọn đồng ý, không đồng ý hoặc trả lại.") : Sentence.Of("Chọn đồng ý hoặc không đồng ý.")));
        else if (said == ApprovalAnswer.SendBack && !maySendBack)
            errors.Add(new FieldError("outcome", Sentence.Of("Bước này không cho trả lại. Chọn đồng ý hoặc không đồng ý.")));
        if (answer is ApprovalAnswer.Reject or ApprovalAnswer.SendBack && reason.Length == 0)
            errors.Add(new FieldError("reason", Sentence.Of("Ghi lý do khi không đồng ý hoặc trả lại.")));
        if (reason.Length > ApprovalRound.LongestReason)
            errors.Add(new FieldError("reason", Sentence.Of("Lý do dài quá 2.000 ký tự. Viết gọn lại.")));
        return errors.Count > 0 ? throw new InvalidInputException([.. errors]) : answer!.Value;
    }

    // Counts what is there now; closes with the first outcome, or asks the next one.
    private async Task AfterAsync(StepScope step, ApprovalDesk desk, CancellationToken cancellation)
    {
        var (round, voices) = (desk.Round, desk.Voices);
        var outcome = ApprovalCount.Of(
            round.Approvers,
            round.Needed,
            round.Rejections,
            voices.Count(v => v.Status == VoiceStatus.Approved),
            voices.Count(v => v.Status == VoiceStatus.Rejected),
            voices.Count(v => v.Status == VoiceStatus.SentBack));
        if (outcome == ApprovalOutcome.Waiting)
        {
            if (round.Order == ApprovalOrder.Sequence)
                await asking.AskAsync(step, round, voices, desk.Case, cancellation);
            return;
        }

        await step.FlushAsync(cancellation);
        await desk.CloseAsync(step, Enum.Parse<ApprovalStatus>(outcome.ToString()), "", cancellation);
        step.Audit(round.CaseId, outcome switch { ApprovalOutcome.Approved => "ApprovalReached", ApprovalOutcome.Rejected => "ApprovalFailed", _ => "ApprovalReturned" }, "system", Value.Object(
            ("node", Value.Of(round.NodeId)), ("approvers", Value.Of(round.Approvers)), ("needed", Value.Of(round.Needed))));
        await step.FlushAsync(cancellation);
        await step.ResumeAsync(round.InstanceId, new ExecutionId(round.Execution), outcome.ToString(), Value.EmptyObject, cancellation);
    }

    private static VoiceStatus StatusOf(ApprovalAnswer answer) => answer switch
    {
        ApprovalAnswer.Approve => VoiceStatus.Approved,
        ApprovalAnswer.Reject => VoiceStatus.Rejected,
        _ => VoiceStatus.SentBack,
    };

    private static string ActionOf(ApprovalAnswer answer) => answer switch
    {
        ApprovalAnswer.Approve => "ApprovalGiven",
        ApprovalAnswer.Reject => "ApprovalRefused",
        _ => "ApprovalSentBack",
    };
}

/// <summary>That an answer was taken.</summary>
/// <param name="ApprovalId">The approval.</param>
/// <param name="At">When it was first received (business time).</param>
/// <param name="Status">Where the approval stands now.</param>
public sealed record ApprovalReceipt(Guid ApprovalId, DateTimeOffset At, ApprovalStatus Status);
