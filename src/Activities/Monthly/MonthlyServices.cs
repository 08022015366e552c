using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Monthly;

/// <summary>The monthly totals feature.</summary>
public static class MonthlyServices
{
    /// <summary>Adds the import of monthly totals and what reads them.</summary>
    public static IServiceCollection AddMonthly(this IServiceCollection services)
    {
        services.AddSingleton<ImportMonthlyTotals>();
        services.AddSingleton<MonthlyTotals>();
        return services;
    }
}
