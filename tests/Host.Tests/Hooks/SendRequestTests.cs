using System.Collections.Concurrent;
using System.Net;
using CanBo.Runtime.Instances;
using CanBo.Runtime.Work;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CanBo.Host.Tests.Hooks;

/// <summary>Requests of procedures to another system, which is a real server on this machine.</summary>
public sealed class SendRequestTests
{
    private const string SecretValue = "Bearer rat-bi-mat-7391";

    [Theory, BothDatabases]
    public async Task A_request_goes_out_after_the_commit_is_tried_again_and_its_answer_takes_the_instance_on(DatabaseKind kind)
    {
        await using var peer = await Peer.StartAsync();
        await using var host = await StartAsync(kind, "127.0.0.1/32");
        var instance = await host.RunAsync(await host.PublishAsync(
            "asks", Ask($"{peer.Address}/flaky", """ "method":"POST","content":{"typeName":"Object","expression":{"type":"Object","value":"{\"a\":1}"}},"authorization":"peer" """)));
        (await host.StateAsync(instance)).Status.ShouldBe(InstanceStatus.Suspended);
        peer.Seen.ShouldBeEmpty();

        await WorkAsync(host);

        var state = await host.StateAsync(instance);
        (state.Status, state.Output["told"].ToString()).ShouldBe((InstanceStatus.Finished, """{"echo":"{\"a\":1}"}"""));
        peer.Seen.Count.ShouldBe(2);
        peer.Seen.ShouldAllBe(request => request.Authorization == SecretValue);
        peer.Seen.Select(request => request.IdempotencyKey).Distinct().ShouldHaveSingleItem().ShouldStartWith(instance.ToString("N"));
        var stored = await host.ReadAsync(db => db.Database.SqlQueryRaw<string>("select payload || last_error as \"Value\" from outbox").ToListAsync());
        stored.ShouldAllBe(text => !text.Contains("rat-bi-mat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_comes_back_chooses_the_outcome_and_what_must_not_be_asked_is_an_incident_that_says_why()
    {
        await using var peer = await Peer.StartAsync();
        await using var host = await StartAsync(DatabaseKind.Sqlite, "127.0.0.1/32");
        var elsewhere = peer.Address.Replace("127.0.0.1", "127.0.0.2", StringComparison.Ordinal);
        var free = new Uri(peer.Address).Port == 65001 ? 65002 : 65001;

        (await OutcomeAsync(host, Ask($"{peer.Address}/missing", """ "expectedStatusCodes":{"typeName":"Object","expression":{"type":"Object","value":"[200, 404]"}} """))).ShouldBe("404");
        (await OutcomeAsync(host, Ask($"{peer.Address}/missing", """ "expectedStatusCodes":{"typeName":"Object","expression":{"type":"Object","value":"[200]"}} """))).ShouldBe("Unmatched status code");
        (await OutcomeAsync(host, Ask($"{peer.Address}/silent", """ "timeout":"00:00:01","retries":0 """))).ShouldBe("Timeout");
        (await OutcomeAsync(host, Ask($"http://127.0.0.1:{free}/", """ "retries":1 """))).ShouldBe("Failed to connect");
        (await OutcomeAsync(host, Ask($"{elsewhere}/echo"))).ShouldContain("may not ask");
        (await OutcomeAsync(host, Ask($"{peer.Address}/away?to={Uri.EscapeDataString(elsewhere + "/echo")}"))).ShouldContain("may not ask", customMessage: "a redirect leads no further than the request itself may");
        (await OutcomeAsync(host, Ask($"{peer.Address}/long"))).ShouldContain("longer than");
        (await OutcomeAsync(host, Ask($"{peer.Address}/echo", """ "authorization":"nobody" """))).ShouldContain("holds no secret");
        (await OutcomeAsync(host, Ask($"{peer.Address}/echo", """ "authorization":"other" """))).ShouldContain("another host");
        (await OutcomeAsync(host, Ask($"{peer.Address}/echo", """ "requestHeaders":{"typeName":"ObjectDictionary","expression":{"type":"Object","value":"{\"authorization\":\"x\"}"}} """))).ShouldContain("Name a secret");
        peer.Seen.ShouldNotContain(request => request.Path == "/echo");
    }

    [Theory]
    [InlineData("HttpRequests:AllowedNetworks:0", "10.0.0.0/99")]
    [InlineData("HttpRequests:MaxResponseBytes", "5")]
    [InlineData("HttpRequests:Secrets:a:Authorization", "x")]
    public async Task A_bad_setting_stops_the_host_and_is_named(string key, string value) =>
        (await Should.ThrowAsync<Exception>(async () => await HostFixture.StartAsync(settings: [(key, value)]))).ToString().ShouldContain("HttpRequests:");

    private static Task<HostFixture> StartAsync(DatabaseKind kind, string allowed) => HostFixture.StartAsync(
        kind,
        settings:
        [
            ("Work:Enabled", "false"), ("HttpRequests:AllowedNetworks:0", allowed), ("HttpRequests:MaxResponseBytes", "2048"),
            ("HttpRequests:Secrets:peer:Host", "127.0.0.1"), ("HttpRequests:Secrets:peer:Authorization", SecretValue),
            ("HttpRequests:Secrets:other:Host", "example.org"), ("HttpRequests:Secrets:other:Authorization", SecretValue),
        ]);

    /// <summary>The outcome of one request, or the message of its incident.</summary>
    private static async Task<string> OutcomeAsync(HostFixture host, string activity)
    {
        var id = $"p{Guid.NewGuid():N}";
        var instance = await host.RunAsync(await host.PublishAsync(id, activity));
        await WorkAsync(host);
        if (await host.ReadAsync(db => db.Set<IncidentRow>().Where(i => i.InstanceId == instance).Select(i => i.Message).FirstOrDefaultAsync()) is { } message)
            return message;
        var journal = await host.Services.GetRequiredService<InstanceQueries>().ListJournalAsync(instance, 0, 100, CancellationToken.None);
        return journal.Single(line => line is { NodeId: "r", Event: JournalEvents.Completed }).Detail;
    }

    /// <summary>Does the outbox' work until nothing is left, rests skipped.</summary>
    private static async Task WorkAsync(HostFixture host)
    {
        for (var i = 0; i < 3; i++)
        {
            await host.Services.GetRequiredService<DueWork>().RunAllAsync(CancellationToken.None);
            host.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    private static string Ask(string url, string more = "") =>
        "{\"id\":\"r\",\"type\":\"Elsa.FlowSendHttpRequest\",\"url\":\"" + url + "\",\"parsedContent\":{\"typeName\":\"Object\",\"memoryReference\":{\"id\":\"told\"}}" + (more.Length > 0 ? "," + more : "") + "}";

    private sealed record Request(string Path, string Authorization, string IdempotencyKey);

    /// <summary>The other system.</summary>
    private sealed class Peer : IAsyncDisposable
    {
        private readonly WebApplication _server;
        private int _tries;

        private Peer(WebApplication server) => _server = server;

        public string Address => _server.Urls.Single();

        public ConcurrentQueue<Request> Seen { get; } = new();

        public static async Task<Peer> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var peer = new Peer(builder.Build());
            peer._server.Run(peer.AnswerAsync);
            await peer._server.StartAsync();
            return peer;
        }

        public ValueTask DisposeAsync() => _server.DisposeAsync();

        private async Task AnswerAsync(HttpContext http)
        {
            Seen.Enqueue(new(http.Request.Path, http.Request.Headers.Authorization.ToString(), http.Request.Headers["Idempotency-Key"].ToString()));
            switch (http.Request.Path.Value)
            {
                case "/flaky" when Interlocked.Increment(ref _tries) == 1:
                    http.Response.StatusCode = 503;
                    break;
                case "/flaky" or "/echo":
                    using (var reader = new StreamReader(http.Request.Body))
                        await http.Response.WriteAsJsonAsync(new { echo = await reader.ReadToEndAsync() });
                    break;
                case "/away":
                    http.Response.Redirect(http.Request.Query["to"]!);
                    break;
                case "/long":
                    await http.Response.WriteAsync(new string('a', 5000));
                    break;
                case "/silent":
                    await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                    break;
                default:
                    http.Response.StatusCode = 404;
                    break;
            }
        }
    }
}
