using System.Security.Cryptography;
using System.Text;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Forms;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Work;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Activities.Tests.Tasks;

/// <summary>A commune with a launched campaign over a real database of its own: Monday 16 November 2026, eight in the morning.</summary>
public sealed class TaskWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TestDatabase? _owned;

    private TaskWorld(ServiceProvider services, TestDatabase database, TestDatabase? owned, FakeTimeProvider clock) =>
        (_services, Database, _owned, Clock) = (services, database, owned, clock);

    public static Actor Organiser { get; } = new(Guid.NewGuid(), null, ActorRoles.Organiser, SignInStrength.Password);

    public TestDatabase Database { get; }

    public FakeTimeProvider Clock { get; }

    public Guid CampaignId { get; private set; }

    public StepRunner Steps => Get<StepRunner>();

    /// <summary>A world in which the campaign runs: everyone has been asked for their sheet.</summary>
    public static Task<TaskWorld> StartAsync(DatabaseKind kind, string sessionOptions = "") =>
        StartAsync(kind, TaskProcedure.Json, TaskFiles.Units, TaskFiles.People, TaskFiles.Memberships, "D335", sessionOptions);

    /// <summary>The same for an organisation and a procedure of one's own.</summary>
    public static async Task<TaskWorld> StartAsync(DatabaseKind kind, string procedure, string units, string people, string memberships, string package, string sessionOptions = "")
    {
        var database = await TestDatabase.CreateAsync(kind, "tasks");
        var world = Build(database, database, new FakeTimeProvider(new DateTimeOffset(2026, 11, 16, 1, 0, 0, TimeSpan.Zero)), sessionOptions);
        await world.Get<Schema>().CreateAsync(CancellationToken.None);
        await world.ImportAsync(ImportKind.Units, units);
        await world.ImportAsync(ImportKind.People, people);
        await world.ImportAsync(ImportKind.Memberships, memberships);
        await world.Steps.RunAsync((step, token) => ShippedDocuments.ImportAsync(step, token), CancellationToken.None);
        await world.Get<SaveProcedure>().DraftAsync("task-tests", procedure, Actor.System, CancellationToken.None);
        await world.Get<SaveProcedure>().PublishAsync("task-tests", Actor.System, CancellationToken.None);
        await world.LaunchAsync(package);
        return world;
    }

    /// <summary>A second host on the same database and clock.</summary>
    public TaskWorld Another()
    {
        var other = Build(Database, null, Clock, "");
        other.CampaignId = CampaignId;
        return other;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public CanBoContext Read() => Get<CanBoReader>().Open();

    /// <summary>The person of a code, signed in with their own password.</summary>
    public async Task<Actor> ActorAsync(string code)
    {
        await using var db = Read();
        var id = await db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync();
        return new Actor(Guid.NewGuid(), id, ActorRoles.None, SignInStrength.Password);
    }

    /// <summary>The newest task of a kind about a person.</summary>
    public async Task<TaskItem> TaskAsync(string code, TaskKind kind = TaskKind.SelfAssessment)
    {
        await using var db = Read();
        return await (from task in db.Set<TaskItem>()
                      join @case in db.Set<Case>() on task.CaseId equals @case.Id
                      join person in db.Set<Person>() on @case.PersonId equals person.Id
                      where person.Code == code && task.Kind == kind
                      orderby task.OpenedAt descending, task.Id descending
                      select task).FirstAsync();
    }

    public async Task<Case> CaseAsync(string code)
    {
        await using var db = Read();
        var person = await db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync();
        return await db.Set<Case>().SingleAsync(c => c.PersonId == person);
    }

    /// <summary>Sends an answer as its assignee.</summary>
    public async Task<SubmitOutcome> SubmitAsync(TaskItem task, RawValues values, string? operationId = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        var actor = new Actor(null, task.AssigneeId, ActorRoles.None, SignInStrength.MailLink);
        return await Get<SubmitTask>().SubmitAsync(actor, task.Id, operationId ?? Guid.NewGuid().ToString("N"), values, isStrict: true, CancellationToken.None);
    }

    /// <summary>Moves the clock and fires the timers that become due.</summary>
    public Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return Get<DueWork>().FireTimersAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_owned is not null)
            await _owned.DisposeAsync();
    }

    private async Task LaunchAsync(string package)
    {
        var details = new CampaignDetails(
            "Xếp loại công chức năm 2026", 2026, null, null, ["X", "Y"], package, new Dictionary<string, string> { ["*"] = "task-tests" }, null, "Văn phòng", "0299 381 2345");
        CampaignId = await Get<CreateCampaign>().CreateAsync(details, Organiser, CancellationToken.None);
        (await Get<LaunchCampaign>().LaunchAsync(CampaignId, Organiser, CancellationToken.None)).IsComplete.ShouldBeTrue();
    }

    private async Task ImportAsync(ImportKind kind, string text) =>
        await Get<CommitImport>().ImportAsync(Organiser, kind, "tep.csv", Encoding.UTF8.GetBytes(text), skipErrors: false, CancellationToken.None);

    private static TaskWorld Build(TestDatabase database, TestDatabase? owned, FakeTimeProvider clock, string sessionOptions)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(database.Settings).AddInMemoryCollection(
        [
            new("Sealing:Secret", Convert.ToBase64String(SHA256.HashData("the sealing secret in tests"u8))),
            new("Links:Key", Convert.ToBase64String(SHA256.HashData("the installation's secret in tests"u8))),
        ]);
        if (sessionOptions.Length > 0)
            settings.AddInMemoryCollection([new("Storage:ConnectionString", $"{database.ConnectionString};Options={sessionOptions}")]);
        var configuration = settings.Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddRuntime(configuration);
        services.AddContexts<SqliteCanBoContext, PostgreSqlCanBoContext>(o => new SqliteCanBoContext(o), o => new PostgreSqlCanBoContext(o));
        services.AddActivities(configuration);
        return new TaskWorld(services.BuildServiceProvider(), database, owned, clock);
    }
}
