using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.People.Import;
using CanBo.Activities.Procedures;
using CanBo.Testing.City;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Browser.Tests.Leaders;

/// <summary>
/// The city of <see cref="CityFiles"/>. One campaign has brought its 96 cadres to the vote; in another, agency 3 goes through the whole procedure of leaders.
/// </summary>
public sealed class CitySite() : RunningSite("city")
{
    private const string FromTheVoteOn = """
        {"definitionId":"from-the-vote-on","name":"Từ bỏ phiếu đến công khai","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","version":1,"start":"vote","activities":[
          {"id":"vote","type":"CanBo.Vote","version":1,"metadata":{"displayText":"Ban Thường vụ bỏ phiếu"}},
          {"id":"head","type":"CanBo.HeadDecision","version":1,"metadata":{"displayText":"Người đứng đầu quyết định khi ngang phiếu"}},
          {"id":"cohort","type":"CanBo.WaitForCohort","version":1,"metadata":{"displayText":"Chờ đủ danh sách"}},
          {"id":"decision","type":"CanBo.FinalDecision","version":1,"metadata":{"displayText":"Quyết định mức xếp loại"}},
          {"id":"end","type":"Elsa.Finish","version":1}],
         "connections":[CONNECTIONS]}}
        """;

    private readonly Dictionary<string, HttpClient> _clients = [];

    /// <summary>The campaign at its vote.</summary>
    public Guid AtTheVote { get; private set; }

    /// <summary>The campaign of agency 3.</summary>
    public Guid Whole { get; private set; }

    /// <summary>A program of that person, or of the organiser.</summary>
    public async Task<HttpClient> ApiAsync(string userName)
    {
        if (_clients.TryGetValue(userName, out var known))
            return known;
        if (userName != Organiser)
            await CreateAccountAsync(userName);
        var client = new HttpClient { BaseAddress = new Uri(Address) };
        using var token = await client.PostAsJsonAsync("/api/v1/token", new { userName, password = Password });
        token.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await token.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        return _clients[userName] = client;
    }

    /// <summary>Open tasks of a kind in a campaign, as the organiser sees them.</summary>
    public async Task<List<JsonElement>> TasksAsync(Guid campaign, string kind) =>
        [.. (await (await ApiAsync(Organiser)).GetFromJsonAsync<JsonElement>($"/api/v1/tasks?campaign={campaign}&kind={kind}&pageSize=200")).GetProperty("items").EnumerateArray()];

    /// <summary>Sends what is asked.</summary>
    public async Task SubmitAsync(JsonElement task, object values)
    {
        using var answer = await (await ApiAsync(task.GetProperty("assigneeCode").GetString()!)).PostAsJsonAsync($"/api/v1/tasks/{task.GetProperty("id")}/submit", new { operationId = Guid.NewGuid().ToString("N"), values });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    protected override async Task PrepareAsync(IServiceProvider services)
    {
        await ImportAsync(services, ImportKind.Units, CityFiles.Units());
        await ImportAsync(services, ImportKind.People, CityFiles.People());
        await ImportAsync(services, ImportKind.Memberships, CityFiles.Memberships());
        await PublishAsync(services, "from-the-vote-on", FromTheVoteOn.Replace("CONNECTIONS", string.Join(',', Lines()), StringComparison.Ordinal));
        await PublishAsync(services, "leader-annual", await File.ReadAllTextAsync(CanBo.Testing.Repository.File("workflows-json", "leader-annual.json")));
        AtTheVote = await LaunchAsync(services, "from-the-vote-on", "Xếp loại cán bộ diện Ban Thường vụ quản lý", [.. Enumerable.Range(1, CityFiles.Agencies)]);
        Whole = await LaunchAsync(services, "leader-annual", "Kiểm điểm, xếp loại cán bộ Phường An Bình A", [3]);
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var client in _clients.Values)
            client.Dispose();
        base.Dispose(disposing);
    }

    private static async Task PublishAsync(IServiceProvider services, string code, string json)
    {
        await services.GetRequiredService<SaveProcedure>().DraftAsync(code, json, Actor.System, CancellationToken.None);
        await services.GetRequiredService<SaveProcedure>().PublishAsync(code, Actor.System, CancellationToken.None);
    }

    private static async Task<Guid> LaunchAsync(IServiceProvider services, string procedure, string name, IReadOnlyList<int> agencies)
    {
        var year = TimeProvider.System.GetUtcNow().Year;
        var campaign = await services.GetRequiredService<CreateCampaign>().CreateAsync(
            new CampaignDetails(
                string.Create(CultureInfo.InvariantCulture, $"{name} năm {year}"), year, null, null, [.. agencies.Select(a => string.Create(CultureInfo.InvariantCulture, $"U{a:00}"))], "HONGNGU",
                new Dictionary<string, string> { [CityFiles.Group] = procedure, ["*"] = CampaignProcedure.Nobody }, null, "Ban Tổ chức Thành ủy", "0900000005"),
            Actor.System,
            CancellationToken.None);
        // A slow machine does not open all the cases in the time that a press of the button takes.
        var launch = services.GetRequiredService<LaunchCampaign>();
        if (!(await launch.LaunchAsync(campaign, Actor.System, CancellationToken.None)).IsComplete)
            (await launch.ContinueAsync(campaign, TimeSpan.FromMinutes(5), CancellationToken.None)).IsComplete.ShouldBeTrue();
        return campaign;
    }

    private static IEnumerable<string> Lines()
    {
        foreach (var port in (string[])["XS", "TOT", "HT", "KHT", "NoMajority", "Overdue"])
            yield return Line("vote", port, "cohort");
        yield return Line("vote", "Tie", "head");
        yield return Line("vote", "NoQuorum", "vote");
        foreach (var port in (string[])["XS", "TOT", "HT", "KHT", "Overdue", "NoParticipant"])
            yield return Line("head", port, "cohort");
        yield return Line("cohort", "Complete", "decision");
        yield return Line("cohort", "Overdue", "decision");
        yield return Line("decision", "Decided", "end");
        yield return Line("decision", "Overdue", "end");
        yield return Line("decision", "NoParticipant", "end");
    }

    private static string Line(string from, string port, string to) =>
        $$$"""{"source":{"activity":"{{{from}}}","port":"{{{port}}}"},"target":{"activity":"{{{to}}}","port":"In"}}""";
}
