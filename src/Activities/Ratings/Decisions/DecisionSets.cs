using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Ratings.Decisions;

/// <summary>The quota sets of a campaign: the deciding agency, and the position groups inside it, as the package's scope says (D335 20(5)a).</summary>
internal static class DecisionSets
{
    /// <summary>Codes of the sets a case counts in.</summary>
    public static ImmutableArray<string> CodesOf(CapSettings cap, Guid deciderUnitId, string positionGroup)
    {
        var codes = ImmutableArray.CreateBuilder<string>(2);
        if (cap.Scope.Any(scope => scope != CapScope.Group))
            codes.Add(UnitCode(deciderUnitId));
        if (cap.Scope.Contains(CapScope.Group))
            codes.Add(string.Create(CultureInfo.InvariantCulture, $"group:{deciderUnitId:N}:{positionGroup}"));
        return codes.ToImmutable();
    }

    /// <summary>The locks to take before counting, in the order to take them.</summary>
    public static IEnumerable<string> Locks(Guid campaignId, IEnumerable<Case> cases, CapSettings cap) => cases
        .SelectMany(c => CodesOf(cap, c.DeciderUnitId, c.PositionGroup)
            .Append(UnitCode(c.DeciderUnitId))
            .Concat(c.IsHead ? [UnitCode(c.UnitId)] : []))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .Select(code => Lock(campaignId, code));

    public static string Lock(Guid campaignId, string code) => string.Create(CultureInfo.InvariantCulture, $"quota:{campaignId:N}:{code}");

    public static string UnitCode(Guid unitId) => string.Create(CultureInfo.InvariantCulture, $"unit:{unitId:N}");

    /// <summary>Every set of the deciding units, with the ratings that stand in it.</summary>
    public static async Task<QuotaBook> BookAsync(CanBoContext db, Guid campaignId, CapSettings cap, IReadOnlyCollection<Guid> deciderUnitIds, CancellationToken cancellation)
    {
        var ids = deciderUnitIds.Distinct().ToList();
        var rows = await db.Set<Case>().AsNoTracking()
            .Where(c => c.CampaignId == campaignId && EF.Parameter(ids).Contains(c.DeciderUnitId) && c.Status != CaseStatus.Cancelled)
            .GroupBy(c => new { c.DeciderUnitId, c.PositionGroup, c.FinalRating })
            .Select(g => new { g.Key.DeciderUnitId, g.Key.PositionGroup, g.Key.FinalRating, Count = g.Count() })
            .ToListAsync(cancellation);
        var names = await db.Set<Unit>().AsNoTracking().Where(u => EF.Parameter(ids).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        var outstanding = await db.Set<UnitRating>().AsNoTracking().Where(r => r.CampaignId == campaignId && r.IsOutstanding && EF.Parameter(ids).Contains(r.UnitId)).Select(r => r.UnitId).ToListAsync(cancellation);

        var sets = new Dictionary<string, QuotaSet>(StringComparer.Ordinal);
        var counts = new Dictionary<string, RatingCounts>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var code in CodesOf(cap, row.DeciderUnitId, row.PositionGroup))
            {
                sets.TryAdd(code, new QuotaSet(code, code.StartsWith("unit:", StringComparison.Ordinal) ? names.GetValueOrDefault(row.DeciderUnitId, "") : row.PositionGroup, cap.Rule(outstanding.Contains(row.DeciderUnitId))));
                if (row.FinalRating is { } rating)
                    counts[code] = counts.GetValueOrDefault(code).With(rating, row.Count);
            }
        }

        return new QuotaBook([.. sets.Values.OrderBy(s => s.Code, StringComparer.Ordinal)], counts);
    }
}
