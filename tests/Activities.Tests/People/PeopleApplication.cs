using System.Text;
using CanBo.Activities.Access;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Storage;
using CanBo.Runtime;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Testing;
using CanBo.Workflows.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Tests.People;

/// <summary>The people feature over a real database of its own.</summary>
public sealed class PeopleApplication : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TestDatabase _database;

    private PeopleApplication(ServiceProvider services, TestDatabase database, FakeTimeProvider clock) =>
        (_services, _database, Clock) = (services, database, clock);

    public static Actor Organiser { get; } = new(Guid.NewGuid(), null, ActorRoles.Organiser, SignInStrength.Password);

    public static Actor Participant { get; } = new(Guid.NewGuid(), Guid.NewGuid(), ActorRoles.None, SignInStrength.Password);

    public FakeTimeProvider Clock { get; }

    public StepRunner Steps => Get<StepRunner>();

    public static async Task<PeopleApplication> StartAsync(DatabaseKind kind, Action<IServiceCollection>? add = null)
    {
        var database = await TestDatabase.CreateAsync(kind, "people");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(database.Settings).Build();
        var clock = new FakeTimeProvider();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddRuntime(configuration);
        services.AddContexts<SqliteCanBoContext, PostgreSqlCanBoContext>(o => new SqliteCanBoContext(o), o => new PostgreSqlCanBoContext(o));
        services.AddSingleton<CanBoReader>();
        services.AddSingleton(new ActivityCatalogue([]));
        services.AddPeople();
        add?.Invoke(services);
        var application = new PeopleApplication(services.BuildServiceProvider(), database, clock);
        await application.Get<Schema>().CreateAsync(CancellationToken.None);
        return application;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public CanBoContext Read() => Get<CanBoReader>().Open();

    public Task<ImportPreview> LookAsync(ImportKind kind, string text) =>
        Get<PreviewImport>().LookAsync(Organiser, kind, "tep.csv", Encoding.UTF8.GetBytes(text), CancellationToken.None);

    public Task<ImportResult> CommitAsync(Guid token, bool skipErrors = false) =>
        Get<CommitImport>().CommitAsync(Organiser, token, skipErrors, CancellationToken.None);

    public async Task<ImportResult> ImportAsync(ImportKind kind, string text)
    {
        var preview = await LookAsync(kind, text);
        preview.Plan!.Errors.ShouldBeEmpty();
        return await CommitAsync(preview.Token);
    }

    public async Task<Person> PersonAsync(string code)
    {
        await using var db = Read();
        return await db.Set<Person>().SingleAsync(p => p.Code == code);
    }

    public async Task<List<Post>> PostsAsync(string code)
    {
        await using var db = Read();
        var id = await db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync();
        return await db.Set<Post>().Where(p => p.PersonId == id).OrderByDescending(p => p.IsMain).ToListAsync();
    }

    public async Task<Unit> UnitAsync(string code)
    {
        await using var db = Read();
        return await db.Set<Unit>().SingleAsync(u => u.Code == code);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}
