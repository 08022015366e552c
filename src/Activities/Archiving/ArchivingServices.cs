using CanBo.Activities.Campaigns;
using CanBo.Runtime;
using CanBo.Runtime.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Archiving;

/// <summary>Registers the archive of campaigns.</summary>
public static class ArchivingServices
{
    /// <summary>Archive, removal, and what belongs to no other feature: the cases and their audit trail. Each feature adds its own rows.</summary>
    public static IServiceCollection AddArchiving(this IServiceCollection services)
    {
        services.AddSingleton<ArchiveGuard>();
        services.AddSingleton<Runtime.Instances.InstanceRemoval>();
        services.AddSingleton(s => new ArchiveCampaign(s.GetRequiredService<Runtime.Stepping.StepRunner>(), s.GetRequiredService<ArchiveGuard>()));
        services.AddSingleton(s => new ArchiveQueries(
            s.GetRequiredService<Storage.CanBoReader>(), s.GetRequiredService<Runtime.Stepping.StepRunner>(), s.GetRequiredService<ArchiveGuard>(), s.GetRequiredService<Runtime.Time.BusinessTime>()));
        services.AddDeed<MakeArchive>();
        services.AddRecurringJob<ArchiveRetention>();
        services.AddArchived("cases", (db, cases) => db.Set<Case>().Where(c => cases.Contains(c.Id)));
        services.AddArchived("audit", (db, cases) => db.Set<AuditRow>().Where(a => cases.Contains(a.Subject)));
        return services;
    }
}
