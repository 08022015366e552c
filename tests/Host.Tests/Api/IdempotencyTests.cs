using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.Idempotency;
using CanBo.Runtime.Time;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.Api;

public sealed class IdempotencyTests
{
    private static readonly Uri Clock = new("/api/v1/dev/clock", UriKind.Relative);

    [Theory, BothDatabases]
    public async Task The_same_key_and_request_are_done_once_and_answered_alike(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var client = await host.ApiAsAsync("a@phuloc.gov.vn");

        var first = await AdvanceAsync(client, "k1", "1.00:00:00");
        var second = await AdvanceAsync(client, "k1", "1.00:00:00");

        second.ShouldBe(first);
        first.Status.ShouldBe(HttpStatusCode.OK);
        host.Services.GetRequiredService<BusinessTime>().Offset.ShouldBe(TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var client = await host.ApiAsAsync("a@phuloc.gov.vn");
        await AdvanceAsync(client, "k1", "1.00:00:00");

        var other = await AdvanceAsync(client, "k1", "2.00:00:00");

        other.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        other.Body.ShouldContain("idempotency_key_reused");
        host.Services.GetRequiredService<BusinessTime>().Offset.ShouldBe(TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task What_is_kept_of_a_request_cannot_be_guessed_without_the_hosts_secret()
    {
        var kept = new List<string>();
        foreach (var secret in (string[])["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="])
        {
            await using var host = await HostFixture.StartAsync(settings: ("Sealing:Secret", secret));
            await host.CreateAccountAsync("a@phuloc.gov.vn");
            using var client = await host.ApiAsAsync("a@phuloc.gov.vn");
            await AdvanceAsync(client, "k1", "1.00:00:00");
            kept.Add(await host.ReadAsync(db => db.Database.SqlQueryRaw<string>("select request_hash as \"Value\" from idempotent_calls").SingleAsync()));
        }

        kept[0].ShouldNotBe(kept[1]);
    }

    [Fact]
    public async Task Keys_of_two_callers_have_nothing_to_do_with_each_other()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        await host.CreateAccountAsync("b@phuloc.gov.vn");
        using var one = await host.ApiAsAsync("a@phuloc.gov.vn");
        using var other = await host.ApiAsAsync("b@phuloc.gov.vn");

        await AdvanceAsync(one, "k1", "1.00:00:00");
        var answer = await AdvanceAsync(other, "k1", "2.00:00:00");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        host.Services.GetRequiredService<BusinessTime>().Offset.ShouldBe(TimeSpan.FromDays(3));
    }

    [Fact]
    public async Task A_refused_request_may_be_mended_and_sent_with_the_same_key()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var client = await host.ApiAsAsync("a@phuloc.gov.vn");

        var refused = await AdvanceAsync(client, "k1", "-1.00:00:00");
        var mended = await AdvanceAsync(client, "k1", "1.00:00:00");

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        mended.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, BothDatabases]
    public async Task Twenty_at_once_with_one_key_do_the_work_once(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var client = await host.ApiAsAsync("a@phuloc.gov.vn");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AdvanceAsync(client, "k1", "1.00:00:00")));

        host.Services.GetRequiredService<BusinessTime>().Offset.ShouldBe(TimeSpan.FromDays(1));
        answers.ShouldContain(a => a.Status == HttpStatusCode.OK);
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.OK || a.Status == HttpStatusCode.Conflict && a.Body.Contains("under_way"));
    }

    [Theory, BothDatabases]
    public async Task A_host_that_died_after_the_work_leaves_a_key_that_never_does_it_again(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        var calls = host.Services.GetRequiredService<IdempotentCalls>();
        var attempt = (await calls.BeginAsync("account:1", "k1", "hash", CancellationToken.None)).ShouldBeOfType<CallOutcome.Do>().Attempt;
        await host.StepAsync(async (step, token) =>
        {
            await IdempotentCalls.MarkAsync(step, attempt, token);
            return true;
        });

        var soon = await calls.BeginAsync("account:1", "k1", "hash", CancellationToken.None);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var later = await calls.BeginAsync("account:1", "k1", "hash", CancellationToken.None);

        soon.ShouldBeOfType<CallOutcome.UnderWay>();
        later.ShouldBeOfType<CallOutcome.AnswerLost>();
    }

    [Theory, BothDatabases]
    public async Task A_host_that_died_before_the_work_leaves_a_key_that_another_attempt_takes_over(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        var calls = host.Services.GetRequiredService<IdempotentCalls>();
        var dead = (await calls.BeginAsync("account:1", "k1", "hash", CancellationToken.None)).ShouldBeOfType<CallOutcome.Do>().Attempt;
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        var taken = await calls.BeginAsync("account:1", "k1", "hash", CancellationToken.None);
        var late = async () => await host.StepAsync(async (step, token) =>
        {
            await IdempotentCalls.MarkAsync(step, dead, token);
            return true;
        });

        taken.ShouldBeOfType<CallOutcome.Do>();
        await late.ShouldThrowAsync<CanBo.Runtime.Stepping.StepConflictException>();
    }

    private static async Task<(HttpStatusCode Status, string Body)> AdvanceAsync(HttpClient client, string key, string by)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Clock) { Content = JsonContent.Create(new { advance = by }) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
