using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Sealing;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>Each of two tellers counts the paper slips alone; the counts stand when they agree. What the other wrote is shown to nobody.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="seals">Seals the sheets of a secret vote.</param>
/// <param name="closing">Counts when the slips were only waiting for the tellers.</param>
public sealed class EnterPaper(StepRunner steps, Seals seals, VoteClosing closing)
{
    /// <summary>Enters or replaces a teller's sheet; says whether the other has entered one and where they differ.</summary>
    /// <exception cref="NotFoundException">There is no such session, or the actor is no teller of it.</exception>
    /// <exception cref="InvalidInputException">The numbers contradict each other or the list.</exception>
    public Task<PaperOutcome> HandleAsync(Guid sessionId, PaperSheet sheet, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(actor);
        return steps.RunAsync((step, token) => EnterAsync(step, sessionId, sheet, actor, token), cancellation);
    }

    private async Task<PaperOutcome> EnterAsync(StepScope step, Guid sessionId, PaperSheet sheet, Actor actor, CancellationToken cancellation)
    {
        var session = await VoteDoor.CountAsync(step, sessionId, actor, cancellation);
        if (session.Status is not (VoteStatus.Open or VoteStatus.Counting))
            throw new RuleBrokenException(Sentence.Of("Không còn nhập phiếu giấy được: chưa mở phiếu hoặc đã kiểm xong."), code: "not_counting");
        var db = step.Db();
        var voters = await db.Set<Voter>().Where(v => v.SessionId == sessionId).ToListAsync(cancellation);
        var rows = await SlipRows.OfAsync(db, session, cancellation);
        Check(session, rows, voters, sheet);

        var teller = actor.PersonId!.Value;
        var count = await db.Set<PaperCount>().FirstOrDefaultAsync(p => p.SessionId == sessionId && p.TellerId == teller, cancellation);
        if (count is null)
            db.Add(count = PaperCount.Enter(Ids.NewSecret(), sessionId, teller));
        count.Put(await PaperSheets.WriteAsync(db, seals, session, count.Id, sheet, cancellation));
        await step.FlushAsync(cancellation);

        var sheets = await PaperSheets.ReadAsync(db, seals, session, cancellation);
        if (sheets.Count < 2)
            return new PaperOutcome(false, []);
        var differences = PaperSheets.Differences(sheets[0].Sheet, sheets[1].Sheet);
        if (differences.Count == 0 && session.Status == VoteStatus.Counting)
            await closing.CloseAsync(step, session, actor.AuditName, cancellation);
        return new PaperOutcome(differences.Count == 0, differences);
    }

    private static void Check(VoteSession session, List<SlipRow> rows, List<Voter> voters, PaperSheet sheet)
    {
        var holders = voters.Where(v => v.Way == BallotWay.Paper).Select(v => v.PersonId).ToList();
        var errors = new List<FieldError>();
        if (sheet.Slips < 0 || sheet.Slips > holders.Count)
            errors.Add(new FieldError("slips", Sentence.Of("Số phiếu thu về từ 0 đến {0}, là số phiếu giấy đã phát.", holders.Count.ToString(CultureInfo.InvariantCulture))));
        if (sheet.Invalid < 0 || sheet.Invalid > sheet.Slips)
            errors.Add(new FieldError("invalid", Sentence.Of("Số phiếu không hợp lệ không quá số phiếu thu về.")));
        foreach (var row in rows)
        {
            var field = $"rows.{row.Row.CaseId}";
            var given = sheet.Rows.Where(r => r.CaseId == row.Row.CaseId).ToList();
            var valid = sheet.Slips - sheet.Invalid;
            if (given.Count != 1 || given[0] is { XS: < 0 } or { TOT: < 0 } or { HT: < 0 } or { KHT: < 0 } or { Blank: < 0 } || given[0].Tally.Slips != valid)
                errors.Add(new FieldError(field, Sentence.Of("Cộng các mức và số để trống phải bằng {0} phiếu hợp lệ.", valid.ToString(CultureInfo.InvariantCulture))));
            else if (!session.Terms.SubjectVotes && given[0].Tally.Votes > holders.Count(id => id != row.PersonId))
                errors.Add(new FieldError(field, Sentence.Of("Người được đánh giá không bỏ phiếu về mình: tính phiếu của người đó ở hàng này là để trống.")));
            else if (given[0].Tally.Voted.Any(level => !row.Row.Choices.Contains(level)))
                errors.Add(new FieldError(field, Sentence.Of("Có mức không có trên phiếu lượt này.")));
        }

        if (sheet.Rows.Any(r => rows.TrueForAll(row => row.Row.CaseId != r.CaseId)))
            errors.Add(new FieldError("rows", Sentence.Of("Có hàng không thuộc phiếu này.")));
        if (errors.Count > 0)
            throw new InvalidInputException([.. errors]);
    }
}

/// <summary>How two tellers' sheets compare.</summary>
/// <param name="Agree">Both have entered the same.</param>
/// <param name="Differences">Cases in which they differ; an empty id stands for the numbers of slips.</param>
public sealed record PaperOutcome(bool Agree, IReadOnlyList<Guid> Differences);
