using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Sealing;

/// <summary>Sealed answers.</summary>
public static class SealingServices
{
    /// <summary>Adds the feature.</summary>
    public static IServiceCollection AddSealing(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<SealingOptions>().Bind(configuration.GetSection("Sealing")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SealingOptions>, SealingOptionsCheck>();
        services.AddSingleton<SealingSecret>();
        return services.AddSingleton(provider => new Seals(provider.GetRequiredService<SealingSecret>()));
    }
}
