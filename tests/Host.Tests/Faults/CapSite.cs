using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Activities.Ratings;
using CanBo.Activities.Ratings.Packages;
using CanBo.Activities.Storage;
using CanBo.Host.Tests.WholeJob;
using CanBo.Runtime.Stepping;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Host.Tests.Faults;

/// <summary>One quota group of civil servants who all wait for the decision of one head, and two host processes on their database.</summary>
internal sealed class CapSite : IAsyncDisposable
{
    private const string Procedure = """
        {"definitionId":"cap-tests","name":"Quy trình để thử","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","version":1,"start":"decision",
        "activities":[
          {"id":"decision","type":"CanBo.FinalDecision","version":1},
          {"id":"end","type":"Elsa.Finish","version":1}],
        "connections":[
          {"source":{"activity":"decision","port":"Decided"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"decision","port":"Overdue"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"decision","port":"NoParticipant"},"target":{"activity":"end","port":"In"}}]}}
        """;

    private readonly HostFixture _prepared;
    private readonly HostProcess[] _hosts;

    private CapSite(HostFixture prepared, Guid campaign, HostProcess[] hosts, HttpClient[] heads) =>
        (_prepared, Campaign, _hosts, Heads) = (prepared, campaign, hosts, heads);

    public Guid Campaign { get; }

    /// <summary>The head's programs, one at each host.</summary>
    public IReadOnlyList<HttpClient> Heads { get; }

    /// <param name="staff">How many wait for the decision.</param>
    /// <param name="capBase">The cap's base, as rule packages name it.</param>
    /// <param name="rate">The cap's rate.</param>
    public static async Task<CapSite> StartAsync(int staff, string capBase, decimal rate)
    {
        var prepared = await HostFixture.StartAsync(DatabaseKind.PostgreSql, settings: ("Work:Enabled", "false"));
        var campaign = await LaunchAsync(prepared, staff, capBase, rate);
        var head = await prepared.ReadAsync(db => db.Set<Person>().Where(p => p.Code == "H").Select(p => p.Id).SingleAsync());
        using var token = await prepared.ApiAsAsync(head);
        await prepared.StopAsync();
        HostProcess[] hosts = [HostProcess.On(prepared), HostProcess.On(prepared)];
        await Task.WhenAll(hosts.Select(h => h.StartAsync()));
        var heads = hosts.Select(h => new HttpClient { BaseAddress = h.Address, DefaultRequestHeaders = { Authorization = token.DefaultRequestHeaders.Authorization } });
        return new CapSite(prepared, campaign, hosts, [.. heads]);
    }

    public async Task<List<Guid>> CasesAsync() =>
        [.. (await Heads[0].ReadAsync($"/campaigns/{Campaign}/decision-list")).GetProperty("cases").EnumerateArray().Select(c => c.Id("caseId"))];

    /// <summary>Signs a list at one of the hosts; the answer's decisions.</summary>
    public async Task<List<(string Status, string? Code)>> SignAsync(int host, IEnumerable<(Guid Case, string Rating)> choices)
    {
        var decisions = choices.Select(c => new { caseId = c.Case, rating = c.Rating, reason = "Theo biên bản." });
        var answer = (await Heads[host].PostJsonAsync("/decisions", new { campaignId = Campaign, listCode = "QD-01", decisions })).Ok();
        return [.. answer.GetProperty("decisions").EnumerateArray().Select(d => (d.Text("status"), d.TryGetProperty("code", out var code) ? code.GetString() : null))];
    }

    /// <summary>What ratings stand, in one snapshot of the database.</summary>
    public async Task<RatingCounts> CountsAsync()
    {
        await using var connection = new NpgsqlConnection(_prepared.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select final_rating, count(*)::int from cases where campaign_id = $1 and final_rating is not null group by final_rating", connection)
        {
            Parameters = { new() { Value = Campaign } },
        };
        await using var reader = await command.ExecuteReaderAsync();
        var counts = default(RatingCounts);
        while (await reader.ReadAsync())
            counts = counts.With(Enum.Parse<Rating>(reader.GetString(0)), reader.GetInt32(1));
        return counts;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var head in Heads)
            head.Dispose();
        foreach (var host in _hosts)
            host.Dispose();
        await _prepared.DisposeAsync();
    }

    private static async Task<Guid> LaunchAsync(HostFixture host, int staff, string capBase, decimal rate)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var import = services.GetRequiredService<CommitImport>();
        foreach (var (kind, text) in ((ImportKind, string)[])[(ImportKind.Units, Units), (ImportKind.People, People(staff)), (ImportKind.Memberships, Memberships)])
            await import.ImportAsync(Actor.System, kind, "tep.csv", Encoding.UTF8.GetBytes(text), skipErrors: false, CancellationToken.None);
        await services.GetRequiredService<StepRunner>().RunAsync(
            (step, _) =>
            {
                step.Db().Add(ProcedureDocument.Publish(DocumentKind.RulePackage, "TEST", 1, Package(capBase, rate), step.Now));
                return Task.CompletedTask;
            },
            CancellationToken.None);
        var procedures = services.GetRequiredService<SaveProcedure>();
        await procedures.DraftAsync("cap-tests", Procedure, Actor.System, CancellationToken.None);
        await procedures.PublishAsync("cap-tests", Actor.System, CancellationToken.None);
        var details = new CampaignDetails(
            "Xếp loại công chức", TimeProvider.System.GetUtcNow().Year, null, null, ["P1"], "TEST", new Dictionary<string, string> { ["*"] = "cap-tests" }, null, "Văn phòng", "0900000005");
        var id = await services.GetRequiredService<CreateCampaign>().CreateAsync(details, Actor.System, CancellationToken.None);
        var progress = await services.GetRequiredService<LaunchCampaign>().LaunchAsync(id, Actor.System, CancellationToken.None);
        while (!progress.IsComplete)
            progress = await services.GetRequiredService<LaunchCampaign>().ContinueAsync(id, TimeSpan.FromSeconds(60), CancellationToken.None);
        return id;
    }

    private static string Package(string capBase, decimal rate)
    {
        var package = JsonNode.Parse(RulePackageJson.ShippedText("D335"))!;
        package["code"] = "TEST";
        package["cap"]!["base"] = capBase;
        package["cap"]!["rate"] = rate;
        return package.ToJsonString();
    }

    private const string Units = "code,name,parentCode,kind,deciderUnitCode,email\r\nX,Ủy ban nhân dân xã Sơn Lĩnh,,agency,,\r\nP1,Phòng Kinh tế,X,agency,X,\r\n";

    private const string Memberships = "personCode,unitCode,role,rank,from,to\r\nH,X,head,,,\r\nH1,P1,head,,,\r\n";

    private static string People(int staff) => string.Join(
        "\r\n",
        [
            "code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom",
            "H,Nguyễn Thị Hoa,h@sonlinh.example,,X,Chủ tịch,Lãnh đạo xã,,full,,,2021-03-01",
            "H1,Trần Văn Bình,h1@sonlinh.example,,X,Phó Chủ tịch,Lãnh đạo xã,H,full,,,2021-03-01",
            .. Enumerable.Range(1, staff).Select(n => string.Create(CultureInfo.InvariantCulture, $"N{n:000},Đỗ Đình {n:000},n{n:000}@sonlinh.example,,P1,Chuyên viên,Chuyên viên,,none,,,2022-08-15")),
            "",
        ]);
}
