using CanBo.Workflows.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Endpoints;

/// <summary>Requests of other systems to procedures.</summary>
public static class EndpointServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddEndpoints(this IServiceCollection services) => services
        .AddSingleton<Activity, HttpEndpoint>()
        .AddSingleton<ManageTokens>()
        .AddSingleton<ReceiveRequest>();
}
