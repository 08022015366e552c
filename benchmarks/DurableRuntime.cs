using CanBo.Runtime;
using CanBo.Runtime.Definitions;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Work;
using CanBo.Testing;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace CanBo.Benchmarks;

/// <summary>The runtime as a host has it, over a database of its own, with one small definition: it waits for an answer, or until midnight of the day after tomorrow.</summary>
internal sealed class DurableRuntime : IAsyncDisposable
{
    private const string Definition =
        """
        { "definitionId": "durable", "name": "durable", "version": 1, "root": { "id": "root", "type": "Elsa.Sequence", "version": 1, "activities": [
          { "id": "before", "type": "Elsa.WriteLine", "version": 1, "text": { "typeName": "String", "expression": { "type": "Literal", "value": "before" } } },
          { "id": "wait", "type": "{{wait}}", "version": 1 },
          { "id": "after", "type": "Elsa.WriteLine", "version": 1, "text": { "typeName": "String", "expression": { "type": "Literal", "value": "after" } } } ] } }
        """;

    private static readonly Value Input = Value.Object(("caseId", Value.Of("0198c0de-0000-7000-8000-000000000001")), ("isHead", Value.False), ("year", Value.Of(2026d)));

    private readonly ServiceProvider _services;
    private readonly StepRunner _steps;
    private string _version = "";
    private ExecutionId _execution;

    private DurableRuntime(ServiceProvider services) => (_services, _steps) = (services, services.GetRequiredService<StepRunner>());

    /// <summary>Makes the tables and publishes the definition.</summary>
    /// <param name="database">Empty.</param>
    /// <param name="isNap">True when instances wait for a timer.</param>
    /// <param name="journal">How much of the journal is kept.</param>
    public static async Task<DurableRuntime> StartAsync(TestDatabase database, bool isNap = false, JournalKeeping journal = JournalKeeping.Full)
    {
        var runtime = new DurableRuntime(Services(database.Kind, database.ConnectionString, withWorkers: false, journal));
        await runtime._services.GetRequiredService<Schema>().CreateAsync(CancellationToken.None);
        await runtime.PublishAsync(isNap ? "Bench.Nap" : "Bench.Wait");
        return runtime;
    }

    /// <summary>Another node on the database of one that was started, with the workers of a host.</summary>
    public static async Task<DurableRuntime> JoinAsync(string connectionString, DurableSample sample)
    {
        var runtime = new DurableRuntime(Services(DatabaseKind.PostgreSql, connectionString, withWorkers: true))
        {
            _version = sample.VersionId,
            _execution = new ExecutionId(sample.Execution),
        };
        foreach (var worker in runtime._services.GetServices<IHostedService>())
            await worker.StartAsync(CancellationToken.None);
        return runtime;
    }

    /// <summary>Starts an instance, which waits, and resumes it to its end: two durable steps.</summary>
    public async Task PairAsync(int caller)
    {
        var id = Guid.CreateVersion7();
        await StartAsync(id);
        if (!await FinishAsync(id))
            throw new InvalidOperationException("The instance did not wait.");
    }

    /// <summary>What a pair writes, to be written again by hand.</summary>
    public async Task<DurableSample> SampleAsync()
    {
        var id = Guid.CreateVersion7();
        await StartAsync(id);
        _execution = (await _services.GetRequiredService<InstanceQueries>().ListWaitingAsync(id, CancellationToken.None)).Single().Execution;
        var started = await ReadAsync(id, 1);
        await FinishAsync(id);
        return new DurableSample(_version, _execution.Number, started, await ReadAsync(id, 2));
    }

    /// <summary>Starts instances, which wait for one timer each, all due at the same second.</summary>
    public Task StartManyAsync(int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (_, _) => await StartAsync(Guid.CreateVersion7()));

    /// <summary>What the start and the firing of one instance write.</summary>
    public async Task<DurableSample> SampleNapAsync()
    {
        var id = Guid.CreateVersion7();
        await StartAsync(id);
        _execution = (await _services.GetRequiredService<InstanceQueries>().ListWaitingAsync(id, CancellationToken.None)).Single().Execution;
        var started = await ReadAsync(id, 1);
        await FireAllAsync();
        return new DurableSample(_version, _execution.Number, started, await ReadAsync(id, 2));
    }

    /// <summary>Lets the second come and does what a host's worker does until nothing is due; then the clock is set back.</summary>
    /// <returns>How many fired, and how long it took.</returns>
    public async Task<(int Fired, TimeSpan Took)> FireAllAsync()
    {
        var clock = (ShiftedClock)_services.GetRequiredService<TimeProvider>();
        clock.Ahead = TimeSpan.FromDays(3);
        var watch = Stopwatch.StartNew();
        var fired = await _services.GetRequiredService<DueWork>().FireTimersAsync(CancellationToken.None);
        var took = watch.Elapsed;
        clock.Ahead = TimeSpan.Zero;
        return (fired, took);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _services.GetServices<IHostedService>().Reverse())
            await worker.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    private static ServiceProvider Services(DatabaseKind kind, string connectionString, bool withWorkers, JournalKeeping journal = JournalKeeping.Full)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = kind.ToString(),
            ["Storage:ConnectionString"] = connectionString,
            ["Storage:Journal"] = journal.ToString(),
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new ShiftedClock());
        services.AddRuntime(configuration);
        services.AddSingleton(new ActivityCatalogue([new WaitActivity(), new NapActivity()]));
        services.AddContexts<SqliteContext, PostgreSqlContext>(o => new SqliteContext(o), o => new PostgreSqlContext(o));
        if (withWorkers)
            services.AddRuntimeWorkers(configuration);
        return services.BuildServiceProvider();
    }

    private Task StartAsync(Guid id) =>
        _steps.RunAsync((step, cancellation) => step.StartAsync(new StartInstance(id, _version, id, Input), cancellation), CancellationToken.None);

    private Task<bool> FinishAsync(Guid id) =>
        _steps.RunAsync((step, cancellation) => step.ResumeAsync(id, _execution, "Go", Value.EmptyObject, cancellation), CancellationToken.None);

    private async Task PublishAsync(string wait)
    {
        var definitions = _services.GetRequiredService<DefinitionStore>();
        _version = await _steps.RunAsync(
            async (step, cancellation) =>
            {
                var version = await definitions.ImportAsync(step, Definition.Replace("{{wait}}", wait, StringComparison.Ordinal), "durable.json", cancellation);
                await definitions.PublishAsync(step, version.VersionId, cancellation);
                return version.VersionId;
            },
            CancellationToken.None);
    }

    private async Task<DurableRow> ReadAsync(Guid id, int version)
    {
        await using var db = _services.GetRequiredService<IContextFactory>().Create(null);
        var state = await db.Database.SqlQuery<byte[]>($"select state as \"Value\" from instances where id = {id}").SingleAsync();
        var stimuli = await db.Database.SqlQuery<string>($"select stimuli as \"Value\" from journal where instance_id = {id} and version = {version}").SingleAsync();
        var entries = await db.Database.SqlQuery<string>($"select entries as \"Value\" from journal where instance_id = {id} and version = {version}").SingleAsync();
        return new DurableRow(state, stimuli, entries);
    }

    private sealed class SqliteContext(DbContextOptions<SqliteContext> options) : RuntimeContext(options);

    private sealed class PostgreSqlContext(DbContextOptions<PostgreSqlContext> options) : RuntimeContext(options);

    /// <summary>The machine's clock, which can be put ahead and back.</summary>
    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }

    private sealed class NapActivity : Activity
    {
        private static readonly Bilingual Name = new("Nghỉ", "Nap");

        public override ActivityDescriptor Descriptor { get; } = new("Bench.Nap", 1, Name, Name, Name);

        public override ActivityResult Begin(ActivityContext context) =>
            context.Wait(new Effect.ScheduleTimer("nap", new DateTimeOffset(context.Now.UtcDateTime.Date.AddDays(2), TimeSpan.Zero)));

        public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) => context.Done("Done");
    }

    private sealed class WaitActivity : Activity
    {
        private static readonly Bilingual Name = new("Chờ", "Wait");

        public override ActivityDescriptor Descriptor { get; } = new("Bench.Wait", 1, Name, Name, Name);

        public override ActivityResult Begin(ActivityContext context) => context.Wait();

        public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) => context.Done("Done");
    }
}

/// <summary>What one pair writes.</summary>
internal sealed record DurableSample(string VersionId, int Execution, DurableRow Started, DurableRow Finished);

/// <summary>The long columns of one step.</summary>
internal sealed record DurableRow(byte[] State, string Stimuli, string Entries)
{
    public int JournalLength => Stimuli.Length + Entries.Length;
}
