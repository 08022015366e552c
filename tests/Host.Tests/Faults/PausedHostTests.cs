using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CanBo.Host.Tests.Votes;
using CanBo.Runtime.Audit;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit.Abstractions;

namespace CanBo.Host.Tests.Faults;

/// <summary>
/// A host that stands still in the middle of a closing keeps the locks of the vote. PostgreSQL ends its session after five seconds; what its neighbours are asked meanwhile
/// is answered, and when it goes on it must say what is true by then. <c>CANBO_TEST_PAUSE</c> says for how many seconds it stands still; docs/faults.md keeps what a long run printed.
/// </summary>
public sealed class PausedHostTests(ITestOutputHelper output)
{
    private const int ShortPause = 8, Neighbours = 4;
    private const double Patience = 6_000;

    [Fact]
    public async Task A_host_that_stands_still_in_the_middle_of_a_closing_holds_nobody_up_and_the_vote_closes_once()
    {
        await using var neighbour = await HostFixture.StartAsync(DatabaseKind.PostgreSql);
        var vote = await VoteSite.LaunchAsync(neighbour);
        var path = $"/api/v1/votes/{vote.Id}";
        using var secretary = await neighbour.ApiAsAsync(await VoteSite.PersonAsync(neighbour, "M3"));
        await VoteAsync(neighbour, secretary, path);
        using var host = HostProcess.On(neighbour, ("Work:Enabled", "false"));
        await host.StartAsync();
        using var atHost = new HttpClient { BaseAddress = host.Address, Timeout = TimeSpan.FromMinutes(5), DefaultRequestHeaders = { Authorization = secretary.DefaultRequestHeaders.Authorization } };

        var closing = await StopInTheMiddleAsync(neighbour, host, () => atHost.PostAsync(path + "/close", null));
        var pause = TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("CANBO_TEST_PAUSE"), NumberStyles.None, CultureInfo.InvariantCulture, out var longer) ? longer : ShortPause);
        var times = new ConcurrentBag<double>();
        var standing = Stopwatch.StartNew();
        var closed = CloseAsync(secretary, path, times);
        await Task.WhenAll(Enumerable.Range(0, Neighbours).Select(_ => AskAsync(secretary, path, times, () => standing.Elapsed < pause)));
        var closedAfter = await closed;
        closing.IsCompleted.ShouldBeFalse("the host stands still");
        await host.ResumeAsync();
        using var answer = await closing;

        // It closed nothing; either it finds the vote closed, or says so.
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Conflict);
        var (here, there) = (await RowsAsync(secretary, path), await RowsAsync(atHost, path));
        there.ShouldBe(here);
        here.ShouldContain("\"xs\":3");
        (await neighbour.ReadAsync(db => db.Set<AuditRow>().CountAsync(a => a.Action == "VoteClosed"))).ShouldBe(2, "once for each of the two cases");

        double[] sorted = [.. times.Order()];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"paused {pause.TotalSeconds:N0} s; a neighbour closed the vote after {closedAfter.TotalSeconds:N1} s; {sorted.Length:N0} requests of neighbours: p50 {sorted[sorted.Length / 2]:N0} ms, p99 {sorted[sorted.Length * 99 / 100]:N0} ms, longest {sorted[^1]:N0} ms"));
        sorted[sorted.Length * 99 / 100].ShouldBeLessThan(Patience);
    }

    private static async Task VoteAsync(HostFixture host, HttpClient secretary, string path)
    {
        (await secretary.PostAsJsonAsync(path + "/open", new { closesWhenAllCast = false })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var cases = await VoteSite.CasesAsync(host);
        for (var n = 1; n <= 5; n++)
        {
            using var member = await host.ApiAsAsync(await VoteSite.PersonAsync(host, $"M{n}"));
            var marks = cases.Select(id => new { caseId = id, rating = n <= 3 ? "XS" : "TOT" });
            (await member.PutAsJsonAsync(path + "/ballot", new { marks })).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    /// <summary>Somebody else holds rows that a closing writes; when the host waits for them it has the lock of the vote, and is stopped.</summary>
    private static async Task<Task<HttpResponseMessage>> StopInTheMiddleAsync(HostFixture neighbour, HostProcess host, Func<Task<HttpResponseMessage>> close)
    {
        await using var connection = new NpgsqlConnection(neighbour.Database.ConnectionString);
        await connection.OpenAsync();
        await using var holding = await connection.BeginTransactionAsync();
        await using (var take = new NpgsqlCommand("select case_id from vote_cases for update", connection, holding))
            await take.ExecuteNonQueryAsync();
        var closing = close();

        // From another connection: in a transaction the view stands still. Only who waits for these rows, with the lock of the vote in hand, is in the middle.
        await using var watching = new NpgsqlConnection(neighbour.Database.ConnectionString);
        await watching.OpenAsync();
        await using var look = new NpgsqlCommand("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%vote_cases%'", watching);
        var start = Stopwatch.GetTimestamp();
        while ((long)(await look.ExecuteScalarAsync())! == 0)
        {
            closing.IsCompleted.ShouldBeFalse("the closing waits for the rows");
            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(60), "the closing comes to the rows");
            await Task.Delay(5);
        }

        await host.PauseAsync();
        return closing;
    }

    /// <summary>Asks a neighbour to close until it has.</summary>
    private static async Task<TimeSpan> CloseAsync(HttpClient secretary, string path, ConcurrentBag<double> times)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var asked = Stopwatch.GetTimestamp();
            using var answer = await secretary.PostAsync(path + "/close", null);
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            if (answer.StatusCode == HttpStatusCode.OK)
                return Stopwatch.GetElapsedTime(start);
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, await answer.Content.ReadAsStringAsync());
            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(60));
        }
    }

    private static async Task AskAsync(HttpClient client, string path, ConcurrentBag<double> times, Func<bool> goesOn)
    {
        while (goesOn())
        {
            var asked = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            await Task.Delay(20);
        }
    }

    private static async Task<string> RowsAsync(HttpClient client, string path) =>
        (await client.GetFromJsonAsync<JsonElement>(path)).GetProperty("rows").ToString();
}
