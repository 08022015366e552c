using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ordering;

/// <summary>Who waits for whom in a campaign now. Counting is the database's work.</summary>
/// <param name="reader">Opens reading contexts.</param>
public sealed class OrderQueries(CanBoReader reader)
{
    // So many names stand beside a waiting case; more are a number.
    private const int MostNames = 3;

    /// <summary>Which unit waits for which, the longest first.</summary>
    public async Task<PageOf<OrderLink>> UnitsAsync(Guid campaignId, PageRequest page, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var links = await Held(db, campaignId)
            .GroupBy(h => new { h.Kind, h.WaitingUnit, h.HoldingUnit })
            .Select(g => new
            {
                g.Key.Kind,
                g.Key.WaitingUnit,
                g.Key.HoldingUnit,
                Waiting = g.Select(h => h.Waiting).Distinct().Count(),
                Holding = g.Select(h => h.Holding).Distinct().Count(),
                Since = g.Min(h => h.Since),
            })
            .OrderBy(l => l.Since).ThenBy(l => l.WaitingUnit).ThenBy(l => l.HoldingUnit).ThenBy(l => l.Kind)
            .ToPageAsync(page, cancellation);
        var ids = links.Items.SelectMany(l => new[] { l.WaitingUnit, l.HoldingUnit }).Distinct().ToList();
        var names = await db.Set<Unit>().Where(u => EF.Parameter(ids).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        return new PageOf<OrderLink>(
            [.. links.Items.Select(l => new OrderLink(l.Kind, l.WaitingUnit, names.GetValueOrDefault(l.WaitingUnit, ""), l.HoldingUnit, names.GetValueOrDefault(l.HoldingUnit, ""), l.Waiting, l.Holding, l.Since))],
            links.Page,
            links.PageSize,
            links.TotalCount);
    }

    /// <summary>Cases that wait for others, the longest first, with what each still lacks.</summary>
    public async Task<PageOf<WaitingCase>> CasesAsync(Guid campaignId, PageRequest page, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var rows = await (
            from wait in db.Set<CaseWait>()
            join @case in db.Set<Case>() on wait.CaseId equals @case.Id
            join person in db.Set<Person>() on @case.PersonId equals person.Id
            join unit in db.Set<Unit>() on @case.UnitId equals unit.Id
            where wait.CampaignId == campaignId && wait.ReleasedAt == null
            orderby wait.ArrivedAt, wait.CaseId, wait.NodeId
            select new { wait.CaseId, person.FullName, Unit = unit.Name, wait.Kind, wait.Until, wait.ArrivedAt }).ToPageAsync(page, cancellation);
        var ids = rows.Items.Select(r => r.CaseId).ToList();
        var held = Held(db, campaignId).Where(h => EF.Parameter(ids).Contains(h.Waiting));
        var counts = await held.GroupBy(h => new { h.Waiting, h.Kind }).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => (g.Key.Waiting, g.Key.Kind), g => g.Count, cancellation);
        var lacks = await LacksAsync(db, held, cancellation);
        return new PageOf<WaitingCase>(
            [.. rows.Items.Select(r => new WaitingCase(
                r.CaseId, r.FullName, r.Unit, r.Kind, r.Until, r.ArrivedAt, counts.GetValueOrDefault((r.CaseId, r.Kind)), lacks.GetValueOrDefault((r.CaseId, r.Kind), [])))],
            rows.Page,
            rows.PageSize,
            rows.TotalCount);
    }

    /// <summary>The wait of one case, for the page on which it is let go; null when it waits for nobody.</summary>
    public async Task<string?> NameOfWaitingAsync(Guid campaignId, Guid caseId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        return await (
            from wait in db.Set<CaseWait>()
            join @case in db.Set<Case>() on wait.CaseId equals @case.Id
            join person in db.Set<Person>() on @case.PersonId equals person.Id
            where wait.CampaignId == campaignId && wait.CaseId == caseId && wait.ReleasedAt == null
            select person.FullName).FirstOrDefaultAsync(cancellation);
    }

    private static async Task<Dictionary<(Guid, WaitKind), IReadOnlyList<Lack>>> LacksAsync(CanBoContext db, IQueryable<HeldCase> held, CancellationToken cancellation)
    {
        // Of a head with a hundred subordinates three are named, the longest in their step first.
        var cases = await (
            from h in held
            join @case in db.Set<Case>() on h.Holding equals @case.Id
            join person in db.Set<Person>() on @case.PersonId equals person.Id
            where held.Count(o => o.Waiting == h.Waiting && o.Kind == h.Kind && o.Holding.CompareTo(h.Holding) < 0) < MostNames
            select new { h.Waiting, h.Kind, @case.Id, person.FullName, @case.CurrentStepSince }).ToListAsync(cancellation);
        var units = await (
            from h in held
            join unit in db.Set<Unit>() on h.Holding equals unit.Id
            where h.Kind == WaitKind.UnitRating || h.Kind == WaitKind.CollectiveDraft
            select new { h.Waiting, h.Kind, unit.Name }).ToListAsync(cancellation);
        return cases.Select(c => (Key: (c.Waiting, c.Kind), Lack: new Lack(c.Id, c.FullName, c.CurrentStepSince)))
            .Concat(units.Select(u => (Key: (u.Waiting, u.Kind), Lack: new Lack(null, u.Name, null))))
            .GroupBy(l => l.Key)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<Lack>)[.. g.Select(l => l.Lack).OrderBy(l => l.Since)]);
    }

    private static IQueryable<HeldCase> Held(CanBoContext db, Guid campaignId)
    {
        var missing = OrderGate.Missing(db).Where(m => m.CampaignId == campaignId);
        var byCases = from m in missing
                      join waiting in db.Set<Case>() on m.CaseId equals waiting.Id
                      join holding in db.Set<Case>() on new { m.CampaignId, PersonId = m.TargetId } equals new { holding.CampaignId, holding.PersonId }
                      where !m.IsUnit
                      select new HeldCase { Kind = m.Kind, Waiting = waiting.Id, WaitingUnit = waiting.UnitId, Holding = holding.Id, HoldingUnit = holding.UnitId, Since = m.ArrivedAt };
        var byUnits = from m in missing
                      join waiting in db.Set<Case>() on m.CaseId equals waiting.Id
                      where m.IsUnit
                      select new HeldCase { Kind = m.Kind, Waiting = waiting.Id, WaitingUnit = waiting.UnitId, Holding = m.TargetId, HoldingUnit = m.TargetId, Since = m.ArrivedAt };
        return byCases.Concat(byUnits);
    }

    private sealed class HeldCase
    {
        public WaitKind Kind { get; init; }

        public Guid Waiting { get; init; }

        public Guid WaitingUnit { get; init; }

        public Guid Holding { get; init; }

        public Guid HoldingUnit { get; init; }

        public DateTimeOffset Since { get; init; }
    }
}

/// <summary>A unit whose cases wait for another's.</summary>
/// <param name="Kind">For what.</param>
/// <param name="WaitingUnitId">Whose cases wait.</param>
/// <param name="WaitingUnit">Its name.</param>
/// <param name="HoldingUnitId">Whom they wait for.</param>
/// <param name="HoldingUnit">Its name.</param>
/// <param name="Waiting">Cases that wait.</param>
/// <param name="Holding">Cases waited for; 1 for a unit's own rating.</param>
/// <param name="Since">Since when the first of them waits.</param>
public sealed record OrderLink(WaitKind Kind, Guid WaitingUnitId, string WaitingUnit, Guid HoldingUnitId, string HoldingUnit, int Waiting, int Holding, DateTimeOffset Since);

/// <summary>A case that waits.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="PersonName">Whose it is.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Kind">For what.</param>
/// <param name="Until">How far the others must be.</param>
/// <param name="Since">Since when.</param>
/// <param name="Missing">How many it still lacks.</param>
/// <param name="Lacks">The first of them.</param>
public sealed record WaitingCase(Guid CaseId, string PersonName, string Unit, WaitKind Kind, WaitUntil Until, DateTimeOffset Since, int Missing, IReadOnlyList<Lack> Lacks);

/// <summary>Something a case lacks.</summary>
/// <param name="CaseId">The case waited for; null for a unit's rating.</param>
/// <param name="Name">The person or the unit.</param>
/// <param name="Since">Since when that case stands in its step; null for a unit.</param>
public sealed record Lack(Guid? CaseId, string Name, DateTimeOffset? Since);
