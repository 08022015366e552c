using CanBo.Activities.People;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Campaigns;

/// <summary>What a procedure is told about a case when it starts, as far as it is known before the launch.</summary>
internal static class LaunchFacts
{
    /// <summary>The facts that conditions may branch on from the start. They stay as they are as long as the case runs.</summary>
    public static Value Of(Standing standing, Campaign campaign) => Value.Object(
        ("campaignId", Value.Of(campaign.Id.ToString("N"))),
        ("positionGroup", Value.Of(standing.PositionGroup)),
        ("isHead", Value.Of(standing.IsHead)),
        ("isDeputy", Value.Of(standing.IsDeputy)),
        ("isLeader", Value.Of(standing.IsLeader)),
        ("hasConstituentUnits", Value.Of(standing.HasConstituentUnits)),
        ("year", Value.Of(campaign.Year)));
}
