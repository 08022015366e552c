using CanBo.Runtime.Audit;
using CanBo.Runtime.Children;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Metering;
using CanBo.Runtime.Migrating;
using CanBo.Runtime.Nodes;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Stimuli;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Time;
using CanBo.Runtime.Triggers;
using CanBo.Runtime.Work;
using CanBo.Runtime.Work.Hosting;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CanBo.Runtime;

/// <summary>What a host registers.</summary>
public static class RuntimeServices
{
    /// <summary>
    /// The durable runtime: storage (<c>Storage</c>), steps, and the workers (<c>Work</c>). The application adds its contexts by
    /// <see cref="AddContexts{TSqlite, TPostgreSql}"/> and its <see cref="Workflows.Catalogue.ActivityCatalogue"/>.
    /// </summary>
    public static IServiceCollection AddRuntime(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection("Storage")).ValidateOnStart();
        services.AddOptions<WorkOptions>().Bind(configuration.GetSection("Work")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsCheck>();
        services.AddSingleton<IValidateOptions<WorkOptions>, WorkOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<BusinessTime>();
        AddStorage(services);
        AddStepping(services);
        AddWork(services);
        services.AddSingleton<UsedDefinitions>();
        services.AddSingleton<DefinitionStore>();
        services.AddSingleton<DefinitionQueries>();
        services.AddSingleton<DefinitionLists>();
        services.AddSingleton<DefinitionOverviews>();
        services.AddSingleton<DefinitionImport>();
        services.AddSingleton<InstanceQueries>();
        services.AddSingleton(s => new MigrationPreview(s.GetRequiredService<IContextFactory>(), s.GetRequiredService<UsedDefinitions>(), s.GetRequiredService<VersionMoves>()));
        services.AddSingleton<Replay>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton(s => new AuditSealer(s.GetRequiredService<StepRunner>()));
        services.AddSingleton(s => new IncidentRetry(s.GetRequiredService<WorkSignals>()));
        services.AddSingleton(s => new BusinessClock(
            s.GetRequiredService<BusinessTime>(),
            s.GetRequiredService<StepRunner>(),
            s.GetRequiredService<IContextFactory>(),
            s.GetRequiredService<WorkSignals>(),
            s.GetRequiredService<IOptions<WorkOptions>>()));
        return services;
    }

    /// <summary>
    /// The background workers (timers, outbox, audit sealer, housekeeping, notices between hosts), for hosts that serve. Command-line verbs and tests
    /// do without and use <see cref="DueWork"/>. <c>Work:Enabled</c> set to false leaves them out, except that the host still tells others of the work it commits.
    /// </summary>
    public static IServiceCollection AddRuntimeWorkers(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddHostedService<StorageStart>();
        if (configuration.GetSection("Work").GetValue(nameof(WorkOptions.DevelopmentClock), false))
            services.AddHostedService<ClockWorker>();
        var provider = configuration.GetSection("Storage").GetValue(nameof(StorageOptions.Provider), StorageProvider.Sqlite);
        if (provider == StorageProvider.PostgreSql)
        {
            services.AddHostedService<Announcer>();
            services.AddHostedService<NodeWorker>();
        }

        if (!configuration.GetSection("Work").GetValue(nameof(WorkOptions.Enabled), true))
            return services;

        services.AddHostedService<RecurringStart>();
        services.AddHostedService<TimerWorker>();
        services.AddSingleton<IHostedService>(s => OutboxWorker.Of(s, isSlow: false));
        services.AddSingleton<IHostedService>(s => OutboxWorker.Of(s, isSlow: true));
        services.AddHostedService<SealWorker>();
        if (provider == StorageProvider.Sqlite)
            services.AddHostedService<Housekeeping>();
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

    /// <summary>Hears of instances that end, fail or go on.</summary>
    public static IServiceCollection AddInstanceObserver<TObserver>(this IServiceCollection services)
        where TObserver : class, IInstanceObserver =>
        services.AddScoped<IInstanceObserver, TObserver>();

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

    /// <summary>Runs a job by its calendar, once a cluster.</summary>
    public static IServiceCollection AddRecurringJob<TJob>(this IServiceCollection services)
        where TJob : class, IRecurringJob
    {
        services.AddScoped<TJob>();
        services.AddScoped<RecurringJob<TJob>>();
        services.AddSingleton(new RecurringJobRegistration(TJob.Name, typeof(TJob)));
        return services.AddSingleton(new TimedJobRegistration(TJob.Name, typeof(RecurringJob<TJob>)));
    }

    private static void AddStorage(IServiceCollection services)
    {
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<PostgreSqlDatabase>();
        services.AddSingleton<Schema>();
    }

    private static void AddStepping(IServiceCollection services)
    {
        services.AddSingleton<RuntimeMeter>();
        services.AddSingleton<SqliteWriter>();
        services.AddSingleton<LostCommits>();
        services.AddSingleton<CommitGroups>();
        services.AddSingleton<GraphStore>();
        services.AddSingleton<VersionMoves>();
        services.AddSingleton<EffectHandlers>();
        services.AddEffectHandler<Effect.StartChildren, StartChildrenHandler>();
        services.AddEffectHandler<Effect.CancelChildren, CancelChildrenHandler>();
        services.AddEffectHandler<Effect.PublishEvent, PublishEventHandler>();
        services.AddEffectHandler<Effect.ScheduleCron, ScheduleCronHandler>();
        services.AddDeed<StartInstanceDeed>();
        services.AddSingleton<StepServices>();
        services.AddSingleton<SqliteStepRunner>();
        services.AddSingleton<PostgreSqlStepRunner>();
        services.AddSingleton<ICrowdRunner>(s => Provider(s) == StorageProvider.Sqlite
            ? s.GetRequiredService<SqliteStepRunner>()
            : s.GetRequiredService<PostgreSqlStepRunner>());
        services.AddSingleton(s => (StepRunner)s.GetRequiredService<ICrowdRunner>());
    }

    private static void AddWork(IServiceCollection services)
    {
        services.AddSingleton<WorkSignals>();
        services.AddSingleton<Node>();
        services.AddSingleton<NodeRegister>();
        services.AddSingleton(s => new ClusterQueries(
            s.GetRequiredService<IContextFactory>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<BusinessTime>(),
            s.GetRequiredService<Node>(),
            s.GetRequiredService<IOptions<StorageOptions>>()));
        services.AddTimedJob<GiveUpStimulus>();
        services.AddTimedJob<StartByTime>();
        services.AddSingleton<TriggerQueries>();
        services.AddSingleton<StimulusLetters>();
        services.AddSingleton<TimedJobs>();
        services.AddSingleton<RecurringJobs>();
        services.AddRecurringJob<Retention>();
        services.AddSingleton<Deeds>();
        services.AddSingleton<TimerWork>();
        services.AddSingleton<OutboxLanes>();
        services.AddSingleton<OutboxQueries>();
        services.AddSingleton(s => new DueWork(s.GetRequiredService<TimerWork>(), s.GetRequiredService<OutboxLanes>(), s.GetRequiredService<RecurringJobs>()));
        services.AddSingleton(s => new DeadLetters(s.GetRequiredService<WorkSignals>()));
    }

    private static StorageProvider Provider(IServiceProvider services) => services.GetRequiredService<IOptions<StorageOptions>>().Value.Provider;
}
