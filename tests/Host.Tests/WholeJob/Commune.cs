using System.Globalization;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Testing;
using CanBo.Testing.Mail;

namespace CanBo.Host.Tests.WholeJob;

/// <summary>The sample commune in a host that sends real mail, driven through the API only; accounts alone are made by the fixture.</summary>
internal sealed class Commune : IAsyncDisposable
{
    private static readonly string[] Files = ["units", "people", "memberships"];

    private readonly Dictionary<string, HttpClient> _clients = [];
    private readonly HostFixture _first;

    private Commune(HostFixture host, SmtpServerPeer smtp, HttpClient admin)
    {
        Host = _first = host;
        Smtp = smtp;
        Admin = admin;
    }

    public HostFixture Host { get; private set; }

    public SmtpServerPeer Smtp { get; }

    /// <summary>An administrator, who is nobody of the organisation.</summary>
    public HttpClient Admin { get; private set; }

    /// <summary>Person id by code.</summary>
    public IReadOnlyDictionary<string, Guid> People { get; private set; } = new Dictionary<string, Guid>();

    /// <summary>The year evaluated: the one that is going on.</summary>
    public int Year => Host.Clock.GetUtcNow().Year;

    public static async Task<Commune> StartAsync(DatabaseKind kind)
    {
        var smtp = await SmtpServerPeer.StartAsync();
        var host = await HostFixture.StartAsync(kind, settings: MailTo(smtp));
        await host.CreateAccountAsync("quantri", ActorRoles.Admin);
        return new Commune(host, smtp, await host.ApiAsAsync("quantri"));
    }

    /// <summary>Goes on with a new host on the same database; the first was stopped.</summary>
    public async Task RestartAsync()
    {
        foreach (var client in _clients.Values.Append(Admin))
            client.Dispose();
        _clients.Clear();
        Host = _first.StartBeside(MailTo(Smtp));
        Admin = await Host.ApiAsAsync("quantri");
    }

    /// <summary>The text of a sample file.</summary>
    public static byte[] Sample(string name) => File.ReadAllBytes(Repository.File("samples", "commune", name + ".csv"));

    /// <summary>Imports the three files, each looked at first.</summary>
    public Task ImportAsync() => ImportAsync(Sample);

    /// <summary>The same with files of one's own, by name.</summary>
    public async Task ImportAsync(Func<string, byte[]> content)
    {
        foreach (var file in Files)
        {
            var preview = (await Admin.UploadAsync($"/{file}/import?preview=true", file + ".csv", content(file))).Ok();
            preview.GetProperty("errors").GetArrayLength().ShouldBe(0, preview.ToString());
            (await Admin.PostJsonAsync($"/{file}/import?token={preview.Text("token")}", null)).Ok();
        }

        await FindPeopleAsync();
    }

    public async Task FindPeopleAsync() => People = (await Admin.AllAsync("/people")).ToDictionary(p => p.Text("code"), p => p.Id());

    /// <summary>A program of that person.</summary>
    public async Task<HttpClient> AsAsync(string code)
    {
        if (!_clients.TryGetValue(code, out var client))
            _clients[code] = client = await Host.ApiAsAsync(People[code]);
        return client;
    }

    /// <summary>Stores and publishes a procedure of the repository.</summary>
    public async Task PublishAsync(string definitionId)
    {
        var json = await File.ReadAllTextAsync(Repository.File("workflows-json", definitionId + ".json"));
        (await Admin.PutJsonAsync($"/procedures/{definitionId}", json)).Ok();
        var published = (await Admin.CallAsync(HttpMethod.Post, $"/procedures/{definitionId}/publish", null)).Ok();
        published.GetProperty("findings").EnumerateArray().Where(f => f.Text("severity") == "Error").ShouldBeEmpty(published.ToString());
    }

    /// <summary>A campaign for everyone of the commune.</summary>
    public async Task<Guid> CreateCampaignAsync(params string[] unitCodes)
    {
        var created = await Admin.PostJsonAsync("/campaigns", new
        {
            name = $"Xếp loại công chức năm {Year}",
            year = Year,
            unitCodes = unitCodes.Length == 0 ? ["UBX"] : unitCodes,
            procedures = new Dictionary<string, string> { ["Người đứng đầu cơ quan"] = "agency-head-annual", ["*"] = "civil-servant-annual" },
            decideBefore = DateOnly.FromDateTime(Host.Clock.GetUtcNow().UtcDateTime).AddDays(60),
            contactName = "Bùi Quốc Việt",
            contactPhone = "0900000008",
        });
        return created.Ok().Id();
    }

    /// <summary>Launches, and waits until every case is open.</summary>
    public async Task<JsonElement> LaunchAsync(Guid campaign)
    {
        (await Admin.CallAsync(HttpMethod.Post, $"/campaigns/{campaign}/launch", null)).Ok();
        return await WaitForCampaignAsync(campaign, c => c.Text("status") == "Running");
    }

    public Task<JsonElement> WaitForCampaignAsync(Guid campaign, Func<JsonElement, bool> isGood) =>
        Eventually.GetAsync(() => Admin.ReadAsync($"/campaigns/{campaign}"), isGood, c => c.ToString());

    /// <summary>Own open tasks of a person, of one kind.</summary>
    public async Task<List<JsonElement>> TasksAsync(string code, Guid campaign, string kind) =>
        await (await AsAsync(code)).AllAsync($"/tasks?campaign={campaign}&assignee=me&kind={kind}");

    public async Task<Reply> SubmitAsync(string code, Guid task, object values, string? operationId = null) =>
        await (await AsAsync(code)).PostJsonAsync($"/tasks/{task}/submit", new { operationId = operationId ?? $"{task:N}", values });

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
        Admin.Dispose();
        await Host.DisposeAsync();
        if (Host != _first)
            await _first.DisposeAsync();
        await Smtp.DisposeAsync();
    }

    private static (string Key, string Value)[] MailTo(SmtpServerPeer smtp) =>
    [
        ("Mail:Transport", "Smtp"),
        ("Mail:Smtp:Host", SmtpServerPeer.Host),
        ("Mail:Smtp:Port", smtp.Port.ToString(CultureInfo.InvariantCulture)),
        ("Mail:Smtp:Security", "None"),
    ];
}
