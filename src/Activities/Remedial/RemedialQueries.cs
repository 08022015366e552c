using CanBo.Activities.Access;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Remedial;

/// <summary>Plans and commitments: one's own, those of direct subordinates, and for organisers a campaign's. Who sees what is in the queries.</summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="time">Business time.</param>
public sealed class RemedialQueries(CanBoReader reader, BusinessTime time)
{
    /// <summary>The reader's own items and commitments, the newest year first.</summary>
    public async Task<RemedialOwn> OwnAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var me = actor.PersonId ?? throw new NotFoundException();
        await using var db = reader.Open();
        var commitments = await db.Set<RemedialPlan>().Where(p => p.PersonId == me).OrderByDescending(p => p.Year)
            .Select(p => new CommitmentRow(p.CaseId, p.Year, p.Commitment, p.At)).Take(20).ToListAsync(cancellation);
        return new RemedialOwn(commitments, await Rows(db, db.Set<RemedialItem>().Where(i => i.PersonId == me)).Take(100).ToListAsync(cancellation));
    }

    /// <summary>Items of the people the reader is the direct superior of today.</summary>
    public async Task<PageOf<RemedialRow>> TeamAsync(Actor actor, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var me = actor.PersonId ?? throw new NotFoundException();
        var today = BusinessZone.DayOf(time.GetUtcNow());
        await using var db = reader.Open();
        var held = db.Set<Post>().Where(p => p.From <= today && (p.To == null || p.To >= today) && p.PersonId != me);
        var headed = db.Set<Membership>()
            .Where(m => m.PersonId == me && m.Role == MembershipRole.Head && (m.From == null || m.From <= today) && (m.To == null || m.To >= today))
            .Select(m => m.UnitId);
        var team = held.Where(p => p.SuperiorId == me || (p.SuperiorCode == "" && headed.Contains(p.UnitId))).Select(p => p.PersonId);
        return await Rows(db, db.Set<RemedialItem>().Where(i => team.Contains(i.PersonId))).ToPageAsync(page, cancellation);
    }

    /// <summary>Items planned after a campaign; all, or only those in one state.</summary>
    /// <exception cref="NotAllowedException">The actor is no organiser.</exception>
    /// <exception cref="NotFoundException">There is no such campaign.</exception>
    public async Task<RemedialList> OfCampaignAsync(Guid campaignId, FaultStatus? status, Actor actor, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var campaign = await db.Set<Campaign>().FirstOrDefaultAsync(c => c.Id == campaignId, cancellation) ?? throw new NotFoundException();
        var items = db.Set<RemedialItem>().Where(i => i.CampaignId == campaignId && (status == null || i.Status == status));
        return new RemedialList(campaign.Id, campaign.Name, status, await Rows(db, items).ToPageAsync(page, cancellation));
    }

    private static IQueryable<RemedialRow> Rows(CanBoContext db, IQueryable<RemedialItem> items) =>
        from item in items
        join person in db.Set<Person>() on item.PersonId equals person.Id
        orderby item.Year descending, person.SortKey, person.Id, item.Number
        select new RemedialRow(item.Id, item.CaseId, person.Code, person.FullName, item.Year, item.Fault, item.Measure, item.DueOn, item.Status, item.Degree, item.Note, item.ReportedYear);
}

/// <summary>What one person planned and promised.</summary>
/// <param name="Commitments">A commitment a year.</param>
/// <param name="Items">Faults to mend.</param>
public sealed record RemedialOwn(IReadOnlyList<CommitmentRow> Commitments, IReadOnlyList<RemedialRow> Items);

/// <summary>A commitment.</summary>
public sealed record CommitmentRow(Guid CaseId, int Year, string Text, DateTimeOffset At);

/// <summary>A fault to mend.</summary>
/// <param name="Id">The item.</param>
/// <param name="CaseId">The case after which it was planned.</param>
/// <param name="PersonCode">Code of whose it is.</param>
/// <param name="PersonName">Full name.</param>
/// <param name="Year">The year evaluated when it was planned.</param>
/// <param name="Fault">The fault.</param>
/// <param name="Measure">What will be done.</param>
/// <param name="DueOn">By when.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Degree">Per cent mended.</param>
/// <param name="Note">The person's words with the last report.</param>
/// <param name="ReportedYear">In which year's sheet it was last reported; null before.</param>
public sealed record RemedialRow(
    Guid Id, Guid CaseId, string PersonCode, string PersonName, int Year, string Fault, string Measure, DateOnly DueOn, FaultStatus Status, int Degree, string Note, int? ReportedYear);

/// <summary>The items of a campaign.</summary>
public sealed record RemedialList(Guid CampaignId, string CampaignName, FaultStatus? Status, PageOf<RemedialRow> Rows);
