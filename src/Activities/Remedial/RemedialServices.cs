using CanBo.Workflows.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Remedial;

/// <summary>The feature of remedial plans and commitments.</summary>
public static class RemedialServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddRemedial(this IServiceCollection services) => services
        .AddSingleton<Activity, WritePlan>()
        .AddSingleton<RemedialQueries>();
}
