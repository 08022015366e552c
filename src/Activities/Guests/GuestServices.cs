using CanBo.Activities.Archiving;
using CanBo.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Guests;

/// <summary>Bodies without accounts.</summary>
public static class GuestServices
{
    /// <summary>Adds the feature.</summary>
    public static IServiceCollection AddGuests(this IServiceCollection services) => services
        .AddSingleton<GuestTokens>()
        .AddSingleton<GuestLinks>()
        .AddSingleton<GuestDesk>()
        .AddSingleton<GuestLists>()
        .AddSingleton<GuestLetters>()
        .AddSingleton<IRemovedWithCampaign>(new RemovedWithCampaign<GuestLink>((db, campaign) => db.Set<GuestLink>().Where(l => l.CampaignId == campaign)))
        .AddDeed<GuestMail>();
}
