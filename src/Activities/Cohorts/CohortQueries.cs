using CanBo.Activities.Access;
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
}

/// <summary>A cohort that is not complete.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Waiting">Cases that wait.</param>
/// <param name="Since">Since when the first of them waits.</param>
/// <param name="Missing">Cases that have not arrived, by name; at most 200.</param>
public sealed record CohortView(string Key, int Waiting, DateTimeOffset Since, IReadOnlyList<MissingCase> Missing);

/// <summary>A case that others wait for.</summary>
public sealed record MissingCase(Guid CaseId, string PersonName, string Step);
