using CanBo.Activities.Results.Publishing;
using CanBo.Runtime;
using CanBo.Workflows.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Results;

/// <summary>The results feature.</summary>
public static class ResultServices
{
    /// <summary>Adds notice and publication.</summary>
    public static IServiceCollection AddResults(this IServiceCollection services)
    {
        services.AddSingleton<Activity, SendNotice>();
        services.AddSingleton<Activity, PublishResult>();
        services.AddEffectHandler<TellResult, TellResultHandler>();
        services.AddEffectHandler<MakePublic, MakePublicHandler>();
        services.AddTimedJob<TellPublished>();
        return services;
    }
}
