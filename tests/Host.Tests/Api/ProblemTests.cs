using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CanBo.Activities.Access;

namespace CanBo.Host.Tests.Api;

public sealed class ProblemTests
{
    [Theory]
    [InlineData("vi", "Cần đăng nhập")]
    [InlineData("en", "Sign-in needed")]
    [InlineData("fr", "Cần đăng nhập")]
    public async Task Problems_speak_the_readers_language(string language, string start)
    {
        await using var host = await HostFixture.StartAsync();
        using var client = host.Api(language: language);

        var problem = await ProblemAsync(await client.GetAsync(At("/api/v1/me")), HttpStatusCode.Unauthorized);

        problem.GetProperty("detail").GetString().ShouldStartWith(start);
        problem.GetProperty("code").GetString().ShouldBe("sign_in_needed");
    }

    [Fact]
    public async Task What_is_not_there_what_is_forbidden_and_what_cannot_be_read_are_problems_too()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var client = await host.ApiAsAsync("a@phuloc.gov.vn");
        using var broken = new StringContent("{\"advance\": \n x}", Encoding.UTF8, "application/json");
        using var wrongType = new StringContent("x", Encoding.UTF8, "text/plain");

        var missing = await ProblemAsync(await client.GetAsync(At("/api/v1/nowhere")), HttpStatusCode.NotFound);
        var unreadable = await ProblemAsync(await client.PostAsync(At("/api/v1/dev/clock"), broken), HttpStatusCode.BadRequest);
        var refused = await ProblemAsync(await client.PostAsync(At("/api/v1/dev/clock"), wrongType), HttpStatusCode.UnsupportedMediaType);
        var invalid = await ProblemAsync(await client.PostAsJsonAsync(At("/api/v1/dev/clock"), new { advance = "-1.00:00:00" }), HttpStatusCode.BadRequest);

        missing.GetProperty("code").GetString().ShouldBe("not_found");
        unreadable.GetProperty("detail").GetString().ShouldBe("JSON gửi lên sai ở $.advance, dòng 2.");
        refused.GetProperty("code").GetString().ShouldBe("wrong_content_type");
        invalid.GetProperty("errors").GetProperty("advance")[0].GetString().ShouldStartWith("Ghi thời gian tiến thêm");
    }

    [Fact]
    public async Task A_cookie_alone_changes_nothing_through_the_API()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn", ActorRoles.Admin);
        using var browser = await host.BrowserAsAsync("a@phuloc.gov.vn");

        var answer = await browser.PostForgedAsync("/api/v1/dev/clock", ("advance", "1.00:00:00"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_document_of_the_API_names_the_bearer_scheme_and_the_idempotency_key()
    {
        await using var host = await HostFixture.StartAsync();
        using var client = host.Api();

        var document = await client.GetFromJsonAsync<JsonElement>(At("/openapi/v1.json"));

        document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString().ShouldBe("bearer");
        document.GetProperty("paths").GetProperty("/api/v1/decisions").GetProperty("post").GetProperty("parameters").EnumerateArray()
            .ShouldContain(p => p.GetProperty("name").GetString() == "Idempotency-Key");
        document.GetProperty("paths").EnumerateObject().ShouldAllBe(path => path.Name.StartsWith("/api/v1/"));
    }

    [Fact]
    public async Task Health_is_answered_without_a_sign_in()
    {
        await using var host = await HostFixture.StartAsync();
        using var client = host.Api();

        (await client.GetStringAsync(At("/health/live"))).ShouldBe("Healthy");
        (await client.GetStringAsync(At("/health/ready"))).ShouldBe("Healthy");
    }

    private static Uri At(string path) => new(path, UriKind.Relative);

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
