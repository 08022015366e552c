using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CanBo.Activities;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Activities.Sealing;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Voting;
using CanBo.Runtime;
using CanBo.Runtime.Stepping;
using CanBo.Runtime.Storage;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Benchmarks;

/// <summary>Closes a thousand secret votes at once, seventeen slips each; seals seventeen thousand slips on one core and opens them on all.</summary>
internal static class VoteBenchmark
{
    private const int Slips = 17;

    /// <summary>Options: <c>sessions</c> (1,000), <c>database</c> (both when not given), <c>callers</c> (8).</summary>
    public static async Task RunAsync(IReadOnlyDictionary<string, string> options)
    {
        var sessions = options.TryGetValue("sessions", out var given) ? int.Parse(given, CultureInfo.InvariantCulture) : 1_000;
        var callers = options.TryGetValue("callers", out var many) ? int.Parse(many, CultureInfo.InvariantCulture) : 8;
        var kinds = options.TryGetValue("database", out var name) ? [Enum.Parse<DatabaseKind>(name, ignoreCase: true)] : Enum.GetValues<DatabaseKind>();
        foreach (var kind in kinds)
        {
            await using var database = await TestDatabase.CreateAsync(kind, "votes");
            await MeasureAsync(database, sessions, callers);
        }
    }

    private static async Task MeasureAsync(TestDatabase database, int sessions, int callers)
    {
        await using var services = Services(database);
        await services.GetRequiredService<Schema>().CreateAsync(CancellationToken.None);
        await services.GetRequiredService<ShippedProcedures>().ImportAsync(CancellationToken.None);
        await ImportAsync(services, sessions);
        await LaunchAsync(services, sessions);
        if (database.Kind == DatabaseKind.Sqlite)
            await SealAsync(services, sessions * Slips);

        List<Guid> ids;
        await using (var db = services.GetRequiredService<CanBoReader>().Open())
            ids = await db.Set<VoteSession>().Select(s => s.Id).ToListAsync(CancellationToken.None);
        foreach (var id in ids)
            await FillAsync(services, id);

        var close = services.GetRequiredService<CloseVote>();
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = callers }, async (id, token) => await close.HandleAsync(id, Actor.System, token));
        var took = clock.Elapsed;
        await using var after = services.GetRequiredService<CanBoReader>().Open();
        var closed = await after.Set<VoteSession>().CountAsync(s => s.Status == VoteStatus.Closed, CancellationToken.None);
        var kept = await after.Set<Voter>().CountAsync(v => v.Envelope != null, CancellationToken.None);
        Print($"{database.Kind}: {closed:N0} votes of {Slips} slips closed by {callers} callers in {took.TotalSeconds:N1} s ({closed / took.TotalSeconds:N0} a second); envelopes left: {kept}");
    }

    // Sealed one after another, opened as a closing does.
    private static async Task SealAsync(ServiceProvider services, int slips)
    {
        var seals = services.GetRequiredService<Seals>();
        var key = await services.GetRequiredService<StepRunner>().RunAsync((step, _) => Task.FromResult(seals.Make(step)), CancellationToken.None);
        var clock = Stopwatch.StartNew();
        var answers = Enumerable.Range(0, slips).Select(_ => Guid.NewGuid()).Select(slot => new SealedAnswer(slot, seals.Seal(key, slot, [1], 1))).ToList();
        var sealing = clock.Elapsed;
        clock.Restart();
        var opened = seals.OpenAll(key, answers).Count(answer => answer is not null);
        Print($"{slips:N0} slips sealed in {sealing.TotalSeconds:N1} s on one core, {opened:N0} opened in {clock.Elapsed.TotalSeconds:N1} s on {Environment.ProcessorCount}");
    }

    private static async Task FillAsync(ServiceProvider services, Guid id)
    {
        await services.GetRequiredService<OpenVote>().HandleAsync(id, new VoteOpening(null, false, []), Actor.System, CancellationToken.None);
        var seals = services.GetRequiredService<Seals>();
        await services.GetRequiredService<StepRunner>().RunAsync(
            async (step, token) =>
            {
                var db = step.Db();
                var session = await db.Set<VoteSession>().SingleAsync(s => s.Id == id, token);
                var key = await db.Set<SealingKey>().SingleAsync(k => k.Id == session.SealingKeyId, token);
                foreach (var voter in await db.Set<Voter>().Where(v => v.SessionId == id).ToListAsync(token))
                    voter.Cast(seals.Seal(key, voter.Id, [(byte)RandomNumberGenerator.GetInt32(1, 3)], 1));

                // Whoever has cast is no longer asked.
                var subject = id.ToString("N", CultureInfo.InvariantCulture);
                foreach (var task in await db.Set<TaskItem>().Where(t => t.Kind == TaskKind.Vote && t.Subject == subject).ToListAsync(token))
                    task.CompleteWithoutTime();
            },
            CancellationToken.None);
    }

    private static async Task LaunchAsync(ServiceProvider services, int units)
    {
        var save = services.GetRequiredService<SaveProcedure>();
        await save.DraftAsync("vote-benchmark", Procedure(), Actor.System, CancellationToken.None);
        await save.PublishAsync("vote-benchmark", Actor.System, CancellationToken.None);
        var campaign = await services.GetRequiredService<CreateCampaign>().CreateAsync(
            new CampaignDetails("Đo", 2026, null, null, [.. Enumerable.Range(0, units).Select(unit => string.Create(CultureInfo.InvariantCulture, $"U{unit:0000}"))], "D335", new Dictionary<string, string> { ["*"] = "vote-benchmark" }, null, "", ""), Actor.System, CancellationToken.None);
        var launch = services.GetRequiredService<LaunchCampaign>();
        var progress = await launch.LaunchAsync(campaign, Actor.System, CancellationToken.None);
        while (!progress.IsComplete)
            progress = await launch.ContinueAsync(campaign, TimeSpan.FromSeconds(30), CancellationToken.None);
    }

    // Every unit has one person to vote on and a collective of the same seventeen.
    private static async Task ImportAsync(ServiceProvider services, int sessions)
    {
        var units = new StringBuilder("code,name,parentCode,kind,deciderUnitCode,email\nTOP,Cơ quan quản lý,,agency,,\n");
        var persons = new StringBuilder("code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom\n");
        var members = new StringBuilder("personCode,unitCode,role,rank,from,to\nM00,TOP,head,,,\n");
        for (var member = 0; member < Slips; member++)
            persons.Append(CultureInfo.InvariantCulture, $"M{member:00},Trần Văn {member},m{member}@do.example,,TOP,Ủy viên,Lãnh đạo,,full,,,2020-01-01\n");
        for (var unit = 0; unit < sessions; unit++)
        {
            units.Append(CultureInfo.InvariantCulture, $"U{unit:0000},Đơn vị {unit},TOP,agency,,\nB{unit:0000},Tập thể lãnh đạo đơn vị {unit},U{unit:0000},collective,,\n");
            persons.Append(CultureInfo.InvariantCulture, $"P{unit:0000},Nguyễn Văn {unit},p{unit}@do.example,,U{unit:0000},Chuyên viên,Chuyên viên,,none,,,2020-01-01\n");
            for (var member = 0; member < Slips; member++)
                members.Append(CultureInfo.InvariantCulture, $"M{member:00},B{unit:0000},{(member == 0 ? "head" : "member")},,,\n");
        }

        var import = services.GetRequiredService<CommitImport>();
        foreach (var (kind, text) in ((ImportKind, StringBuilder)[])[(ImportKind.Units, units), (ImportKind.People, persons), (ImportKind.Memberships, members)])
            await import.ImportAsync(Actor.System, kind, "bench.csv", Encoding.UTF8.GetBytes(text.ToString()), skipErrors: false, CancellationToken.None);
    }

    private static string Procedure()
    {
        static JsonObject Input(JsonNode value) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
        static JsonObject Line(string port) => new()
        {
            ["source"] = new JsonObject { ["activity"] = "vote", ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = "end", ["port"] = "In" },
        };
        return new JsonObject
        {
            ["definitionId"] = "vote-benchmark",
            ["name"] = "Đo bỏ phiếu",
            ["version"] = 1,
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["version"] = 1,
                ["start"] = "vote",
                ["activities"] = new JsonArray(
                    new JsonObject { ["id"] = "vote", ["type"] = "CanBo.Vote", ["version"] = 1, ["method"] = Input("secret"), ["options"] = Input("plurality") },
                    new JsonObject { ["id"] = "end", ["type"] = "Elsa.Finish", ["version"] = 1 }),
                ["connections"] = new JsonArray([.. new[] { "XS", "TOT", "HT", "KHT", "Tie", "NoQuorum", "NoMajority", "Overdue" }.Select(Line)]),
            },
        }.ToJsonString();
    }

    private static ServiceProvider Services(TestDatabase database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = database.Kind.ToString(),
            ["Storage:ConnectionString"] = database.ConnectionString,
            ["Sealing:Secret"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddRuntime(configuration);
        services.AddActivities(configuration);
        return services.BuildServiceProvider();
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
