using CanBo.Runtime.Definitions;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Testing;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Fixtures;

/// <summary>A host's container over a database of its own, with the clock in the test's hand. Workers run only when a test asks.</summary>
public sealed class TestApplication : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly DatabaseKind _kind;
    private readonly TestDatabase? _owned;

    private TestApplication(ServiceProvider services, DatabaseKind kind, string connectionString, TestDatabase? owned, FakeTimeProvider clock) =>
        (_services, _kind, ConnectionString, _owned, Clock) = (services, kind, connectionString, owned, clock);

    internal static ActivityCatalogue Catalogue { get; } = new([new AskActivity(), new PauseActivity(), new NapActivity(), new PersonActivity()]);

    public FakeTimeProvider Clock { get; }

    public string ConnectionString { get; }

    public StepRunner Steps => Get<StepRunner>();

    public static async Task<TestApplication> StartAsync(DatabaseKind kind, bool withWorkers = false, params (string Key, string Value)[] settings)
    {
        var database = await TestDatabase.CreateAsync(kind);
        var application = Build(kind, database.ConnectionString, database, new FakeTimeProvider(), withWorkers, settings);
        await application.Get<Schema>().CreateAsync(CancellationToken.None);
        return application;
    }

    /// <summary>A host on a database that is there already.</summary>
    public static TestApplication On(DatabaseKind kind, string connectionString) => Build(kind, connectionString, null, new FakeTimeProvider(), false, []);

    /// <summary>A second host on the same database and clock.</summary>
    public TestApplication Another(bool withWorkers = false, params (string Key, string Value)[] settings) => Build(_kind, ConnectionString, null, Clock, withWorkers, settings);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Stores and publishes a definition.</summary>
    /// <returns>Its version id.</returns>
    public async Task<string> PublishAsync(string json)
    {
        var definitions = Get<DefinitionStore>();
        return await Steps.RunAsync(
            async (step, cancellation) =>
            {
                var version = await definitions.ImportAsync(step, json, "test.json", cancellation);
                await step.FlushAsync(cancellation);
                return (await definitions.PublishAsync(step, version.VersionId, cancellation)).VersionId;
            },
            CancellationToken.None);
    }

    /// <summary>Starts an instance of a version.</summary>
    public async Task<Guid> StartAsync(string versionId)
    {
        var id = Guid.CreateVersion7(Clock.GetUtcNow());
        await Steps.RunAsync((step, cancellation) => step.StartAsync(new StartInstance(id, versionId, id, Value.EmptyObject), cancellation), CancellationToken.None);
        return id;
    }

    public Task<bool> ResumeAsync(Guid instance, int execution, string name = "Answered") => Steps.RunAsync(
        (step, cancellation) => step.ResumeAsync(instance, new ExecutionId(execution), name, Value.EmptyObject, cancellation),
        CancellationToken.None);

    /// <summary>The instance; it must be there.</summary>
    public async Task<InstanceView> FindAsync(Guid instance) => (await Get<InstanceQueries>().FindAsync(instance, CancellationToken.None)).ShouldNotBeNull();

    /// <summary>The execution that the instance waits for; it must be one.</summary>
    public async Task<int> WaitingAsync(Guid instance) =>
        (await Get<InstanceQueries>().ListWaitingAsync(instance, CancellationToken.None)).ShouldHaveSingleItem().Execution.Number;

    /// <summary>A reading context.</summary>
    public TestContext Read() => (TestContext)Get<IContextFactory>().Create(null);

    public async Task StartWorkersAsync()
    {
        foreach (var worker in _services.GetServices<IHostedService>())
            await worker.StartAsync(CancellationToken.None);
    }

    public async Task StopWorkersAsync()
    {
        foreach (var worker in _services.GetServices<IHostedService>())
            await worker.StopAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_owned is not null)
            await _owned.DisposeAsync();
    }

    /// <summary>The small application's activities, handlers, deeds, jobs and contexts.</summary>
    internal static void AddApplication(IServiceCollection services)
    {
        services.AddSingleton(Catalogue);
        services.AddEffectHandler<Asked, AskedHandler>();
        services.AddDeed<SendLetter>();
        services.AddDeed<AskOther>();
        services.AddTimedJob<NoteJob>();
        services.AddRecurringJob<MonthlyNote>();
        services.AddContexts<SqliteTestContext, PostgreSqlTestContext>(o => new SqliteTestContext(o), o => new PostgreSqlTestContext(o));
    }

    private static TestApplication Build(DatabaseKind kind, string connectionString, TestDatabase? owned, FakeTimeProvider clock, bool withWorkers, (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Storage:Provider"] = kind.ToString(),
                ["Storage:ConnectionString"] = connectionString,
            })
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddRuntime(configuration);
        AddApplication(services);
        services.AddSingleton<Postbox>();
        if (withWorkers)
            services.AddRuntimeWorkers(configuration);
        return new TestApplication(services.BuildServiceProvider(), kind, connectionString, owned, clock);
    }
}

public static class StepScopeExtensions
{
    public static DbSet<Note> Notes(this StepScope step) => step.Context.Set<Note>();
}
