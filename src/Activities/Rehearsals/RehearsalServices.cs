using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Rehearsals;

/// <summary>Test runs of procedures.</summary>
public static class RehearsalServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddRehearsals(this IServiceCollection services) => services
        .AddSingleton<RehearsalGraphs>()
        .AddSingleton<RehearsalQueries>()
        .AddSingleton<StartRehearsal>()
        .AddSingleton<RunRehearsal>();
}
