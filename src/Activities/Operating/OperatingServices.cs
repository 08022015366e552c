using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Operating;

/// <summary>Registers what operators watch.</summary>
public static class OperatingServices
{
    /// <summary>The cluster's status.</summary>
    public static IServiceCollection AddOperating(this IServiceCollection services) => services.AddSingleton<ClusterStatus>();
}
