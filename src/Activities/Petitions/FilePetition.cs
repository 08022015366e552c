using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Mail;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Petitions;

/// <summary>Files a petition: by the person evaluated only, inside the window. The same text sent again gets the same receipt.</summary>
/// <param name="steps">The door to the database.</param>
public sealed class FilePetition(StepRunner steps)
{
    /// <summary>Files it.</summary>
    /// <exception cref="NotFoundException">There is no such case of this person.</exception>
    /// <exception cref="InvalidInputException">No text, or too long a one.</exception>
    /// <exception cref="RuleBrokenException">There is no result yet, the window is over, or a petition was filed before.</exception>
    public Task<PetitionReceipt> HandleAsync(Guid caseId, string? text, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Strength == SignInStrength.AdminLink)
            throw new StepUpNeededException();
        return steps.RunAsync((step, token) => FileAsync(step, caseId, text, actor, token), cancellation);
    }

    private static async Task<PetitionReceipt> FileAsync(StepScope step, Guid caseId, string? text, Actor actor, CancellationToken cancellation)
    {
        var db = step.Db();
        var person = actor.PersonId ?? throw new NotFoundException();
        if (!await db.Set<Case>().AnyAsync(c => c.Id == caseId && c.PersonId == person, cancellation))
            throw new NotFoundException();
        var words = Read(text);
        var place = await db.Set<PetitionWindow>().AsNoTracking().Where(w => w.CaseId == caseId).Select(w => new { w.InstanceId, w.Execution }).FirstOrDefaultAsync(cancellation)
            ?? throw new RuleBrokenException(Sentence.Of("Chưa có kết quả để kiến nghị. Khi có thông báo, trang này sẽ mở."), code: "no_result");
        await StepLock.TakeAsync(step, place.InstanceId, place.Execution, cancellation);
        var window = await db.Set<PetitionWindow>().FirstAsync(w => w.CaseId == caseId, cancellation);
        var filed = await db.Set<Petition>().AsNoTracking().FirstOrDefaultAsync(p => p.CaseId == caseId && p.Execution == window.Execution, cancellation);
        if (filed is not null)
            return filed.Text == words
                ? Receipt(filed)
                : throw new RuleBrokenException(
                    Sentence.Of("Kiến nghị đã được nhận lúc {0}; mỗi kết quả kiến nghị một lần. Cần bổ sung, liên hệ người quyết định.", Moment(filed.FiledAt)), code: "already_filed");
        if (!window.Takes(step.Now))
            throw new RuleBrokenException(
                Sentence.Of("Đã hết hạn kiến nghị: ngày cuối là {0}.", VietnameseDates.FullTerm(BusinessZone.DayOf(window.ClosesAt))), code: "window_closed");

        var @case = await db.Set<Case>().FirstAsync(c => c.Id == caseId, cancellation);
        var petition = Petition.File(Ids.New(step.Now), @case, window.Execution, words, step.Now);
        db.Add(petition);
        step.Audit(caseId, "PetitionFiled", actor.AuditName, Value.Object(("petition", Value.Of(petition.Id.ToString("N")))));
        if (!await step.ResumeAsync(window.InstanceId, new ExecutionId(window.Execution), PetitionSignals.Filed, Value.EmptyObject, cancellation))
            throw new RuleBrokenException(Sentence.Of("Hồ sơ không còn chờ kiến nghị."), code: "window_closed");
        // The decider is asked by a task of their own; this is the person's receipt.
        Notices.Queue(step, new NewNotice(person, NoticeKind.PetitionReceived, @case.CampaignId, caseId));
        return Receipt(petition);
    }

    private static string Read(string? text)
    {
        var words = TypedText.Clean(text).Trim();
        if (words.Length == 0)
            throw new InvalidInputException("text", Sentence.Of("Ghi nội dung kiến nghị: không đồng ý điều gì, vì sao."));
        if (words.Length > Petition.MaxText)
            throw new InvalidInputException("text", Sentence.Of("Nội dung dài quá 10.000 ký tự. Rút gọn rồi gửi lại."));
        return words;
    }

    private static string Moment(DateTimeOffset at) => $"{VietnameseDates.Clock(at)} {VietnameseDates.FullTerm(BusinessZone.DayOf(at))}";

    private static PetitionReceipt Receipt(Petition petition) => new(petition.Id, petition.FiledAt, petition.AnswerDueAt, petition.AnswerDueExplanation);
}

/// <summary>Proof that a petition was received.</summary>
/// <param name="PetitionId">The petition.</param>
/// <param name="FiledAt">When it was received (business time).</param>
/// <param name="AnswerDueAt">Last moment for the answer.</param>
/// <param name="AnswerDueExplanation">How that day came about.</param>
public sealed record PetitionReceipt(Guid PetitionId, DateTimeOffset FiledAt, DateTimeOffset? AnswerDueAt, Sentence? AnswerDueExplanation);
