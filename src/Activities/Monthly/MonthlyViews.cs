using CanBo.Activities.Paging;
using CanBo.Activities.Ratings;

namespace CanBo.Activities.Monthly;

/// <summary>The imported totals of a campaign's year.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="CampaignName">Its name.</param>
/// <param name="Year">Its year.</param>
/// <param name="TakesFiles">False once the campaign is over.</param>
/// <param name="People">One page of people, by name.</param>
/// <param name="Imports">The last twenty files, newest first.</param>
public sealed record MonthlyList(Guid CampaignId, string CampaignName, int Year, bool TakesFiles, PageOf<MonthlyRow> People, IReadOnlyList<MonthlyImportRow> Imports);

/// <summary>A person's imported months.</summary>
/// <param name="PersonCode">Their code.</param>
/// <param name="PersonName">Their name.</param>
/// <param name="Worked">Months with a total.</param>
/// <param name="Mean">The exact mean of those; null when there is none.</param>
/// <param name="Months">The months, in order.</param>
public sealed record MonthlyRow(string PersonCode, string PersonName, int Worked, Fraction? Mean, IReadOnlyList<MonthlyCell> Months)
{
    internal static MonthlyRow Of(string code, string name, IEnumerable<MonthlyTotal> totals)
    {
        var months = totals.Select(t => new MonthlyCell(t.Month, t.Total, t.Note)).ToList();
        var worked = months.Where(m => m.Total is not null).Select(m => m.Total!.Value).ToList();
        return new MonthlyRow(code, name, worked.Count, worked.Count == 0 ? null : worked.Aggregate(Fraction.Zero, (sum, total) => sum + total) / worked.Count, months);
    }
}

/// <summary>A month.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Total">The total; null when not worked.</param>
/// <param name="Note">The note.</param>
public sealed record MonthlyCell(int Month, Fraction? Total, string Note);

/// <summary>A file that was written.</summary>
public sealed record MonthlyImportRow(Guid Id, string FileName, string By, DateTimeOffset At, int Added, int Changed, int Unchanged, int Skipped);

/// <summary>A file that was looked at.</summary>
/// <param name="Token">Carries the preview out.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="CampaignName">Its name.</param>
/// <param name="Year">The year of the totals.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="IsStale">The data changed since: the plan shown is as of now; upload again to write it.</param>
/// <param name="Plan">What it would do; null once it is written.</param>
public sealed record MonthlyPreview(Guid Token, Guid CampaignId, string CampaignName, int Year, string FileName, bool IsStale, MonthlyPlan? Plan);
