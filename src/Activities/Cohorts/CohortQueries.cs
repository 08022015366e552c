using CanBo.Activities.Access;
using CanBo.Activities.Paging;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Cohorts;

/// <summary>Who waits for whom.</summary>
/// <param name="reader">Opens reading contexts.</param>
public sealed class CohortQueries(CanBoReader reader)
{
    /// <summary>Cohorts of a campaign that somebody waits in, with those still missing.</summary>
    public async Task<IReadOnlyList<CohortView>> WaitingAsync(Guid campaignId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var waiting = await db.Set<CohortMember>()
            .Where(m => m.CampaignId == campaignId && m.ReleasedAt == null)
            .GroupBy(m => m.CohortKey)
            .Select(g => new { g.Key, Count = g.Count(), Since = g.Min(m => m.ArrivedAt) })
            .ToListAsync(cancellation);
        var views = new List<CohortView>();
        foreach (var cohort in waiting.OrderBy(w => w.Since))
        {
            var missing = await CohortGate.MissingCases(db, campaignId, cohort.Key)
                .Join(db.Set<Person>(), c => c.PersonId, p => p.Id, (c, p) => new { c.Id, p.FullName, p.SortKey, c.CurrentStep })
                .OrderBy(x => x.SortKey)
                .Take(200)
                .Select(x => new MissingCase(x.Id, x.FullName, x.CurrentStep))
                .ToListAsync(cancellation);
            views.Add(new CohortView(cohort.Key, cohort.Count, cohort.Since, missing));
        }

        return views;
    }

    /// <summary>A page of the cohorts that somebody waits in, the longest first; of the cases still missing a few are named.</summary>
    public async Task<PageOf<WaitingCohort>> PageAsync(Guid campaignId, PageRequest page, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(ActorRoles.Organiser);
        await using var db = reader.Open();
        var waiting = await db.Set<CohortMember>()
            .Where(m => m.CampaignId == campaignId && m.ReleasedAt == null)
            .GroupBy(m => m.CohortKey)
            .Select(g => new { g.Key, Count = g.Count(), Since = g.Min(m => m.ArrivedAt) })
            .OrderBy(w => w.Since).ThenBy(w => w.Key)
            .ToPageAsync(page, cancellation);
        var units = waiting.Items.Select(w => CohortKeys.UnitOf(w.Key)).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<Unit>().Where(u => EF.Parameter(units).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        var rows = new List<WaitingCohort>();
        foreach (var cohort in waiting.Items)
        {
            var missing = CohortGate.MissingCases(db, campaignId, cohort.Key);
            var first = await missing
                .Join(db.Set<Person>(), c => c.PersonId, p => p.Id, (c, p) => new { c.Id, p.FullName, c.CurrentStep, c.CurrentStepSince })
                .OrderBy(c => c.CurrentStepSince).ThenBy(c => c.Id)
                .Take(5)
                .Select(c => new MissingCase(c.Id, c.FullName, c.CurrentStep))
                .ToListAsync(cancellation);
            rows.Add(new WaitingCohort(
                cohort.Key,
                CohortKeys.UnitOf(cohort.Key) is { } unit ? names.GetValueOrDefault(unit, "") : "",
                CohortKeys.GroupOf(cohort.Key),
                cohort.Count,
                cohort.Since,
                await missing.CountAsync(cancellation),
                first));
        }

        return new PageOf<WaitingCohort>(rows, waiting.Page, waiting.PageSize, waiting.TotalCount);
    }
}

/// <summary>A cohort that is not complete, as a list shows it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Unit">The unit, or the deciding unit; empty for the whole campaign.</param>
/// <param name="Group">The position group; empty for all.</param>
/// <param name="Waiting">Cases that wait.</param>
/// <param name="Since">Since when the first of them waits.</param>
/// <param name="Missing">Cases that have not arrived.</param>
/// <param name="First">Of these, the five that stand longest where they are.</param>
public sealed record WaitingCohort(string Key, string Unit, string Group, int Waiting, DateTimeOffset Since, int Missing, IReadOnlyList<MissingCase> First);

/// <summary>A cohort that is not complete.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Waiting">Cases that wait.</param>
/// <param name="Since">Since when the first of them waits.</param>
/// <param name="Missing">Cases that have not arrived, by name; at most 200.</param>
public sealed record CohortView(string Key, int Waiting, DateTimeOffset Since, IReadOnlyList<MissingCase> Missing);

/// <summary>A case that others wait for.</summary>
public sealed record MissingCase(Guid CaseId, string PersonName, string Step);
