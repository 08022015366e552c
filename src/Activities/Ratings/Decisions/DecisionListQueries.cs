using System.Collections.Immutable;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>The decision list, and what would become of a choice.</summary>
/// <param name="reader">Opens reading contexts.</param>
public sealed class DecisionListQueries(CanBoReader reader)
{
    // Nearer than this many points to the cut line is worth a word.
    private static readonly Fraction Close = new(1, 4);

    /// <summary>The cases a reader decides in a campaign; an organiser sees every list.</summary>
    /// <exception cref="NotFoundException">Nothing here is the reader's to see.</exception>
    public async Task<DecisionListView> GetAsync(Guid campaignId, Guid? deciderUnit, string? group, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        var campaign = await db.Set<Campaign>().FirstOrDefaultAsync(c => c.Id == campaignId, cancellation) ?? throw new NotFoundException();
        var visible = Visible(db, campaignId, actor);
        var lists = await ListsAsync(db, visible, cancellation);
        if (lists.Count == 0)
            throw new NotFoundException();

        var cases = await visible
            .Where(c => (deciderUnit == null || c.DeciderUnitId == deciderUnit) && (group == null || c.PositionGroup == group))
            .ToListAsync(cancellation);
        var package = RulePackageJson.Read(campaign.RulePackageJson);
        var book = await DecisionSets.BookAsync(db, campaignId, package.Cap, [.. cases.Select(c => c.DeciderUnitId)], cancellation);
        // Seats are shared by whole agencies, so those outside this list count too.
        var units = cases.Select(c => c.DeciderUnitId).Distinct().ToList();
        var everyone = await db.Set<Case>().Where(c => c.CampaignId == campaignId && EF.Parameter(units).Contains(c.DeciderUnitId) && c.Status != CaseStatus.Cancelled).ToListAsync(cancellation);
        var subjects = await DecisionFacts.LoadAsync(db, campaign, package, everyone, cancellation);
        var ranks = DecisionRanking.Rank(everyone, subjects, [.. book.Checks.Select(c => c.Set)], Close);
        var due = await db.Set<TaskItem>()
            .Where(t => t.CampaignId == campaignId && t.Kind == TaskKind.Decision && t.AssigneeId == actor.PersonId && t.Status == TaskState.Open)
            .MinAsync(t => t.DueAt, cancellation);
        return new DecisionListView(
            campaignId,
            campaign.Name,
            campaign.Status is CampaignStatus.Running or CampaignStatus.Launching && cases.Exists(c => c.DeciderId == actor.PersonId),
            due,
            lists,
            [.. book.Checks.Where(check => cases.Exists(c => subjects[c.Id].Sets.Contains(check.Set.Code))).Select(check => new QuotaSetView(
                check.Set, check.Counts, ranks.Seats[check.Set.Code], ranks.Outcomes.Keys.Count(id => subjects[id].Sets.Contains(check.Set.Code))))],
            await CasesAsync(db, cases, subjects, ranks, package, cancellation));
    }

    /// <summary>What would become of these choices, without signing them.</summary>
    /// <exception cref="NotFoundException">None of the cases is the reader's to decide.</exception>
    public async Task<DecisionPreview> TryAsync(Guid campaignId, IReadOnlyList<RatingChoice> choices, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(choices);
        await using var db = reader.Open();
        var campaign = await DecisionDesk.RunningAsync(db, campaignId, cancellation);
        var ids = choices.Select(c => c.CaseId).ToList();
        var cases = await db.Set<Case>().Where(c => c.CampaignId == campaignId && c.DeciderId == actor.PersonId && EF.Parameter(ids).Contains(c.Id) && c.Status != CaseStatus.Cancelled).ToListAsync(cancellation);
        if (actor.PersonId is not { } decider || cases.Count == 0)
            throw new NotFoundException();
        var package = RulePackageJson.Read(campaign.RulePackageJson);
        var (verdicts, book) = await DecisionDesk.CheckAsync(db, campaign, package, cases, [.. choices.DistinctBy(c => c.CaseId)], decider, cancellation);
        var chosen = choices.DistinctBy(c => c.CaseId).ToDictionary(c => c.CaseId);
        return new DecisionPreview(
            [.. verdicts.Select(v => new DecisionOutcome(v.CaseId, v.Code, v.Message, v.Field, chosen[v.CaseId].Rating, v.MetStandardWithoutSeat, null))],
            [.. book.Checks]);
    }

    internal static IQueryable<Case> Visible(CanBoContext db, Guid campaignId, Actor actor)
    {
        var cases = db.Set<Case>().Where(c => c.CampaignId == campaignId && c.Status != CaseStatus.Cancelled);
        return actor.Is(ActorRoles.Organiser) && (actor.PersonId is null || !cases.Any(c => c.DeciderId == actor.PersonId))
            ? cases
            : cases.Where(c => c.DeciderId == actor.PersonId && c.DeciderId != null);
    }

    private static async Task<List<DecisionListRow>> ListsAsync(CanBoContext db, IQueryable<Case> cases, CancellationToken cancellation)
    {
        var counts = await cases.GroupBy(c => new { c.DeciderUnitId, c.PositionGroup })
            .Select(g => new { g.Key.DeciderUnitId, g.Key.PositionGroup, Cases = g.Count(), Decided = g.Count(c => c.FinalRating != null) })
            .ToListAsync(cancellation);
        var awaiting = await (
            from c in cases
            join a in db.Set<AwaitedDecision>() on c.Id equals a.CaseId
            where a.Status == AwaitedStatus.Waiting
            group c by new { c.DeciderUnitId, c.PositionGroup } into g
            select new { g.Key.DeciderUnitId, g.Key.PositionGroup, Count = g.Count() }).ToListAsync(cancellation);
        var ids = counts.Select(c => c.DeciderUnitId).Distinct().ToList();
        var names = await db.Set<Unit>().Where(u => EF.Parameter(ids).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        return [.. counts
            .Select(c => new DecisionListRow(
                c.DeciderUnitId,
                names.GetValueOrDefault(c.DeciderUnitId, ""),
                c.PositionGroup,
                c.Cases,
                awaiting.FirstOrDefault(a => a.DeciderUnitId == c.DeciderUnitId && a.PositionGroup == c.PositionGroup)?.Count ?? 0,
                c.Decided))
            .OrderByDescending(l => l.Awaiting)
            .ThenBy(l => l.Group, StringComparer.Ordinal)];
    }

    private static async Task<List<DecisionCaseView>> CasesAsync(
        CanBoContext db, List<Case> cases, Dictionary<Guid, DecisionSubject> subjects, DecisionRanks ranks, RulePackage package, CancellationToken cancellation)
    {
        var ids = cases.ConvertAll(c => c.Id);
        var names = await (
            from c in db.Set<Case>()
            join person in db.Set<Person>() on c.PersonId equals person.Id
            join post in db.Set<Post>() on c.PostId equals post.Id
            join unit in db.Set<Unit>() on c.UnitId equals unit.Id
            where EF.Parameter(ids).Contains(c.Id)
            select new { c.Id, person.Code, person.FullName, person.SortKey, post.Title, UnitName = unit.Name }).ToDictionaryAsync(n => n.Id, cancellation);
        var awaiting = (await db.Set<AwaitedDecision>().Where(a => EF.Parameter(ids).Contains(a.CaseId) && a.Status == AwaitedStatus.Waiting).Select(a => a.CaseId).ToListAsync(cancellation)).ToHashSet();
        return [.. cases
            .OrderBy(c => c.PositionGroup, StringComparer.Ordinal)
            .ThenBy(c => ranks.Places.GetValueOrDefault(c.Id, int.MaxValue))
            .ThenBy(c => names[c.Id].SortKey, StringComparer.Ordinal)
            .Select(c => Row(c))];

        DecisionCaseView Row(Case c)
        {
            var subject = subjects[c.Id];
            var seat = ranks.Outcomes.GetValueOrDefault(c.Id);
            return new DecisionCaseView(
                c.Id,
                names[c.Id].Code,
                names[c.Id].FullName,
                names[c.Id].Title,
                names[c.Id].UnitName,
                c.DeciderUnitId,
                c.PositionGroup,
                c.FinalRating is not null ? DecisionState.Decided : awaiting.Contains(c.Id) ? DecisionState.Awaiting : DecisionState.NotReady,
                ranks.Places.TryGetValue(c.Id, out var place) ? place : null,
                c.Score,
                c.SelfRating,
                subject.Proposed,
                c.FinalRating,
                c.MetStandardWithoutSeat,
                subject.Flags,
                c.IsHead && subject.Proposed is { } proposed ? HeadCap.Problem(package.HeadCap, proposed, subject.UnitRating) : null,
                DecisionRanking.Word(seat),
                seat?.Reason,
                ranks.Edges.GetValueOrDefault(c.Id),
                c.IsHead,
                c.Status)
            {
                Vote = subject.Vote,
            };
        }
    }
}

/// <summary>What would become of choices.</summary>
/// <param name="Outcomes">One a choice.</param>
/// <param name="Sets">The quota sets after what stands.</param>
public sealed record DecisionPreview(IReadOnlyList<DecisionOutcome> Outcomes, IReadOnlyList<QuotaCheck> Sets);
