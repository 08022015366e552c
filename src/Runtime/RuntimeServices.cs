using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Time;
using CanBo.Runtime.Work;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime;

/// <summary>What a host registers.</summary>
public static class RuntimeServices
{
    /// <summary>
    /// The durable runtime: storage (<c>Storage</c>), steps, and the workers (<c>Work</c>). The application adds its contexts by
    /// <see cref="AddContexts{TSqlite, TPostgreSql}"/> and its catalogue of activities.
    /// </summary>
    public static IServiceCollection AddRuntime(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection("Storage")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<BusinessTime>();
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<PostgreSqlDatabase>();
        services.AddSingleton<Schema>();
        services.AddSingleton<SqliteWriter>();
        services.AddSingleton<LostCommits>();
        services.AddSingleton<EffectHandlers>();
        services.AddSingleton<WorkSignals>();
        services.AddSingleton<StepServices>();
        services.AddSingleton<SqliteStepRunner>();
        services.AddSingleton<PostgreSqlStepRunner>();
        services.AddSingleton<StepRunner>(s => Provider(s) == StorageProvider.Sqlite
            ? s.GetRequiredService<SqliteStepRunner>()
            : s.GetRequiredService<PostgreSqlStepRunner>());
        return services;
    }

    /// <summary>The application's context classes, one a provider; registers <see cref="IContextFactory"/>.</summary>
    public static IServiceCollection AddContexts<TSqlite, TPostgreSql>(
        this IServiceCollection services,
        Func<DbContextOptions<TSqlite>, TSqlite> sqlite,
        Func<DbContextOptions<TPostgreSql>, TPostgreSql> postgreSql)
        where TSqlite : RuntimeContext
        where TPostgreSql : RuntimeContext =>
        services.AddSingleton(s => Provider(s) == StorageProvider.Sqlite
            ? ContextFactories.Sqlite(s.GetRequiredService<SqliteDatabase>(), sqlite)
            : ContextFactories.PostgreSql(s.GetRequiredService<PostgreSqlDatabase>(), postgreSql));

    /// <summary>Applies effects of one type.</summary>
    public static IServiceCollection AddEffectHandler<TEffect, THandler>(this IServiceCollection services)
        where TEffect : Effect
        where THandler : EffectHandler<TEffect>
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(new EffectRegistration(typeof(TEffect), typeof(THandler)));
    }

    /// <summary>Does outbox rows of one kind.</summary>
    public static IServiceCollection AddDeed<TDeed>(this IServiceCollection services)
        where TDeed : class, IDeed
    {
        services.AddScoped<TDeed>();
        return services.AddSingleton(new DeedRegistration(TDeed.Kind, typeof(TDeed)));
    }

    /// <summary>Runs timed jobs of one name.</summary>
    public static IServiceCollection AddTimedJob<TJob>(this IServiceCollection services)
        where TJob : class, ITimedJob
    {
        services.AddScoped<TJob>();
        return services.AddSingleton(new TimedJobRegistration(TJob.Name, typeof(TJob)));
    }

    private static StorageProvider Provider(IServiceProvider services) => services.GetRequiredService<IOptions<StorageOptions>>().Value.Provider;
}
