using CanBo.Runtime;
using CanBo.Workflows.Catalogue;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Requests;

/// <summary>Requests of procedures to other systems.</summary>
public static class RequestServices
{
    /// <summary>Adds it; settings under <c>HttpRequests</c>.</summary>
    public static IServiceCollection AddRequests(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<RequestOptions>().Bind(configuration.GetSection("HttpRequests")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RequestOptions>, RequestOptionsCheck>();
        services.AddSingleton<AddressGuard>();
        services.AddSingleton<RequestClient>();
        services.AddSingleton<Activity, SendHttpRequest>();
        services.AddEffectHandler<HttpRequestEffect, HttpRequestHandler>();
        return services.AddDeed<HttpRequestDeed>();
    }
}
