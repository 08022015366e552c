using CanBo.Activities.Campaigns.History;
using CanBo.Activities.Campaigns.Repeating;
using CanBo.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Campaigns;

/// <summary>The campaigns feature.</summary>
public static class CampaignServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddCampaigns(this IServiceCollection services) => services
        .AddSingleton<CampaignQueries>()
        .AddSingleton<CreateCampaign>()
        .AddSingleton<ChangeCampaign>()
        .AddSingleton<ExemptPerson>()
        .AddSingleton<LaunchPlanning>()
        .AddSingleton<People.IPeopleUse, CampaignPeopleUse>()
        .AddSingleton<LaunchCampaign>()
        .AddSingleton<EnterPastCampaign>()
        .AddSingleton<RemovePastCampaign>()
        .AddInstanceObserver<CaseStanding>()
        .AddTimedJob<CancelCases>()
        .AddSingleton<RepeatCampaign>()
        .AddSingleton<RepeatQueries>()
        .AddTimedJob<MakeMonthlyCampaign>()
        .AddDeed<LaunchMonthlyCampaign>()
        .AddDeed<ContinueLaunch>();
}
