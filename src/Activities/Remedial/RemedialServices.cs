using CanBo.Activities.Archiving;
using CanBo.Workflows.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Remedial;

/// <summary>The feature of remedial plans and commitments.</summary>
public static class RemedialServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddRemedial(this IServiceCollection services) => services
        .AddSingleton<Activity, WritePlan>()
        .AddSingleton<RemedialQueries>()
        .AddArchived("remedial_plans", (db, cases) => db.Set<RemedialPlan>().Where(p => cases.Contains(p.CaseId)))
        .AddArchived("remedial_items", (db, cases) => db.Set<RemedialItem>().Where(i => cases.Contains(i.CaseId)));
}
