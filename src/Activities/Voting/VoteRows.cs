using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Ratings;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>The rows of a slip as a reader may see them.</summary>
internal static class VoteRows
{
    public static async Task<IReadOnlyList<VoteRow>> OfAsync(CanBoContext db, VoteSession session, VotePart part, bool seesCounts, CancellationToken cancellation)
    {
        var rows = await (
            from row in db.Set<VoteCase>()
            join c in db.Set<Case>() on row.CaseId equals c.Id
            join person in db.Set<Person>() on c.PersonId equals person.Id
            join post in db.Set<Post>() on c.PostId equals post.Id
            join unit in db.Set<Unit>() on c.UnitId equals unit.Id
            where row.SessionId == session.Id && row.Status != VoteCaseStatus.Withdrawn
            orderby row.Place, person.SortKey, person.Id
            select new { Row = row, Person = person.Id, person.FullName, post.Title, Unit = unit.Name }).ToListAsync(cancellation);
        var ties = seesCounts ? await TiesAsync(db, session.Id, cancellation) : [];
        return [.. rows.Select(r => new VoteRow(
            r.Row.CaseId,
            r.Person,
            r.FullName,
            r.Title,
            r.Unit,
            r.Row.Choices,
            session.Terms.SubjectVotes || r.Person != part.PersonId,
            seesCounts && r.Row.Outcome is not null ? CountOf(session, r.Row, ties.GetValueOrDefault(r.Row.CaseId)) : null))];
    }

    /// <summary>The count of a row, in the numbers it was reckoned from.</summary>
    public static VoteRowCount CountOf(VoteSession session, VoteCase row, TieResult? tie)
    {
        var count = session.Terms.Count;
        var ofBase = row.Attendance.BaseOf(count.Base);
        return new VoteRowCount(
            row.Tally, row.Attendance, count.Base, ofBase, count.Threshold.Needed(ofBase), count.ThresholdOf(Rating.XS).Needed(ofBase), row.Outcome!, row.TiedChoices, tie);
    }

    private static async Task<Dictionary<Guid, TieResult>> TiesAsync(CanBoContext db, Guid sessionId, CancellationToken cancellation) => (await (
        from tie in db.Set<TieBreak>()
        join person in db.Set<Person>() on tie.DeciderId equals person.Id
        where tie.SessionId == sessionId && tie.Status == TieBreakStatus.Decided
        orderby tie.Id
        select new { tie.CaseId, Result = new TieResult(person.FullName, tie.Rating!.Value, tie.Reason, tie.DecidedAt!.Value) }).ToListAsync(cancellation))
        .GroupBy(t => t.CaseId).ToDictionary(g => g.Key, g => g.Last().Result);
}
