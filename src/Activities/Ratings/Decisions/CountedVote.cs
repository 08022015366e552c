using CanBo.Activities.Storage;
using CanBo.Activities.Voting;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>What a vote about a case came to, as far as a decider ranks by it.</summary>
/// <param name="ForXS">Votes for XS.</param>
/// <param name="Base">What they are a share of, as the vote's rules say; 0 when nobody was entitled.</param>
/// <param name="HeadRating">What the head chose among tied levels; null without a tie.</param>
/// <param name="HeadReason">The head's written reason; empty without a tie.</param>
public sealed record CountedVote(int ForXS, int Base, Rating? HeadRating, string HeadReason)
{
    /// <summary>The share for XS.</summary>
    public Fraction Share => Base == 0 ? Fraction.Zero : new Fraction(ForXS, Base);

    /// <summary>The last counted vote of each case that has one: two queries, however many cases.</summary>
    internal static async Task<Dictionary<Guid, CountedVote>> LoadAsync(CanBoContext db, IReadOnlyCollection<Guid> caseIds, CancellationToken cancellation)
    {
        var ids = caseIds.ToList();
        var rows = await (
            from row in db.Set<VoteCase>().AsNoTracking()
            join session in db.Set<VoteSession>().AsNoTracking() on row.SessionId equals session.Id
            where EF.Parameter(ids).Contains(row.CaseId) && row.Status == VoteCaseStatus.Counted
            orderby session.ClosedAt, session.Round
            select new { row, session }).ToListAsync(cancellation);
        if (rows.Count == 0)
            return [];
        var ties = (await db.Set<TieBreak>().AsNoTracking()
            .Where(t => EF.Parameter(ids).Contains(t.CaseId) && t.Status == TieBreakStatus.Decided)
            .ToListAsync(cancellation)).ToDictionary(t => (t.CaseId, t.SessionId));
        return rows.GroupBy(r => r.row.CaseId).ToDictionary(g => g.Key, g =>
        {
            var (row, session) = (g.Last().row, g.Last().session);
            var tie = ties.GetValueOrDefault((row.CaseId, row.SessionId));
            return new CountedVote(row.ForXS, row.Attendance.BaseOf(session.Terms.Count.Base), tie?.Rating, tie?.Reason ?? "");
        });
    }
}
