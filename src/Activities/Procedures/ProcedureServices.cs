using CanBo.Workflows.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Procedures;

/// <summary>The procedures feature.</summary>
public static class ProcedureServices
{
    /// <summary>Adds it, and the catalogue of every activity registered as a service (the built-in ones are always there).</summary>
    public static IServiceCollection AddProcedures(this IServiceCollection services) => services
        .AddSingleton(s => new ActivityCatalogue(s.GetServices<Activity>()))
        .AddSingleton<ProcedureFreezing>()
        .AddSingleton<SaveProcedure>()
        .AddSingleton<DesignProcedure>()
        .AddSingleton<DesignChoices>()
        .AddSingleton<ShippedProcedures>();
}
