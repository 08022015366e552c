using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.Storage;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Host.Tests.SignIn;

public sealed class TokenTests
{
    private static readonly Uri Token = new("/api/v1/token", UriKind.Relative), Me = new("/api/v1/me", UriKind.Relative);

    [Theory, BothDatabases]
    public async Task A_name_and_password_are_worth_a_token(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        await host.CreateAccountAsync("canbo@phuloc.gov.vn");
        using var client = host.Api();

        using var answer = await client.PostAsJsonAsync(Token, new { userName = " CanBo@phuloc.gov.vn ", password = HostFixture.Password });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var issued = await answer.Content.ReadFromJsonAsync<JsonElement>();
        issued.GetProperty("tokenType").GetString().ShouldBe("Bearer");
        issued.GetProperty("expiresIn").GetInt32().ShouldBe(8 * 3600);
        issued.GetProperty("accessToken").GetString()!.Length.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Wrong_names_and_wrong_passwords_are_answered_alike()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var client = host.Api();

        var wrongPassword = await TryAsync(client, "a@phuloc.gov.vn", "sai mat khau");
        var wrongName = await TryAsync(client, "b@phuloc.gov.vn", "sai mat khau");

        wrongPassword.Status.ShouldBe(HttpStatusCode.Unauthorized);
        wrongName.ShouldBe(wrongPassword);
    }

    [Theory]
    [InlineData("a@phuloc.gov.vn")]
    [InlineData("nobody@phuloc.gov.vn")]
    public async Task After_five_wrong_tries_nothing_is_heard_for_fifteen_minutes_whether_the_account_exists_or_not(string userName)
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var client = host.Api();
        for (var i = 0; i < 4; i++)
            (await TryAsync(client, userName, "sai mat khau")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        var fifth = await TryAsync(client, userName, "sai mat khau");
        var right = await TryAsync(client, userName, HostFixture.Password);
        host.Clock.Advance(TimeSpan.FromMinutes(15.1));
        var later = await TryAsync(client, userName, HostFixture.Password);

        fifth.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        fifth.Code.ShouldBe("locked");
        right.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        later.Status.ShouldBe(userName[0] == 'a' ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
    }

    [Theory, BothDatabases]
    public async Task Parallel_guesses_are_all_counted(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var client = host.Api();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => TryAsync(client, "a@phuloc.gov.vn", $"sai mat khau {i}")));

        answers.Count(a => a.Status == HttpStatusCode.Unauthorized).ShouldBe(AttemptGuard.Allowed - 1);
        answers.Count(a => a.Status == HttpStatusCode.TooManyRequests).ShouldBe(16);
    }

    [Fact]
    public async Task A_success_wipes_the_wrong_tries()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var client = host.Api();
        for (var i = 0; i < 4; i++)
            await TryAsync(client, "a@phuloc.gov.vn", "sai mat khau");
        (await TryAsync(client, "a@phuloc.gov.vn", HostFixture.Password)).Status.ShouldBe(HttpStatusCode.OK);

        var answer = await TryAsync(client, "a@phuloc.gov.vn", "sai mat khau");

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_ends_with_its_time()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var client = await host.ApiAsAsync("a@phuloc.gov.vn");
        var before = await client.GetAsync(Me);

        host.Clock.Advance(TimeSpan.FromHours(8.1));
        var after = await client.GetAsync(Me);

        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        after.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Closing_an_account_ends_its_token_at_once()
    {
        await using var host = await HostFixture.StartAsync();
        var account = await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var client = await host.ApiAsAsync("a@phuloc.gov.vn");

        await host.StepAsync(async (step, token) =>
        {
            (await step.Db().FindAsync<Account>([account.Id], token))!.Close(DateTimeOffset.UnixEpoch);
            return true;
        });
        var after = await client.GetAsync(Me);
        var again = await TryAsync(client, "a@phuloc.gov.vn", HostFixture.Password);

        after.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        again.Status.ShouldBe(HttpStatusCode.Unauthorized);
        again.Code.ShouldBe("wrong_password");
    }

    [Fact]
    public async Task A_token_of_one_host_is_good_on_another_host_of_the_same_database()
    {
        await using var first = await HostFixture.StartAsync(DatabaseKind.PostgreSql);
        await using var second = first.StartBeside();
        await first.CreateAccountAsync("a@phuloc.gov.vn");
        using var signedIn = await first.ApiAsAsync("a@phuloc.gov.vn");
        using var other = second.Api(signedIn.DefaultRequestHeaders.Authorization!.Parameter);

        var answer = await other.GetAsync(Me);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_reads_the_database_finds_no_key_of_tokens_in_it()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var client = await host.ApiAsAsync("a@phuloc.gov.vn");

        var keys = await host.ReadAsync(db => db.Database.SqlQueryRaw<string>("select xml as \"Value\" from protection_keys").ToListAsync());

        keys.ShouldNotBeEmpty();
        keys.ShouldAllBe(xml => xml.Contains("encryptedSecret") && !xml.Contains("<masterKey"));
    }

    [Fact]
    public async Task A_token_made_up_by_a_stranger_is_no_sign_in()
    {
        await using var host = await HostFixture.StartAsync();
        using var client = host.Api("CfDJ8AAAAAAAAAAAAAAAAAAAAAAA");

        var answer = await client.GetAsync(Me);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<(HttpStatusCode Status, string? Code, string? Detail)> TryAsync(HttpClient client, string userName, string password)
    {
        using var answer = await client.PostAsJsonAsync(Token, new { userName, password });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, Text(body, "code"), Text(body, "detail"));
    }

    private static string? Text(JsonElement body, string property) => body.TryGetProperty(property, out var value) ? value.GetString() : null;
}
