using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using CanBo.Activities;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Forms;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Runtime;
using CanBo.Runtime.Storage;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Benchmarks;

/// <summary>Launches a campaign of ten thousand people while others submit their sheets: how long the launch takes, and how long a submission waits.</summary>
internal static class LaunchBenchmark
{
    private const string Sheet = """{"months":{"1":"90","2":"91","3":"89","4":"92","5":"90","6":"88","7":"91","8":"90","9":"93","10":"90","11":"90","12":"90"},"strengths":"Hoàn thành việc được giao đúng hạn.","limits":"Chưa chủ động đề xuất.","selfRating":"TOT"}""";

    /// <summary>Options: <c>people</c> (10,000) and <c>database</c> (both when not given).</summary>
    public static async Task RunAsync(IReadOnlyDictionary<string, string> options)
    {
        var people = options.TryGetValue("people", out var given) ? int.Parse(given, CultureInfo.InvariantCulture) : 10_000;
        var kinds = options.TryGetValue("database", out var name) ? [Enum.Parse<DatabaseKind>(name, ignoreCase: true)] : Enum.GetValues<DatabaseKind>();
        foreach (var kind in kinds)
        {
            await using var database = await TestDatabase.CreateAsync(kind, "launch");
            await MeasureAsync(database, people);
        }
    }

    private static async Task MeasureAsync(TestDatabase database, int people)
    {
        await using var services = Services(database.Kind, database.ConnectionString);
        await services.GetRequiredService<Schema>().CreateAsync(CancellationToken.None);
        await services.GetRequiredService<ShippedProcedures>().ImportAsync(CancellationToken.None);
        var importing = Stopwatch.StartNew();
        await ImportAsync(services, people);
        Print($"{database.Kind}: {people:N0} people imported in {importing.Elapsed.TotalSeconds:N1} s");

        var launch = services.GetRequiredService<LaunchCampaign>();
        var campaign = await CreateAsync(services);
        var latencies = new ConcurrentBag<double>();
        using var ended = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        var launching = LaunchAsync(launch, campaign);
        var submitting = SubmitAsync(services, campaign, latencies, ended.Token);
        var cases = await launching;
        var took = clock.Elapsed;
        await ended.CancelAsync();
        await submitting;
        var sorted = latencies.Order().ToList();
        Print($"{database.Kind}: {cases:N0} cases launched in {took.TotalSeconds:N1} s ({cases / took.TotalSeconds:N0} a second) beside {sorted.Count:N0} submissions: p50 {At(sorted, 0.50):N1} ms, p99 {At(sorted, 0.99):N1} ms, longest {At(sorted, 1):N1} ms");
    }

    internal static async Task<int> LaunchAsync(LaunchCampaign launch, Guid campaign)
    {
        var progress = await launch.LaunchAsync(campaign, Actor.System, CancellationToken.None);
        while (!progress.IsComplete)
            progress = await launch.ContinueAsync(campaign, TimeSpan.FromSeconds(30), CancellationToken.None);
        return progress.Open;
    }

    // One person after another sends a sheet, as fast as the answers come.
    private static async Task SubmitAsync(ServiceProvider services, Guid campaign, ConcurrentBag<double> latencies, CancellationToken ended)
    {
        var submit = services.GetRequiredService<SubmitTask>();
        var reader = services.GetRequiredService<CanBoReader>();
        while (!ended.IsCancellationRequested)
        {
            await using var db = reader.Open();
            var open = await db.Set<TaskItem>().Where(t => t.CampaignId == campaign && t.Status == TaskState.Open && t.Kind == TaskKind.SelfAssessment).OrderBy(t => t.Id).Take(50).Select(t => new { t.Id, t.AssigneeId }).ToListAsync(CancellationToken.None);
            foreach (var task in open)
            {
                if (ended.IsCancellationRequested)
                    return;
                var actor = new Actor(null, task.AssigneeId, ActorRoles.None, SignInStrength.Password);
                var clock = Stopwatch.StartNew();
                await submit.SubmitAsync(actor, task.Id, task.Id.ToString("N"), RawValues.Parse(Sheet), isStrict: false, CancellationToken.None);
                latencies.Add(clock.Elapsed.TotalMilliseconds);
            }

            if (open.Count == 0)
                await Task.Yield();
        }
    }

    internal static Task<Guid> CreateAsync(ServiceProvider services) => services.GetRequiredService<CreateCampaign>().CreateAsync(
        new CampaignDetails("Đo", 2026, null, null, [], "D335", new Dictionary<string, string> { ["*"] = "civil-servant-annual" }, null, "", ""),
        Actor.System,
        CancellationToken.None);

    internal static async Task ImportAsync(ServiceProvider services, int people)
    {
        const int UnitSize = 100;
        var units = new StringBuilder("code,name,parentCode,kind,deciderUnitCode,email\nTOP,Cơ quan quản lý,,agency,,\n");
        var persons = new StringBuilder("code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom\n");
        var members = new StringBuilder("personCode,unitCode,role,rank,from,to\n");
        for (var unit = 0; unit * UnitSize < people; unit++)
            units.Append(CultureInfo.InvariantCulture, $"U{unit:0000},Đơn vị {unit},TOP,agency,,\n");
        for (var number = 0; number < people; number++)
        {
            persons.Append(CultureInfo.InvariantCulture, $"P{number:00000},Nguyễn Văn {number},p{number}@do.example,,U{number / UnitSize:0000},Chuyên viên,Chuyên viên,,none,,,2020-01-01\n");
            if (number % UnitSize < 2)
                members.Append(CultureInfo.InvariantCulture, $"P{number:00000},U{number / UnitSize:0000},{(number % UnitSize == 0 ? "head" : "secretary")},,2020-01-01,\n");
        }

        persons.Append("P99999,Trần Thị Đứng Đầu,head@do.example,,TOP,Người đứng đầu,Lãnh đạo,,none,,,2026-10-01\n");
        members.Append("P99999,TOP,head,,2020-01-01,\n");
        var import = services.GetRequiredService<CommitImport>();
        foreach (var (kind, text) in ((ImportKind, StringBuilder)[])[(ImportKind.Units, units), (ImportKind.People, persons), (ImportKind.Memberships, members)])
            await import.ImportAsync(Actor.System, kind, "bench.csv", Encoding.UTF8.GetBytes(text.ToString()), skipErrors: false, CancellationToken.None);
    }

    internal static ServiceProvider Services(DatabaseKind kind, string connectionString, string? mail = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = kind.ToString(),
            ["Storage:ConnectionString"] = connectionString,
            ["Links:Key"] = Convert.ToBase64String(new byte[32]),
            ["Sealing:Secret"] = Convert.ToBase64String(new byte[32]),
            ["Mail:PickupFolder"] = mail ?? Path.Combine("data", "mail"),
            ["Work:DevelopmentClock"] = mail is null ? "false" : "true",
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddRuntime(configuration);
        services.AddActivities(configuration);
        return services.BuildServiceProvider();
    }

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
