using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Sealing;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks.Reminding;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>How a vote is opened.</summary>
/// <param name="ClosesAt">No slip is taken after this instant; null closes by hand only.</param>
/// <param name="ClosesWhenAllCast">Closes by itself with the last slip.</param>
/// <param name="Tellers">None, or two different people who count the paper slips.</param>
public sealed record VoteOpening(DateTimeOffset? ClosesAt, bool ClosesWhenAllCast, IReadOnlyList<Guid> Tellers);

/// <summary>Opens a session: the electorate and the rows of the slip are frozen, the members are asked.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="seals">Makes the key of a secret vote.</param>
/// <param name="followUps">For reminders.</param>
public sealed class OpenVote(StepRunner steps, Seals seals, TaskFollowUps followUps)
{
    /// <summary>Opens.</summary>
    /// <exception cref="NotFoundException">There is no such session, or the actor does not run it.</exception>
    /// <exception cref="RuleBrokenException">It was opened before, or nobody may vote.</exception>
    public Task HandleAsync(Guid sessionId, VoteOpening opening, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(opening);
        ArgumentNullException.ThrowIfNull(actor);
        return steps.RunAsync((step, token) => OpenAsync(step, sessionId, opening, actor, token), cancellation);
    }

    private async Task OpenAsync(StepScope step, Guid sessionId, VoteOpening opening, Actor actor, CancellationToken cancellation)
    {
        var session = await VoteDoor.RunAsync(step, sessionId, actor, cancellation);
        if (session.Status != VoteStatus.Planned)
            throw new RuleBrokenException(Sentence.Of("Phiếu này đã mở hoặc đã xong. Tải lại trang để xem."), code: "already_open");
        var closesAt = opening.ClosesAt?.ToUniversalTime();
        if (closesAt <= step.Now)
            throw new InvalidInputException("closesAt", Sentence.Of("Giờ đóng phiếu phải sau lúc này."));
        var tellers = await TellersAsync(step.Db(), opening.Tellers, cancellation);

        var db = step.Db();
        var electorate = await VoteBodies.ElectorateAsync(db, session.BodyId, session.Terms.ProbationaryVote, BusinessZone.DayOf(step.Now), cancellation);
        if (electorate.TrueForAll(member => member.Standing != VoterStanding.Votes))
            throw new RuleBrokenException(Sentence.Of("Tập thể này chưa có ai được bỏ phiếu. Thêm thành viên vào danh sách rồi mở lại."), code: "nobody_votes");
        var rows = await (
            from row in db.Set<VoteCase>()
            join c in db.Set<Case>() on row.CaseId equals c.Id
            join person in db.Set<Person>() on c.PersonId equals person.Id
            where row.SessionId == session.Id && row.Status == VoteCaseStatus.Waiting
            orderby person.SortKey, person.Id
            select row).ToListAsync(cancellation);
        for (var place = 0; place < rows.Count; place++)
            rows[place].Stand(place);

        var key = session.Terms.IsSecret ? seals.Make(step) : null;
        session.Open(key?.Id, closesAt, opening.ClosesWhenAllCast, tellers, step.Now);
        db.AddRange(electorate.Select(member => Voter.Enlist(Ids.NewSecret(), session.Id, member.PersonId, member.Standing)));
        var body = await db.Set<Unit>().Where(u => u.Id == session.BodyId).Select(u => u.Name).FirstAsync(cancellation);
        foreach (var member in electorate.Where(m => m.Standing == VoterStanding.Votes))
            await VoteTasks.AskVoterAsync(step, session, member.PersonId, body, followUps, cancellation);
        if (closesAt is { } at)
            CloseVoteOnTime.Set(step, session.Id, at);
        step.Audit(session.CampaignId, "VoteOpened", actor.AuditName, Value.Object(
            ("vote", Value.Of(session.Id.ToString("N", CultureInfo.InvariantCulture))),
            ("cases", Value.Of(rows.Count)),
            ("voters", Value.Of(electorate.Count(m => m.Standing == VoterStanding.Votes)))));
    }

    private static async Task<(Guid First, Guid Second)?> TellersAsync(CanBoContext db, IReadOnlyList<Guid> tellers, CancellationToken cancellation)
    {
        if (tellers.Count == 0)
            return null;
        if (tellers.Count != 2 || tellers[0] == tellers[1])
            throw new InvalidInputException("tellers", Sentence.Of("Chọn hai người khác nhau vào tổ kiểm phiếu, hoặc để trống nếu không có phiếu giấy."));
        var ids = tellers.ToList();
        if (await db.Set<Person>().CountAsync(p => EF.Parameter(ids).Contains(p.Id), cancellation) != 2)
            throw new InvalidInputException("tellers", Sentence.Of("Không tìm thấy người này trong danh sách. Chọn lại."));
        return (tellers[0], tellers[1]);
    }
}
