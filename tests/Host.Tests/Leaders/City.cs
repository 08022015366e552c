using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Host.Tests.WholeJob;
using CanBo.Testing;
using CanBo.Testing.City;
using CanBo.Testing.Mail;

namespace CanBo.Host.Tests.Leaders;

/// <summary>The city in a host that sends real mail. People come by the links of their mails; who runs or decides something signs in with a password.</summary>
internal sealed class City : IAsyncDisposable
{
    // What a busy morning looks like without drowning a small machine.
    private const int AtOnce = 4;

    private readonly ConcurrentDictionary<string, LinkSession> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    private City(HostFixture host, SmtpServerPeer smtp, HttpClient admin)
    {
        Host = host;
        Smtp = smtp;
        Admin = admin;
    }

    public HostFixture Host { get; }

    public SmtpServerPeer Smtp { get; }

    /// <summary>An organiser, who is nobody of the organisation.</summary>
    public HttpClient Admin { get; }

    /// <summary>Person id by code.</summary>
    public IReadOnlyDictionary<string, Guid> People { get; private set; } = new Dictionary<string, Guid>();

    /// <summary>The campaign.</summary>
    public Guid Campaign { get; private set; }

    public static async Task<City> StartAsync(DatabaseKind kind)
    {
        var smtp = await SmtpServerPeer.StartAsync();
        var host = await HostFixture.StartAsync(kind, settings:
        [
            ("Mail:Transport", "Smtp"),
            ("Mail:Smtp:Host", SmtpServerPeer.Host),
            ("Mail:Smtp:Port", smtp.Port.ToString(CultureInfo.InvariantCulture)),
            ("Mail:Smtp:Security", "None"),
        ]);
        await host.CreateAccountAsync("tochuc", ActorRoles.Admin | ActorRoles.Organiser);
        return new City(host, smtp, await host.ApiAsAsync("tochuc"));
    }

    /// <summary>Imports the three files, each looked at first.</summary>
    public async Task ImportAsync()
    {
        foreach (var (file, content) in new[] { ("units", CityFiles.Units()), ("people", CityFiles.People()), ("memberships", CityFiles.Memberships()) })
        {
            var preview = (await Admin.UploadAsync($"/{file}/import?preview=true", file + ".csv", content)).Ok();
            preview.GetProperty("errors").GetArrayLength().ShouldBe(0, preview.ToString());
            (await Admin.PostJsonAsync($"/{file}/import?token={preview.Text("token")}", null)).Ok();
        }

        People = (await Admin.AllAsync("/people")).ToDictionary(p => p.Text("code"), p => p.Id());
    }

    /// <summary>Publishes the leaders' procedure and makes a campaign for the 24 agencies; their staff is not evaluated in it.</summary>
    public async Task PrepareAsync()
    {
        var json = await File.ReadAllTextAsync(Repository.File("workflows-json", "leader-annual.json"));
        (await Admin.PutJsonAsync("/procedures/leader-annual", json)).Ok();
        (await Admin.CallAsync(HttpMethod.Post, "/procedures/leader-annual/publish", null)).Ok();
        var now = Host.Clock.GetUtcNow().UtcDateTime;
        Campaign = (await Admin.PostJsonAsync("/campaigns", new
        {
            name = $"Xếp loại cán bộ diện Ban Thường vụ quản lý năm {now.Year}",
            year = now.Year,
            unitCodes = Enumerable.Range(1, CityFiles.Agencies).Select(a => string.Create(CultureInfo.InvariantCulture, $"U{a:00}")),
            rulePackage = "HONGNGU",
            procedures = new Dictionary<string, string> { [CityFiles.Group] = "leader-annual", ["*"] = "none" },
            decideBefore = DateOnly.FromDateTime(now).AddDays(60),
            contactName = "Ban Tổ chức Thành ủy",
            contactPhone = "0900000005",
        })).Ok().Id();
    }

    public async Task LaunchAsync()
    {
        (await Admin.CallAsync(HttpMethod.Post, $"/campaigns/{Campaign}/launch", null)).Ok();
        await Eventually.GetAsync(() => Admin.ReadAsync($"/campaigns/{Campaign}"), c => c.Text("status") == "Running", c => c.ToString());
    }

    /// <summary>The browser of a person who came by the link of the first mail and pressed its button; kept.</summary>
    public async Task<LinkSession> ByMailAsync(string code)
    {
        if (_sessions.TryGetValue(code, out var known))
            return known;
        var mail = await MailToAsync(code, m => LinksIn(m).Any());
        var session = new LinkSession(Host, LinksIn(mail).Single());
        (await session.OpenAsync()).Status.ShouldBe(200);
        (await session.ContinueAsync()).Status.ShouldBe(302);
        (await session.PageAsync("/")).Status.ShouldBe(200);
        return _sessions[code] = session;
    }

    /// <summary>The first mail of which this is true, waited for while the outbox works.</summary>
    public async Task<ReceivedMail> MailAsync(Func<ReceivedMail, bool> isIt) =>
        (await Eventually.GetAsync(Smtp.ReceivedAsync, all => all.Any(isIt), all => $"{all.Count} mails")).First(isIt);

    /// <summary>The first mail to that person of which this is true.</summary>
    public async Task<ReceivedMail> MailToAsync(string code, Func<ReceivedMail, bool> isIt)
    {
        var address = CityFiles.EmailOf(code);
        bool IsIt(ReceivedMail mail) => mail.EnvelopeTo == address && isIt(mail);
        return (await Eventually.GetAsync(Smtp.ReceivedAsync, all => all.Any(IsIt),
            all => $"{all.Count} mails, to {address}: {string.Join("; ", all.Where(m => m.EnvelopeTo == address).Select(m => m.Subject))}")).First(IsIt);
    }

    /// <summary>A program of that person, signed in with a password.</summary>
    public async Task<HttpClient> WithPasswordAsync(string code)
    {
        if (!_clients.TryGetValue(code, out var client))
            _clients[code] = client = await Host.ApiAsAsync(People[code]);
        return client;
    }

    /// <summary>A call as that person: from the mail, or with a password where the mailbox is not the person's own.</summary>
    public async Task<Reply> CallAsync(string code, HttpMethod method, string path, object? body) => code == CityFiles.Shared.Voter || code == CityFiles.Shared.Cadre
        ? await (await WithPasswordAsync(code)).CallAsync(method, path, body)
        : await (await ByMailAsync(code)).ApiAsync(method, path, body);

    /// <summary>Sends what is asked in a task.</summary>
    public Task<Reply> SubmitAsync(string code, Guid task, object values) => CallAsync(code, HttpMethod.Post, $"/tasks/{task}/submit", new { operationId = $"{task:N}", values });

    /// <summary>Open tasks of everybody, of one kind.</summary>
    public Task<List<JsonElement>> TasksAsync(string kind) => Admin.AllAsync($"/tasks?campaign={Campaign}&kind={kind}");

    /// <summary>Case rows by person code.</summary>
    public async Task<Dictionary<string, JsonElement>> CasesAsync() => (await Admin.AllAsync($"/campaigns/{Campaign}/cases")).ToDictionary(c => c.Text("personCode"));

    /// <summary>Waits until every case is at one of the steps.</summary>
    public Task WaitForStepAsync(params string[] steps) => Eventually.GetAsync(
        async () => (await Admin.ReadAsync($"/campaigns/{Campaign}")).GetProperty("steps").EnumerateArray().Where(s => s.Number("cases") > 0).Select(s => (Step: s.Text("step"), Cases: s.Number("cases"))).ToList(),
        at => at.TrueForAll(s => steps.Contains(s.Step)),
        at => string.Join(", ", at));

    public static Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> act) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (item, _) => await act(item));

    /// <summary>Links that sign somebody in.</summary>
    public static IEnumerable<Uri> LinksIn(ReceivedMail mail) => mail.Links.Where(l => l.AbsolutePath.StartsWith("/t/", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions.Values)
            session.Dispose();
        foreach (var client in _clients.Values)
            client.Dispose();
        Admin.Dispose();
        await Host.DisposeAsync();
        await Smtp.DisposeAsync();
    }
}
