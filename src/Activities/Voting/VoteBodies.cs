using CanBo.Activities.Campaigns;
using CanBo.Activities.Meetings;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>Which body votes on a case, and who belongs to it on a day.</summary>
internal static class VoteBodies
{
    /// <summary>The body, or null when the organisation has none.</summary>
    public static async Task<Guid?> FindAsync(CanBoContext db, string kind, Case @case, DateOnly day, CancellationToken cancellation) => kind switch
    {
        VoteInputs.Unit => @case.UnitId,
        VoteInputs.Cell => await CaseBodies.CellAsync(db, @case.PersonId, day, cancellation),
        _ => await CollectiveAsync(db, @case, cancellation),
    };

    /// <summary>Everyone on the list with their standing, in the order of the members' ids.</summary>
    public static async Task<List<(Guid PersonId, VoterStanding Standing)>> ElectorateAsync(
        CanBoContext db, Guid bodyId, bool probationaryVote, DateOnly day, CancellationToken cancellation)
    {
        var body = await db.Set<Unit>().AsNoTracking().FirstAsync(u => u.Id == bodyId, cancellation);
        var members = await db.Set<Membership>()
            .Where(m => m.UnitId == bodyId && m.PersonId != null && (m.From == null || m.From <= day) && (m.To == null || m.To >= day))
            .Select(m => m.PersonId!.Value)
            .ToListAsync(cancellation);
        if (body.Kind is not (UnitKind.PartyCell or UnitKind.Collective))
            members.AddRange(await MeetingRoster.OfAsync(db, bodyId, day, cancellation));
        var ids = members.Distinct().ToList();
        var people = await db.Set<Person>().AsNoTracking()
            .Where(p => EF.Parameter(ids).Contains(p.Id) && p.ActiveFrom <= day && (p.ActiveTo == null || p.ActiveTo >= day))
            .OrderBy(p => p.Id)
            .ToListAsync(cancellation);
        return [.. people
            .Where(p => body.Kind != UnitKind.PartyCell || p.PartyStatus is not (PartyStatus.None or PartyStatus.Suspended))
            .Select(p => (p.Id, body.Kind == UnitKind.PartyCell ? InCell(p.PartyStatus, probationaryVote) : VoterStanding.Votes))];
    }

    private static VoterStanding InCell(PartyStatus status, bool probationaryVote) => status switch
    {
        PartyStatus.Full => VoterStanding.Votes,
        PartyStatus.Exempt => VoterStanding.Exempt,
        _ => probationaryVote ? VoterStanding.Votes : VoterStanding.Attends,
    };

    // The collective of the deciding unit first: it votes on whom it manages (V4); then the nearest one upwards from the person's unit.
    private static async Task<Guid?> CollectiveAsync(CanBoContext db, Case @case, CancellationToken cancellation) =>
        await CaseBodies.CollectiveAboveAsync(db, @case.DeciderUnitId, cancellation) ?? await CaseBodies.CollectiveAboveAsync(db, @case.UnitId, cancellation);
}
