using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Meetings;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Storage;
using CanBo.Activities.Voting;
using CanBo.Runtime;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Runtime.Work;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Activities.Tests.Voting;

/// <summary>A launched campaign whose cases wait for a vote, over a real database: Monday 16 November 2026, eight in the morning.</summary>
public sealed class VoteWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TestDatabase? _owned;

    private VoteWorld(ServiceProvider services, TestDatabase database, TestDatabase? owned, FakeTimeProvider clock) =>
        (_services, Database, _owned, Clock) = (services, database, owned, clock);

    public static Actor Organiser { get; } = new(Guid.NewGuid(), null, ActorRoles.Organiser, SignInStrength.Password);

    public TestDatabase Database { get; }

    public FakeTimeProvider Clock { get; }

    public Guid CampaignId { get; private set; }

    public StepRunner Steps => Get<StepRunner>();

    public static async Task<VoteWorld> StartAsync(DatabaseKind kind, string procedure, int members = 17, int staff = 1, bool headIsSubject = false)
    {
        var database = await TestDatabase.CreateAsync(kind, "votes");
        var world = Build(database, database, new FakeTimeProvider(new DateTimeOffset(2026, 11, 16, 1, 0, 0, TimeSpan.Zero)));
        await world.Get<Schema>().CreateAsync(CancellationToken.None);
        await world.ImportAsync(ImportKind.Units, VoteFiles.Units);
        await world.ImportAsync(ImportKind.People, VoteFiles.People(members, staff, headIsSubject));
        await world.ImportAsync(ImportKind.Memberships, VoteFiles.Memberships(members, staff));
        await world.Steps.RunAsync(
            (step, token) =>
            {
                var package = JsonNode.Parse(RulePackageJson.ShippedText("D335"))!;
                package["code"] = "TEST";
                step.Db().Add(ProcedureDocument.Publish(DocumentKind.RulePackage, "TEST", 1, package.ToJsonString(), step.Now));
                return Task.CompletedTask;
            },
            CancellationToken.None);
        await world.Get<SaveProcedure>().DraftAsync(VoteProcedures.Id, procedure, Actor.System, CancellationToken.None);
        await world.Get<SaveProcedure>().PublishAsync(VoteProcedures.Id, Actor.System, CancellationToken.None);
        var details = new CampaignDetails(
            "Xếp loại cán bộ năm 2026", 2026, null, null, ["P1"], "TEST", new Dictionary<string, string> { ["*"] = VoteProcedures.Id }, null, "Ban Tổ chức", "0299 381 2345");
        world.CampaignId = await world.Get<CreateCampaign>().CreateAsync(details, Organiser, CancellationToken.None);
        var progress = await world.Get<LaunchCampaign>().LaunchAsync(world.CampaignId, Organiser, CancellationToken.None);
        while (!progress.IsComplete)
            progress = await world.Get<LaunchCampaign>().ContinueAsync(world.CampaignId, TimeSpan.FromSeconds(60), CancellationToken.None);
        return world;
    }

    /// <summary>A second host on the same database and clock.</summary>
    public VoteWorld Another()
    {
        var other = Build(Database, null, Clock);
        other.CampaignId = CampaignId;
        return other;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public CanBoContext Read() => Get<CanBoReader>().Open();

    public async Task<Guid> PersonAsync(string code)
    {
        await using var db = Read();
        return await db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync();
    }

    /// <summary>The person of a code, signed in so.</summary>
    public async Task<Actor> ActorAsync(string code, SignInStrength strength = SignInStrength.Pin) =>
        new(Guid.NewGuid(), await PersonAsync(code), ActorRoles.None, strength);

    /// <summary>The cases by the person's code.</summary>
    public async Task<List<Case>> CasesAsync()
    {
        await using var db = Read();
        return await (from c in db.Set<Case>() join p in db.Set<Person>() on c.PersonId equals p.Id orderby p.Code select c).ToListAsync();
    }

    public async Task<Case> CaseOfAsync(string code)
    {
        var person = await PersonAsync(code);
        return (await CasesAsync()).Single(c => c.PersonId == person);
    }

    /// <summary>The newest session.</summary>
    public async Task<VoteSession> SessionAsync()
    {
        await using var db = Read();
        return (await db.Set<VoteSession>().ToListAsync()).OrderBy(s => s.Id).Last();
    }

    /// <summary>Opens the newest session.</summary>
    public async Task<VoteSession> OpenAsync(DateTimeOffset? closesAt = null, bool closesWhenAllCast = false, params string[] tellers)
    {
        var session = await SessionAsync();
        var people = new List<Guid>();
        foreach (var teller in tellers)
            people.Add(await PersonAsync(teller));
        await Get<OpenVote>().HandleAsync(session.Id, new VoteOpening(closesAt, closesWhenAllCast, people), Organiser, CancellationToken.None);
        return await SessionAsync();
    }

    /// <summary>A member marks one level on every row they may mark.</summary>
    public async Task<bool> CastAsync(VoteSession session, string code, Rating? level)
    {
        var actor = await ActorAsync(code);
        var marks = (await CasesAsync()).Where(c => c.PersonId != actor.PersonId).Select(c => new BallotMark(c.Id, level)).ToList();
        return await Get<CastBallot>().HandleAsync(session.Id, marks, actor, CancellationToken.None);
    }

    /// <summary>So many members, in their order, mark the levels in turn.</summary>
    public async Task CastAllAsync(VoteSession session, params (int Count, Rating? Level)[] marks)
    {
        var number = 0;
        foreach (var (count, level) in marks)
            for (var i = 0; i < count; i++)
                await CastAsync(session, VoteFiles.Member(++number), level);
    }

    /// <summary>Closes by hand; a moment later, so that what follows has later ids.</summary>
    public Task<bool> CloseAsync(VoteSession session, Actor? actor = null)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return Get<CloseVote>().HandleAsync(session.Id, actor ?? Organiser, CancellationToken.None);
    }

    /// <summary>What went wrong in the engine, in its own words.</summary>
    public async Task<List<string>> IncidentsAsync()
    {
        await using var db = Read();
        return await db.Set<IncidentRow>().Select(i => $"{i.NodeId} {i.Code} {i.Message}").ToListAsync();
    }

    /// <summary>What the timer does at the session's hour.</summary>
    public async Task CloseByHourAsync(VoteSession session)
    {
        await using var scope = _services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetRequiredService<CloseVoteOnTime>();
        await Steps.RunAsync((step, token) => job.RunAsync(step, "", session.Id.ToString("N"), token), CancellationToken.None);
    }

    /// <summary>Notes that a member is there.</summary>
    public async Task NoteAsync(VoteSession session, string code, Presence? presence, bool onPaper = false) =>
        await Get<NoteAttendance>().HandleAsync(session.Id, [new VoterLine(await PersonAsync(code), presence, onPaper)], Organiser, CancellationToken.None);

    /// <summary>The only row of a session.</summary>
    public async Task<VoteCase> RowAsync(VoteSession session)
    {
        await using var db = Read();
        return await db.Set<VoteCase>().SingleAsync(r => r.SessionId == session.Id);
    }

    /// <summary>What the background workers would do now.</summary>
    public Task WorkAsync() => Get<DueWork>().RunAllAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_owned is not null)
            await _owned.DisposeAsync();
    }

    private async Task ImportAsync(ImportKind kind, string text) =>
        await Get<CommitImport>().ImportAsync(Organiser, kind, "tep.csv", Encoding.UTF8.GetBytes(text), skipErrors: false, CancellationToken.None);

    private static VoteWorld Build(TestDatabase database, TestDatabase? owned, FakeTimeProvider clock)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = database.Kind.ToString(),
            ["Storage:ConnectionString"] = database.ConnectionString,
            ["Sealing:Secret"] = Convert.ToBase64String(SHA256.HashData("the sealing secret in tests"u8)),
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddRuntime(configuration);
        services.AddActivities(configuration);
        return new VoteWorld(services.BuildServiceProvider(), database, owned, clock);
    }
}
