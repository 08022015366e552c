using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Exports;
using CanBo.Activities.People;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Results.Publishing;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Results.Statistics;

/// <summary>The year's figures, for organisers. The database counts; nothing is loaded to be counted.</summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="packages">Campaigns' rule packages.</param>
/// <param name="texts">Says ratings, for the export.</param>
public sealed class ResultQueries(CanBoReader reader, RulePackages packages, Localizer texts)
{
    /// <summary>The distribution of a campaign.</summary>
    /// <exception cref="NotFoundException">There is none, or the actor is no organiser.</exception>
    public async Task<CampaignResults> GetAsync(Guid campaignId, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Is(ActorRoles.Organiser))
            throw new NotFoundException();
        await using var db = reader.Open();
        var campaign = await db.Set<Campaign>().FirstOrDefaultAsync(c => c.Id == campaignId, cancellation) ?? throw new NotFoundException();
        var rows = await db.Set<Case>()
            .Where(c => c.CampaignId == campaignId && c.Status != CaseStatus.Cancelled)
            .GroupBy(c => new { c.UnitId, c.PositionGroup, c.FinalRating })
            .Select(g => new CountRow(g.Key.UnitId, g.Key.PositionGroup, g.Key.FinalRating, g.Count()))
            .ToListAsync(cancellation);
        var units = await db.Set<Unit>()
            .Where(u => db.Set<Case>().Any(c => c.CampaignId == campaignId && c.UnitId == u.Id))
            .OrderBy(u => u.SortKey).ThenBy(u => u.Id)
            .Select(u => new { u.Id, u.Code, u.Name })
            .ToListAsync(cancellation);
        var published = await db.Set<Publication>().Where(p => p.CampaignId == campaignId).MinAsync(p => (DateTimeOffset?)p.At, cancellation);
        return new CampaignResults(
            campaign.Id,
            campaign.Name,
            campaign.Year,
            rows.Sum(r => r.Count),
            Count(rows),
            [.. units.Select(u => Line(u.Code, u.Name, rows.Where(r => r.UnitId == u.Id)))],
            [.. rows.Select(r => r.PositionGroup).Distinct().Order(StringComparer.Ordinal).Select(g => Line(g, g, rows.Where(r => r.PositionGroup == g)))],
            await SetsAsync(db, campaign, cancellation),
            campaign.IsPast,
            published);
    }

    /// <summary>The table by unit as a file that no spreadsheet runs as a formula.</summary>
    public async Task<byte[]> ExportAsync(Guid campaignId, Actor actor, CancellationToken cancellation)
    {
        var results = await GetAsync(campaignId, actor, cancellation);
        string[] header =
        [
            texts["Mã đơn vị"], texts["Đơn vị"], texts["Người"], .. RatingScale.All.Select(r => texts.Say(r.Name())), texts["Chưa quyết định"],
            texts["Được xếp loại"], texts["% Xuất sắc trên Hoàn thành tốt"],
        ];
        return CsvWriting.ToBytes(header, [.. results.Units.Select(Cells), Cells(new ResultLine("", texts["Cộng"], results.Cases, results.Counts))]);
    }

    private static string[] Cells(ResultLine line) =>
    [
        line.Key, line.Name, Number(line.Cases), .. RatingScale.All.Select(r => Number(line.Counts[r])), Number(line.Open), Number(line.Counts.Rated),
        new BaseShares(line.Counts).OfTot.ToText(System.Globalization.CultureInfo.GetCultureInfo("vi-VN")),
    ];

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<List<CapLine>> SetsAsync(CanBoContext db, Campaign campaign, CancellationToken cancellation)
    {
        var deciders = await db.Set<Case>()
            .Where(c => c.CampaignId == campaign.Id && c.Status != CaseStatus.Cancelled)
            .Join(db.Set<Unit>(), c => c.DeciderUnitId, u => u.Id, (c, u) => new { u.Id, u.Name })
            .Distinct()
            .ToListAsync(cancellation);
        var lines = new List<CapLine>();
        foreach (var decider in deciders.OrderBy(d => d.Name, StringComparer.Ordinal))
        {
            var book = await DecisionSets.BookAsync(db, campaign.Id, packages.Of(campaign).Cap, [decider.Id], cancellation);
            lines.AddRange(book.Checks.Select(check => ToLine(check, decider.Name)));
        }

        return lines;
    }

    private static CapLine ToLine(QuotaCheck check, string decider)
    {
        var isGroup = !check.Set.Code.StartsWith("unit:", StringComparison.Ordinal);
        return new CapLine(
            check.Set.Code,
            isGroup ? $"{check.Set.Name}, {decider}" : check.Set.Name,
            isGroup,
            check.Counts,
            check.Set.Rule.Base,
            check.Set.Rule.Rate.ToString(),
            check.Set.Rule.Limit(check.Counts),
            check.IsWithin,
            check.Set.Rule.Describe());
    }

    private static ResultLine Line(string key, string name, IEnumerable<CountRow> rows)
    {
        var list = rows.ToList();
        return new ResultLine(key, name, list.Sum(r => r.Count), Count(list));
    }

    private static RatingCounts Count(IEnumerable<CountRow> rows) => rows.Aggregate(
        default(RatingCounts), (counts, row) => row.Rating is { } rating ? counts.With(rating, row.Count) : counts);

    private sealed record CountRow(Guid UnitId, string PositionGroup, Rating? Rating, int Count);
}
