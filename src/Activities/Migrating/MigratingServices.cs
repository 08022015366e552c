using CanBo.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Migrating;

/// <summary>Moving running cases between versions of their procedure.</summary>
public static class MigratingServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddMigrating(this IServiceCollection services) => services
        .AddSingleton<MigrationQueries>()
        .AddSingleton<StartMigration>()
        .AddSingleton<MigrateCases>()
        .AddDeed<ContinueMigration>();
}
