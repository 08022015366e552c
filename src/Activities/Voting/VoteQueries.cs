using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Meetings;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Voting;

/// <summary>Reads votes: those who run one see the list and the turnout, members their slip, and counts only once they may.</summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="time">Today.</param>
public sealed class VoteQueries(CanBoReader reader, BusinessTime time)
{
    /// <summary>Sessions the actor runs, votes in or counts, newest first.</summary>
    public async Task<PageOf<VoteListRow>> ListAsync(Guid? campaignId, PageRequest page, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        var rows = await (
            from s in Visible(db, actor)
            join campaign in db.Set<Campaign>() on s.CampaignId equals campaign.Id
            join body in db.Set<Unit>() on s.BodyId equals body.Id
            where (campaignId == null || s.CampaignId == campaignId) && s.Status != VoteStatus.Withdrawn
            orderby s.Id descending
            select new { Session = s, campaign.Name, Body = body.Name, Cases = db.Set<VoteCase>().Count(c => c.SessionId == s.Id && c.Status != VoteCaseStatus.Withdrawn) })
            .ToPageAsync(page, cancellation);
        return new(
            [.. rows.Items.Select(r => new VoteListRow(
                r.Session.Id, r.Session.CampaignId, r.Name, r.Body, r.Session.Status, r.Session.Round, r.Session.Terms.IsSecret, r.Cases, r.Session.DueAt, r.Session.ClosesAt, r.Session.ClosedAt))],
            rows.Page, rows.PageSize, rows.TotalCount);
    }

    /// <summary>One session.</summary>
    /// <exception cref="NotFoundException">There is none, or it is hidden from this reader.</exception>
    public async Task<VoteView> GetAsync(Guid id, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        var session = await Visible(db, actor).FirstOrDefaultAsync(s => s.Id == id, cancellation) ?? throw new NotFoundException();
        var campaign = await db.Set<Campaign>().Where(c => c.Id == session.CampaignId).Select(c => new { c.Name, c.Year }).FirstAsync(cancellation);
        var body = await db.Set<Unit>().Where(u => u.Id == session.BodyId).Select(u => u.Name).FirstAsync(cancellation);
        var voters = await VotersAsync(db, session, cancellation);
        var mine = voters.FirstOrDefault(v => v.Voter.PersonId == actor.PersonId)?.Voter;
        var part = new VotePart(
            actor.Is(ActorRoles.Organiser) || session.IsRunBy(actor.PersonId), mine?.Standing == VoterStanding.Votes, mine?.Way ?? BallotWay.None, session.HasTeller(actor.PersonId), actor.PersonId);
        var officers = await NamesAsync(db, [session.ChairId, session.SecretaryId, .. Tellers(session)], cancellation);
        var seesCounts = session.Status == VoteStatus.Closed && (part.Runs || part.Counts || session.PublishedAt is not null);
        return new VoteView(
            session.Id,
            session.CampaignId,
            campaign.Name,
            campaign.Year,
            body,
            session.Status,
            session.Round,
            session.Terms,
            officers.GetValueOrDefault(session.ChairId, ""),
            officers.GetValueOrDefault(session.SecretaryId, ""),
            [.. Tellers(session).Select(t => new VotePerson(t, officers.GetValueOrDefault(t, "")))],
            session.DueAt,
            session.OpenedAt,
            session.ClosesAt,
            session.ClosesWhenAllCast,
            session.ClosedAt,
            session.PublishedAt,
            session.InvalidSlips,
            part,
            part.Runs || seesCounts ? await TurnoutAsync(db, session, voters, cancellation) : null,
            part.Runs && session.Status == VoteStatus.Planned ? await MembersAsync(db, session, cancellation) : [],
            part.Runs ? [.. voters.Select(v => new VoterRow(v.Voter.PersonId, v.Name, v.Voter.Standing, v.Voter.Presence, v.Voter.Way, session.Status == VoteStatus.Closed ? v.Voter.OpenSlip : null))] : [],
            await VoteRows.OfAsync(db, session, part, seesCounts, cancellation));
    }

    private static async Task<List<VoterName>> VotersAsync(CanBoContext db, VoteSession session, CancellationToken cancellation) => await (
        from voter in db.Set<Voter>()
        join person in db.Set<Person>() on voter.PersonId equals person.Id
        where voter.SessionId == session.Id
        orderby person.SortKey, person.Id
        select new VoterName(voter, person.FullName)).ToListAsync(cancellation);

    private static async Task<VoteTurnout?> TurnoutAsync(CanBoContext db, VoteSession session, List<VoterName> voters, CancellationToken cancellation)
    {
        if (voters.Count == 0)
            return null;
        var attendance = RowCount.AttendanceOf(voters.Select(v => v.Voter), null);
        return new VoteTurnout(
            attendance.Members,
            attendance.Exempt,
            attendance.Present,
            session.Terms.Count.NeededPresent(attendance),
            attendance.Present,
            voters.Count(v => v.Voter.Way == BallotWay.Screen),
            voters.Count(v => v.Voter.Way == BallotWay.Paper),
            await db.Set<PaperCount>().CountAsync(p => p.SessionId == session.Id, cancellation));
    }

    // Who would be on the list if it were frozen today: to choose the tellers from.
    private async Task<IReadOnlyList<VotePerson>> MembersAsync(CanBoContext db, VoteSession session, CancellationToken cancellation)
    {
        var electorate = await VoteBodies.ElectorateAsync(db, session.BodyId, session.Terms.ProbationaryVote, BusinessZone.DayOf(time.GetUtcNow()), cancellation);
        var ids = electorate.ConvertAll(member => member.PersonId);
        return await db.Set<Person>().Where(p => EF.Parameter(ids).Contains(p.Id)).OrderBy(p => p.SortKey).Select(p => new VotePerson(p.Id, p.FullName)).ToListAsync(cancellation);
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(CanBoContext db, List<Guid> ids, CancellationToken cancellation) =>
        await db.Set<Person>().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName, cancellation);

    private static IEnumerable<Guid> Tellers(VoteSession session) => new[] { session.FirstTellerId, session.SecondTellerId }.OfType<Guid>();

    private static IQueryable<VoteSession> Visible(CanBoContext db, Actor actor)
    {
        if (actor.Is(ActorRoles.Organiser))
            return db.Set<VoteSession>();
        var me = actor.PersonId ?? Guid.Empty;
        return db.Set<VoteSession>().Where(s =>
            s.ChairId == me || s.SecretaryId == me || s.FirstTellerId == me || s.SecondTellerId == me
            || db.Set<Voter>().Any(v => v.SessionId == s.Id && v.PersonId == me));
    }

    private sealed record VoterName(Voter Voter, string Name);
}
