using CanBo.Activities.Archiving;
using CanBo.Activities.Results.Files;
using CanBo.Activities.Results.Incidents;
using CanBo.Activities.Results.Publishing;
using CanBo.Activities.Results.Statistics;
using CanBo.Runtime;
using CanBo.Workflows.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Results;

/// <summary>The results feature.</summary>
public static class ResultServices
{
    /// <summary>Adds notice, publication, figures, case files and incidents.</summary>
    public static IServiceCollection AddResults(this IServiceCollection services)
    {
        services.AddSingleton<Activity, SendNotice>();
        services.AddSingleton<Activity, PublishResult>();
        services.AddEffectHandler<TellResult, TellResultHandler>();
        services.AddEffectHandler<MakePublic, MakePublicHandler>();
        services.AddTimedJob<TellPublished>();
        services.AddSingleton<ResultQueries>();
        services.AddSingleton<PublishedResults>();
        services.AddSingleton<CaseFiles>();
        services.AddSingleton<CaseDocuments>();
        services.AddSingleton<CaseInstances>();
        services.AddSingleton<ResultNotices>();
        services.AddSingleton<IncidentList>();
        services.AddSingleton<SettleIncident>();
        services.AddArchived("publications", (db, cases) => db.Set<Publication>().Where(p => cases.Contains(p.CaseId)));
        return services;
    }
}
