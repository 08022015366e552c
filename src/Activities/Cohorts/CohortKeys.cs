using System.Globalization;
using CanBo.Activities.Campaigns;

namespace CanBo.Activities.Cohorts;

/// <summary>Which cases of a campaign wait for each other.</summary>
internal static class CohortKeys
{
    public const string DeciderUnitAndGroup = "deciderUnitAndGroup";
    public const string Unit = "unit";
    public const string Campaign = "campaign";

    /// <summary>The key of a case's cohort.</summary>
    public static string Of(string cohort, Case @case) => cohort switch
    {
        Unit => string.Create(CultureInfo.InvariantCulture, $"unit:{@case.UnitId:N}"),
        Campaign => Campaign,
        _ => string.Create(CultureInfo.InvariantCulture, $"group:{@case.DeciderUnitId:N}:{@case.PositionGroup}"),
    };

    /// <summary>Every key a case could belong to.</summary>
    public static IEnumerable<string> AllOf(Case @case) => [Of(DeciderUnitAndGroup, @case), Of(Unit, @case), Campaign];

    /// <summary>The lock of a cohort.</summary>
    public static string Lock(Guid campaignId, string key) => string.Create(CultureInfo.InvariantCulture, $"cohort:{campaignId:N}:{key}");

    /// <summary>The cases of a key that are under way. One that an incident holds up is not waited for; retried, it comes to the list after the others.</summary>
    public static IQueryable<Case> OpenCases(IQueryable<Case> cases, Guid campaignId, string key)
    {
        var open = cases.Where(c => c.CampaignId == campaignId && c.Status == CaseStatus.Open && c.FaultedAt == null);
        var parts = key.Split(':', 3);
        if (parts[0] == Campaign)
            return open;
        var id = Guid.ParseExact(parts[1], "N");
        if (parts[0] == Unit)
            return open.Where(c => c.UnitId == id);
        var group = parts[2];
        return open.Where(c => c.DeciderUnitId == id && c.PositionGroup == group);
    }
}
