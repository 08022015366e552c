using CanBo.Activities.Procedures.Bundles;
using CanBo.Activities.Procedures.Editing;
using CanBo.Activities.Procedures.Versions;
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
        .AddSingleton<DocumentFormats>()
        .AddSingleton<DocumentQueries>()
        .AddSingleton<SaveDocument>()
        .AddSingleton<CopyDocument>()
        .AddSingleton<ProcedureWords>()
        .AddSingleton<ProcedureQueries>()
        .AddSingleton<CopyProcedure>()
        .AddSingleton<ExportProcedure>()
        .AddSingleton<ImportProcedure>()
        .AddSingleton<ShippedProcedures>();
}
