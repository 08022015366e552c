using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Forms;
using CanBo.Activities.Mail;
using CanBo.Activities.Mail.Transport;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tests.Tasks;
using CanBo.Runtime;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Work;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Activities.Tests.Results;

/// <summary>A commune with a launched campaign whose procedure ends in notice, publication and petition: Monday 16 November 2026, eight in the morning.</summary>
public sealed class ResultWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TestDatabase _database;

    private ResultWorld(ServiceProvider services, TestDatabase database, FakeTimeProvider clock) => (_services, _database, Clock) = (services, database, clock);

    public static Actor Organiser { get; } = new(Guid.NewGuid(), null, ActorRoles.Organiser, SignInStrength.Password);

    public FakeTimeProvider Clock { get; }

    public Guid CampaignId { get; private set; }

    public static async Task<ResultWorld> StartAsync(DatabaseKind kind, IMailTransport transport, params (string Key, string Value)[] settings)
    {
        var database = await TestDatabase.CreateAsync(kind, "results");
        var world = Build(database, new FakeTimeProvider(new DateTimeOffset(2026, 11, 16, 1, 0, 0, TimeSpan.Zero)), transport, settings);
        await world.Get<Schema>().CreateAsync(CancellationToken.None);
        await world.ImportAsync(ImportKind.Units, TaskFiles.Units);
        await world.ImportAsync(ImportKind.People, TaskFiles.People);
        await world.ImportAsync(ImportKind.Memberships, TaskFiles.Memberships);
        await world.Get<StepRunner>().RunAsync((step, token) => ShippedDocuments.ImportAsync(step, token), CancellationToken.None);
        await world.Get<SaveProcedure>().DraftAsync("result-tests", ResultProcedure.Json, Actor.System, CancellationToken.None);
        await world.Get<SaveProcedure>().PublishAsync("result-tests", Actor.System, CancellationToken.None);
        var details = new CampaignDetails(
            "Xếp loại công chức năm 2026", 2026, null, null, ["X"], "D335", new Dictionary<string, string> { ["*"] = "result-tests" }, null, "Phạm Thùy Dung", "0299 381 2345");
        world.CampaignId = await world.Get<CreateCampaign>().CreateAsync(details, Organiser, CancellationToken.None);
        (await world.Get<LaunchCampaign>().LaunchAsync(world.CampaignId, Organiser, CancellationToken.None)).IsComplete.ShouldBeTrue();
        return world;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public CanBoContext Read() => Get<CanBoReader>().Open();

    /// <summary>Lets so much time pass, fires what is due and sends what waits.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await Get<DueWork>().RunAllAsync(CancellationToken.None);
    }

    /// <summary>Long enough for notices to be gathered and for two letters to one person to follow each other.</summary>
    public async Task MailAsync()
    {
        await PassAsync(TimeSpan.FromSeconds(5));
        await PassAsync(TimeSpan.FromSeconds(5));
    }

    public async Task<Actor> ActorAsync(string code, SignInStrength strength = SignInStrength.Password)
    {
        await using var db = Read();
        return new Actor(Guid.NewGuid(), await db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync(), ActorRoles.None, strength);
    }

    public async Task<Case> CaseAsync(string code)
    {
        await using var db = Read();
        var person = await db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync();
        return await db.Set<Case>().SingleAsync(c => c.PersonId == person);
    }

    public async Task SubmitAsync(string code)
    {
        var @case = await CaseAsync(code);
        await using var db = Read();
        var task = await db.Set<TaskItem>().SingleAsync(t => t.CaseId == @case.Id && t.Kind == TaskKind.SelfAssessment);
        var actor = new Actor(null, task.AssigneeId, ActorRoles.None, SignInStrength.MailLink);
        await Get<SubmitTask>().SubmitAsync(actor, task.Id, Guid.NewGuid().ToString("N"), Answers.Sheet("88", "TOT"), isStrict: true, CancellationToken.None);
    }

    /// <summary>The sheet, then the decision: the case is notified, published and open for a petition.</summary>
    public async Task DecideAsync(string code, string decider = "010", Rating rating = Rating.TOT)
    {
        await SubmitAsync(code);
        var @case = await CaseAsync(code);
        var outcome = await Get<DecideRatings>().HandleAsync(
            new DecisionSigning(CampaignId, [new RatingChoice(@case.Id, rating, "Theo kết quả.")]), await ActorAsync(decider), CancellationToken.None);
        outcome.ShouldHaveSingleItem().Message.ShouldBeNull();
    }

    public async Task ChangeAsync(string code, Action<Person> change) => await Get<StepRunner>().RunAsync(
        async (step, token) => change(await step.Db().Set<Person>().SingleAsync(p => p.Code == code, token)), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task ImportAsync(ImportKind kind, string text) =>
        await Get<CommitImport>().ImportAsync(Organiser, kind, "tep.csv", Encoding.UTF8.GetBytes(text), skipErrors: false, CancellationToken.None);

    private static ResultWorld Build(TestDatabase database, FakeTimeProvider clock, IMailTransport transport, (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(database.Settings)
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Links:Key"] = Convert.ToBase64String(SHA256.HashData("the installation's secret in tests"u8)),
                ["Sealing:Secret"] = Convert.ToBase64String(SHA256.HashData("the sealing secret in tests"u8)),
                ["Site:Address"] = "https://danhgia.sonlinh.example",
                ["Organisation:Name"] = "Ủy ban nhân dân xã Sơn Lĩnh",
                ["Mail:From"] = "danhgia@sonlinh.example",
            })
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddRuntime(configuration);
        services.AddActivities(configuration);
        services.AddSingleton(transport);
        return new ResultWorld(services.BuildServiceProvider(), database, clock);
    }
}
