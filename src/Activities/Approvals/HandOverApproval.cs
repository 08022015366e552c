using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Mail;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Approvals;

/// <summary>
/// One voice goes to another person, once: an approver delegates it to a colleague, or an organiser names another one for somebody who is away. Never to the
/// person evaluated, to whoever has a voice already, or with four eyes to the author of the proposal.
/// </summary>
/// <param name="steps">The only door to the database.</param>
/// <param name="asking">Asks the new one.</param>
public sealed class HandOverApproval(StepRunner steps, ApprovalAsking asking)
{
    /// <summary>An approver delegates the own voice.</summary>
    /// <exception cref="NotFoundException">There is no such task of this actor.</exception>
    /// <exception cref="StepUpNeededException">The actor has not given the own password or PIN.</exception>
    /// <exception cref="InvalidInputException">No reason, or nobody it may go to.</exception>
    /// <exception cref="RuleBrokenException">The step forbids it, it was delegated before, or it is no longer asked.</exception>
    public Task DelegateAsync(Actor actor, Guid taskId, string? personCode, string? reason, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var why = Require(reason);
        return steps.RunAsync(
            async (step, token) =>
            {
                var (_, desk) = await ApprovalDesk.TakeOwnAsync(step, actor, taskId, token);
                if (!desk.Round.MayDelegate)
                    throw new RuleBrokenException(Sentence.Of("Bước này không cho ủy quyền."), "person", "no_delegation");
                var voice = RequireAsked(desk, desk.Voices.Find(v => v.TaskId == taskId));
                if (voice.HandedAt is not null)
                    throw new RuleBrokenException(Sentence.Of("Ý kiến này đã được giao một lần, không giao tiếp được."), "person", "handed_once");
                await HandAsync(step, actor, desk, voice, personCode, why, byOrganiser: false, token);
            },
            cancellation);
    }

    /// <summary>An organiser names another person for somebody who is asked and cannot answer.</summary>
    /// <exception cref="NotAllowedException">The actor is no organiser.</exception>
    /// <exception cref="NotFoundException">There is no such approval or voice.</exception>
    /// <exception cref="InvalidInputException">No reason, or nobody it may go to.</exception>
    /// <exception cref="RuleBrokenException">It is no longer asked.</exception>
    public Task ReplaceAsync(Actor actor, Guid approvalId, Guid voiceId, string? personCode, string? reason, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        var why = Require(reason);
        return steps.RunAsync(
            async (step, token) =>
            {
                var desk = await ApprovalDesk.TakeAsync(step, approvalId, token);
                var voice = desk.Voices.Find(v => v.Id == voiceId) ?? throw new NotFoundException();
                await HandAsync(step, actor, desk, RequireAsked(desk, voice), personCode, why, byOrganiser: true, token);
            },
            cancellation);
    }

    private async Task HandAsync(StepScope step, Actor actor, ApprovalDesk desk, ApprovalVoice voice, string? personCode, string why, bool byOrganiser, CancellationToken cancellation)
    {
        await desk.RequireRunningAsync(step, cancellation);
        var db = step.Db();
        var person = await FindAsync(step, desk, personCode, cancellation);
        var giver = await db.Set<Person>().Where(p => p.Id == voice.ActingId).Select(p => p.FullName).FirstAsync(cancellation);
        var old = await db.Set<TaskItem>().FirstAsync(t => t.Id == voice.TaskId, cancellation);
        old.Withdraw(why);
        if (byOrganiser)
            TaskNotices.Queue(step, old, NoticeKind.TaskWithdrawn);
        voice.HandTo(person.Id, why, byOrganiser, step.Now);
        // The words stay on the pages: a letter names no reason.
        var reason = byOrganiser ? Sentence.Of("Người tổ chức nhờ đồng chí duyệt thay {0}.", giver) : Sentence.Of("{0} ủy quyền cho đồng chí duyệt thay.", giver);
        voice.Ask((await asking.OpenAsync(step, desk.Round, desk.Case, person.Id, reason, old.DueAt, old.DueExplanation, cancellation)).Id);
        step.Audit(desk.Round.CaseId, byOrganiser ? "ApproverReplaced" : "ApprovalDelegated", actor.AuditName, Value.Object(
            ("node", Value.Of(desk.Round.NodeId)), ("from", Value.Of(old.AssigneeId.ToString("N"))), ("to", Value.Of(person.Id.ToString("N")))));
    }

    private static async Task<Person> FindAsync(StepScope step, ApprovalDesk desk, string? personCode, CancellationToken cancellation)
    {
        var code = (personCode ?? "").Trim();
        if (code.Length == 0)
            throw new InvalidInputException("person", Sentence.Of("Ghi mã của người nhận."));
        var person = await step.Db().Set<Person>().FirstOrDefaultAsync(p => p.Code == code, cancellation)
            ?? throw new InvalidInputException("person", Sentence.Of("Không có ai mang mã “{0}”.", code));
        if (!person.IsActiveOn(BusinessZone.DayOf(step.Now)))
            throw new InvalidInputException("person", Sentence.Of("{0} không còn công tác. Chọn người khác.", person.FullName));
        if (person.Id == desk.Case.PersonId)
            throw new InvalidInputException("person", Sentence.Of("{0} là người được đánh giá. Chọn người khác.", person.FullName));
        if (desk.Voices.Exists(v => v.Status != VoiceStatus.LeftOut && (v.PersonId == person.Id || v.ActingId == person.Id)))
            throw new InvalidInputException("person", Sentence.Of("{0} đã có ý kiến riêng ở bước này; mỗi người chỉ có một ý kiến. Chọn người khác.", person.FullName));
        if (desk.Round.FourEyes && (await ApproverSearch.AuthorsAsync(step.Db(), desk.Case.Id, cancellation)).Contains(person.Id))
            throw new InvalidInputException("person", Sentence.Of("{0} đã thẩm định hồ sơ này. Chọn người khác.", person.FullName));
        return person;
    }

    private static ApprovalVoice RequireAsked(ApprovalDesk desk, ApprovalVoice? voice) => voice switch
    {
        null => throw new RuleBrokenException(Sentence.Of("Ý kiến này đã giao cho người khác, nên đồng chí không trả lời nữa."), code: "handed_on"),
        { IsAnswered: true } => throw new RuleBrokenException(Sentence.Of("Đã trả lời rồi, nên không giao cho người khác được nữa."), code: "already_answered"),
        _ when desk.Round.Status != ApprovalStatus.Open || voice.Status != VoiceStatus.Asked =>
            throw new RuleBrokenException(Sentence.Of("Hồ sơ không chờ ý kiến này."), code: "no_longer_asked"),
        _ => voice,
    };

    private static string Require(string? reason) =>
        TypedText.Clean(reason).Trim() is { Length: > 0 and <= ApprovalRound.LongestReason } words
            ? words
            : throw new InvalidInputException("handReason", Sentence.Of("Ghi lý do, tối đa 2.000 ký tự."));
}
