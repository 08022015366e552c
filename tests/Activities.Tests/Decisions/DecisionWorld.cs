using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Forms;
using CanBo.Activities.Meetings;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Work;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Activities.Tests.Decisions;

/// <summary>A commune whose head H decides on the staff of two offices, with a launched campaign over a real database: Monday 16 November 2026.</summary>
public sealed class DecisionWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TestDatabase? _owned;

    private DecisionWorld(ServiceProvider services, TestDatabase database, TestDatabase? owned, FakeTimeProvider clock) =>
        (_services, Database, _owned, Clock) = (services, database, owned, clock);

    public static Actor Organiser { get; } = new(Guid.NewGuid(), null, ActorRoles.Organiser, SignInStrength.Password);

    public TestDatabase Database { get; }

    public FakeTimeProvider Clock { get; }

    public Guid CampaignId { get; private set; }

    public StepRunner Steps => Get<StepRunner>();

    public DecideRatings Decide => Get<DecideRatings>();

    /// <summary>A world in which the campaign runs.</summary>
    /// <param name="kind">Which database.</param>
    /// <param name="procedure">The procedure everyone follows.</param>
    /// <param name="staff">People of one group, shared by the two offices.</param>
    /// <param name="cap">Changes the cap of the rule package.</param>
    /// <param name="units">Codes of the units in scope.</param>
    public static Task<DecisionWorld> StartAsync(DatabaseKind kind, string procedure, int staff, Action<JsonNode>? cap = null, params string[] units) => StartWithoutAsync(kind, procedure, staff, [], cap, units);

    /// <summary>The same in which some people, by their codes, are exempt.</summary>
    public static async Task<DecisionWorld> StartWithoutAsync(DatabaseKind kind, string procedure, int staff, string[] exempt, Action<JsonNode>? cap = null, params string[] units)
    {
        var database = await TestDatabase.CreateAsync(kind, "decisions");
        var world = Build(database, database, new FakeTimeProvider(new DateTimeOffset(2026, 11, 16, 1, 0, 0, TimeSpan.Zero)));
        await world.Get<Schema>().CreateAsync(CancellationToken.None);
        await world.ImportAsync(ImportKind.Units, DecisionFiles.Units);
        await world.ImportAsync(ImportKind.People, DecisionFiles.People(staff));
        await world.ImportAsync(ImportKind.Memberships, DecisionFiles.Memberships);
        await world.Steps.RunAsync(
            (step, token) =>
            {
                step.Db().Add(ProcedureDocument.Publish(DocumentKind.RulePackage, "TEST", 1, Package(cap), step.Now));
                return ShippedDocuments.ImportAsync(step, token);
            },
            CancellationToken.None);
        await world.Get<SaveProcedure>().DraftAsync(DecisionProcedures.Id, procedure, Actor.System, CancellationToken.None);
        await world.Get<SaveProcedure>().PublishAsync(DecisionProcedures.Id, "Có quy trình thử cố ý không có đường kết thúc.", null, Actor.System, CancellationToken.None);
        var details = new CampaignDetails(
            "Xếp loại công chức năm 2026", 2026, null, null, units.Length == 0 ? ["P1", "P2"] : units, "TEST", new Dictionary<string, string> { ["*"] = DecisionProcedures.Id }, null, "Văn phòng", "0299 381 2345");
        world.CampaignId = await world.Get<CreateCampaign>().CreateAsync(details, Organiser, CancellationToken.None);
        try
        {
            foreach (var code in exempt)
                await world.Get<ExemptPerson>().HandleAsync(world.CampaignId, code, "Nghỉ thai sản cả năm.", Organiser, CancellationToken.None);
            var progress = await world.Get<LaunchCampaign>().LaunchAsync(world.CampaignId, Organiser, CancellationToken.None);
            while (!progress.IsComplete)
                progress = await world.Get<LaunchCampaign>().ContinueAsync(world.CampaignId, TimeSpan.FromSeconds(60), CancellationToken.None);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>A second host on the same database and clock.</summary>
    public DecisionWorld Another()
    {
        var other = Build(Database, null, Clock);
        other.CampaignId = CampaignId;
        return other;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public CanBoContext Read() => Get<CanBoReader>().Open();

    /// <summary>The person of a code, signed in so.</summary>
    public async Task<Actor> ActorAsync(string code, SignInStrength strength = SignInStrength.Password)
    {
        await using var db = Read();
        var id = await db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync();
        return new Actor(Guid.NewGuid(), id, ActorRoles.None, strength);
    }

    /// <summary>The case of a person.</summary>
    public async Task<Case> CaseAsync(string code)
    {
        await using var db = Read();
        return await (from c in db.Set<Case>() join p in db.Set<Person>() on c.PersonId equals p.Id where p.Code == code select c).SingleAsync();
    }

    /// <summary>The cases by the person's code.</summary>
    public async Task<List<Case>> CasesAsync()
    {
        await using var db = Read();
        return await (from c in db.Set<Case>() join p in db.Set<Person>() on c.PersonId equals p.Id orderby p.Code select c).ToListAsync();
    }

    /// <summary>What ratings stand, as another connection sees them.</summary>
    public async Task<RatingCounts> CountsAsync()
    {
        await using var db = Read();
        var rows = await db.Set<Case>().Where(c => c.CampaignId == CampaignId && c.FinalRating != null).GroupBy(c => c.FinalRating!.Value).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
        return rows.Aggregate(default(RatingCounts), (counts, row) => counts.With(row.Key, row.Count));
    }

    /// <summary>Gives every case a score, highest first: 99, 98.5, 98 …, which proposes XS down to 90.</summary>
    public Task ScoreAsync(params decimal[] scores) => Steps.RunAsync(
        async (step, token) =>
        {
            var cases = await (from c in step.Db().Set<Case>() join p in step.Db().Set<Person>() on c.PersonId equals p.Id orderby p.Code select c).ToListAsync(token);
            foreach (var (@case, score) in cases.Zip(scores))
                @case.SelfAssess(Fraction.From(score), Rating.XS);
        },
        CancellationToken.None);

    public Task<IReadOnlyList<DecisionOutcome>> SignAsync(Actor actor, params RatingChoice[] choices) =>
        Decide.HandleAsync(new DecisionSigning(CampaignId, choices), actor, CancellationToken.None);

    public async Task<List<Meeting>> MeetingsAsync()
    {
        await using var db = Read();
        return await db.Set<Meeting>().OrderBy(m => m.UnitId).ToListAsync();
    }

    /// <summary>The chair adopts the minutes.</summary>
    public Task AdoptAsync(Meeting meeting, DecisionWorld? host = null) => (host ?? this).Get<AdoptMeeting>().HandleAsync(
        meeting.Id, null, new Actor(Guid.NewGuid(), meeting.ChairId, ActorRoles.None, SignInStrength.Password), CancellationToken.None);

    /// <summary>The task of a kind about a person, as it stands.</summary>
    public async Task<TaskItem> TaskAsync(string code, TaskKind kind)
    {
        await using var db = Read();
        return await (from task in db.Set<TaskItem>()
                      join @case in db.Set<Case>() on task.CaseId equals @case.Id
                      join person in db.Set<Person>() on @case.PersonId equals person.Id
                      where person.Code == code && task.Kind == kind
                      select task).SingleAsync();
    }

    /// <summary>Answers a task as its assignee.</summary>
    public Task<SubmitOutcome> SubmitAsync(TaskItem task, RawValues values) => Get<SubmitTask>().SubmitAsync(
        new Actor(null, task.AssigneeId, ActorRoles.None, SignInStrength.MailLink), task.Id, Guid.NewGuid().ToString("N"), values, isStrict: true, CancellationToken.None);

    /// <summary>Makes an incident of what a case waits for.</summary>
    public Task FaultAsync(Guid instanceId, int execution) =>
        Steps.RunAsync((step, token) => step.ResumeAsync(instanceId, new ExecutionId(execution), "Nonsense", Value.EmptyObject, token), CancellationToken.None);

    /// <summary>What the background workers would do now.</summary>
    public Task WorkAsync() => Get<DueWork>().RunAllAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_owned is not null)
            await _owned.DisposeAsync();
    }

    private static string Package(Action<JsonNode>? cap)
    {
        var package = JsonNode.Parse(RulePackageJson.ShippedText("D335"))!;
        package["code"] = "TEST";
        cap?.Invoke(package["cap"]!);
        return package.ToJsonString();
    }

    private async Task ImportAsync(ImportKind kind, string text) =>
        await Get<CommitImport>().ImportAsync(Organiser, kind, "tep.csv", Encoding.UTF8.GetBytes(text), skipErrors: false, CancellationToken.None);

    private static DecisionWorld Build(TestDatabase database, TestDatabase? owned, FakeTimeProvider clock)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(database.Settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddRuntime(configuration);
        services.AddContexts<SqliteCanBoContext, PostgreSqlCanBoContext>(o => new SqliteCanBoContext(o), o => new PostgreSqlCanBoContext(o));
        services.AddActivities(configuration);
        return new DecisionWorld(services.BuildServiceProvider(), database, owned, clock);
    }
}

internal static class DecisionFiles
{
    public static readonly string Units = Lines(
        "code,name,parentCode,kind,deciderUnitCode,email",
        "T,Ủy ban nhân dân tỉnh Hồng Lam,,agency,,",
        "X,Ủy ban nhân dân xã Sơn Lĩnh,T,agency,,",
        "P1,Phòng Kinh tế,X,agency,X,",
        "P2,Phòng Văn hóa – Xã hội,X,agency,X,");

    public static readonly string Memberships = Lines(
        "personCode,unitCode,role,rank,from,to",
        "C,T,head,,,",
        "H,X,head,,,",
        "H1,P1,head,,,",
        "H2,P2,head,,,",
        "S1,P1,secretary,,,",
        "S2,P2,secretary,,,");

    /// <summary>Heads and secretaries hold posts outside the two offices, so that the offices are staff alone.</summary>
    public static string People(int staff) => Lines(
    [
        "code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom",
        "C,Lê Văn Tỉnh,c@tinh.example,,T,Chủ tịch,Lãnh đạo tỉnh,,full,,,2020-01-01",
        "H,Nguyễn Thị Hoa,h@sonlinh.example,,X,Chủ tịch,Lãnh đạo xã,C,full,,,2021-03-01",
        "H1,Trần Văn Bình,h1@sonlinh.example,,X,Phó Chủ tịch,Lãnh đạo xã,H,full,,,2021-03-01",
        "H2,Phạm Thị Lan,h2@sonlinh.example,,X,Phó Chủ tịch,Lãnh đạo xã,H,full,,,2021-03-01",
        "S1,Hồ Minh Quân,s1@sonlinh.example,,X,Thư ký,Văn phòng,H,full,,,2021-03-01",
        "S2,Mai Thị Thu,s2@sonlinh.example,,X,Thư ký,Văn phòng,H,full,,,2021-03-01",
        .. Enumerable.Range(1, staff).Select(n => string.Create(CultureInfo.InvariantCulture, $"N{n:000},Đỗ Đình {n:000},n{n:000}@sonlinh.example,,P{1 + (n % 2)},Chuyên viên,Chuyên viên,,none,,,2022-08-15")),
    ]);

    private static string Lines(params string[] lines) => string.Join("\r\n", lines) + "\r\n";
}
