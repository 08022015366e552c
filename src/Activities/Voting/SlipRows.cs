using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>A row of the slip and whom it is about.</summary>
internal sealed record SlipRow(VoteCase Row, Guid PersonId);

internal static class SlipRows
{
    /// <summary>The rows of an opened session in their places, those withdrawn since included: a slip keeps its length.</summary>
    public static Task<List<SlipRow>> OfAsync(CanBoContext db, VoteSession session, CancellationToken cancellation) => (
        from row in db.Set<VoteCase>()
        join c in db.Set<Case>() on row.CaseId equals c.Id
        where row.SessionId == session.Id && row.Place >= 0
        orderby row.Place
        select new SlipRow(row, c.PersonId)).ToListAsync(cancellation);
}
