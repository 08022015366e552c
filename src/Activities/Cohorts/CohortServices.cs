using CanBo.Runtime;
using CanBo.Workflows.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Cohorts;

/// <summary>The cohorts feature.</summary>
public static class CohortServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddCohorts(this IServiceCollection services) => services
        .AddSingleton<Activity, WaitForCohort>()
        .AddEffectHandler<JoinCohort, JoinCohortHandler>()
        .AddEffectHandler<CloseCohortWait, CloseCohortWaitHandler>()
        .AddEffectHandler<LeaveCohort, LeaveCohortHandler>()
        .AddTimedJob<CohortCheck>()
        .AddSingleton<ReleaseCohort>()
        .AddSingleton<CohortQueries>();
}
