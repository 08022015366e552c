using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CanBo.Testing;
using Xunit.Abstractions;

namespace CanBo.Host.Tests.WholeJob;

/// <summary>The host is killed (SIGKILL) at random moments while people work; <c>CANBO_TEST_KILLS</c> makes a longer run of it.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 4;
    private const int Seed = 20261122;

    [Theory, BothDatabases]
    public async Task Whatever_was_answered_survives_kills_at_random_moments_and_the_campaign_goes_on(DatabaseKind kind)
    {
        await using var commune = await Commune.StartAsync(kind);
        await commune.ImportAsync();
        var campaign = await commune.CreateCampaignAsync("HCC", "PKT");
        await commune.LaunchAsync(campaign);
        var tasks = (await commune.Admin.AllAsync($"/tasks?campaign={campaign}&kind=SelfAssessment")).ToDictionary(t => t.Text("assigneeCode"), t => t.Id());
        foreach (var code in tasks.Keys)
            await commune.Host.CreateAccountAsync(code, personId: commune.People[code]);
        await commune.Host.StopAsync();
        using var host = new HostProcess(commune.Host);
        await host.StartAsync();
        using var admin = await SignInAsync(host, "quantri");
        var writers = new List<Writer>();
        foreach (var (code, task) in tasks)
            writers.Add(new Writer(await SignInAsync(host, code), task));

        var kills = int.TryParse(Environment.GetEnvironmentVariable("CANBO_TEST_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var more) ? more : Kills;
        var random = new Random(Seed);
        using var stop = new CancellationTokenSource();
        var drafting = writers.Take(writers.Count / 2).Select(w => w.DraftAsync(stop.Token)).ToList();
        var submitting = Task.CompletedTask;
        for (var kill = 0; kill < kills; kill++)
        {
            await WorkAsync(writers, random);
            if (kill == kills - 1)
                submitting = Task.WhenAll(writers.Skip(writers.Count / 2).Select(w => w.SubmitAsync()));
            await host.KillAsync();
            await host.StartAsync();
        }

        await WorkAsync(writers, random);
        await stop.CancelAsync();
        await Task.WhenAll(drafting);
        await submitting;
        await Task.WhenAll(writers.Take(writers.Count / 2).Select(w => w.SubmitAsync()));
        await host.KillAsync();
        await host.StartAsync();

        foreach (var writer in writers)
            await writer.VerifyAsync();
        var view = await Eventually.GetAsync(
            () => admin.ReadAsync($"/campaigns/{campaign}"),
            c => c.GetProperty("steps").EnumerateArray().All(s => s.Text("step") == "meeting"),
            c => c.GetProperty("steps").ToString());
        view.Number("cases").ShouldBe(writers.Count);
        (await admin.AllAsync("/incidents")).ShouldBeEmpty();
        output.WriteLine($"{kind}: {kills} kills, {writers.Sum(w => w.Acknowledged)} acknowledged answers of {writers.Count} people");
        writers.Take(writers.Count / 2).Sum(w => w.Acknowledged).ShouldBeGreaterThan(writers.Count, "people worked while the host was killed");
    }

    // Some answers arrive, and then the moment is random.
    private static async Task WorkAsync(List<Writer> writers, Random random)
    {
        var before = writers.Sum(w => w.Acknowledged);
        await Eventually.GetAsync(() => Task.FromResult(writers.Sum(w => w.Acknowledged)), now => now >= before + 10, now => $"{now} answers");
        await Task.Delay(random.Next(500));
    }

    private static async Task<HttpClient> SignInAsync(HostProcess host, string userName)
    {
        var client = new HttpClient { BaseAddress = host.Address };
        using var answer = await client.PostAsJsonAsync("/api/v1/token", new { userName, password = HostFixture.Password });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).Text("accessToken");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
