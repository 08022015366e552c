using System.Collections.Immutable;
using System.Globalization;
using CanBo.Activities.Campaigns;

namespace CanBo.Activities.Cohorts;

/// <summary>Which cases of a campaign wait for each other.</summary>
internal static class CohortKeys
{
    public const string DeciderUnitAndGroup = "deciderUnitAndGroup";
    public const string Unit = "unit";
    public const string Campaign = "campaign";

    /// <summary>The words of procedures.</summary>
    public static ImmutableArray<string> Words { get; } = [DeciderUnitAndGroup, Unit, Campaign];

    /// <summary>The key of a case's cohort.</summary>
    public static string Of(string cohort, Case @case) => Of(cohort, @case.UnitId, @case.DeciderUnitId, @case.PositionGroup);

    /// <summary>The same for a case that is not open yet.</summary>
    public static string Of(string cohort, Guid unitId, Guid deciderUnitId, string positionGroup) => cohort switch
    {
        Unit => string.Create(CultureInfo.InvariantCulture, $"unit:{unitId:N}"),
        Campaign => Campaign,
        _ => string.Create(CultureInfo.InvariantCulture, $"group:{deciderUnitId:N}:{positionGroup}"),
    };

    /// <summary>Every key a case could belong to.</summary>
    public static IEnumerable<string> AllOf(Case @case) => Words.Select(word => Of(word, @case));

    /// <summary>The unit that a key names; null for the whole campaign.</summary>
    public static Guid? UnitOf(string key) => key == Campaign ? null : Guid.ParseExact(key.Split(':', 3)[1], "N");

    /// <summary>The position group that a key names; empty for all.</summary>
    public static string GroupOf(string key) => key.Split(':', 3) is [_, _, var group] ? group : "";

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
