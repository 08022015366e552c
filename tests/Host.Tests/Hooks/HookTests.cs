using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CanBo.Activities.Access;
using CanBo.Activities.Endpoints;
using CanBo.Testing;
using CanBo.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Host.Tests.Hooks;

/// <summary>Requests of other systems to procedures.</summary>
public sealed partial class HookTests
{
    private const string Endpoint = """{"id":"t","type":"Elsa.HttpEndpoint","path":"/ho-so/moi","customProperties":{"canStartWorkflow":true},"parsedContent":{"typeName":"Object","memoryReference":{"id":"told"}}}""";

    [Theory, BothDatabases]
    public async Task A_request_with_the_procedures_token_starts_an_instance_once_and_nobody_else_may(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind, settings: [("Work:Enabled", "false"), ("Hooks:MaxBodyBytes", "1024")]);
        var version = await host.PublishAsync("starts", Endpoint);
        using var designer = await DesignerAsync(host);
        using var nobody = host.Api();
        var token = await IssueAsync(designer, "starts");
        var other = await IssueAsync(designer, await OtherAsync(host));

        (await SendAsync(nobody, "/hooks/unknown", token)).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var wrong in new[] { "", "x", token + "x", other })
            (await SendAsync(nobody, "/hooks/ho-so/moi", wrong)).Status.ShouldBe(HttpStatusCode.Unauthorized, wrong);
        (await SendAsync(nobody, "/hooks/ho-so/moi", token, method: HttpMethod.Put)).Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await SendAsync(nobody, "/hooks/ho-so/moi", token, "{ không phải")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(nobody, "/hooks/ho-so/moi", token, $"\"{new string('a', 2000)}\"")).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await host.CountAsync(version)).ShouldBe(0);

        var first = await SendAsync(nobody, "/hooks/Ho-So/moi/", token, """{"number":7}""", "key-1");
        var again = await SendAsync(nobody, "/hooks/ho-so/moi", token, """{"number":7}""", "key-1");
        var second = await SendAsync(nobody, "/hooks/ho-so/moi", token, """{"number":8}""", "key-2");

        first.Status.ShouldBe(HttpStatusCode.Accepted);
        again.Instance.ShouldBe(first.Instance);
        second.Instance.ShouldNotBe(first.Instance);
        (await host.CountAsync(version)).ShouldBe(2);
        var state = await host.StateAsync(first.Instance);
        (state.Status, state.Output["told"].ToString()).ShouldBe((InstanceStatus.Finished, """{"number":7}"""));
        (await host.ReadAsync(db => db.Set<EndpointToken>().Select(t => t.Hash).ToListAsync())).ShouldNotContain(hash => hash.Contains(token, StringComparison.Ordinal));

        var id = await host.ReadAsync(db => db.Set<EndpointToken>().Where(t => t.DefinitionId == "starts").Select(t => t.Id).SingleAsync());
        (await designer.PostAsync($"/procedures/endpoints/tokens/{id}/revoke")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await SendAsync(nobody, "/hooks/ho-so/moi", token)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, BothDatabases]
    public async Task An_instance_that_waits_takes_the_request_that_names_it_and_a_repeated_one_changes_nothing(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind, settings: [("Work:Enabled", "false")]);
        const string wait = """{"id":"w","type":"Elsa.HttpEndpoint","path":"tra-loi","supportedMethods":{"typeName":"Object","expression":{"type":"Object","value":"[\"PUT\"]"}},"parsedContent":{"typeName":"Object","memoryReference":{"id":"told"}}}""";
        var instance = await host.RunAsync(await host.PublishAsync("waits", wait, """{"id":"s","type":"Elsa.Delay","timeSpan":"1.00:00:00"}"""));
        using var designer = await DesignerAsync(host);
        using var nobody = host.Api();
        var token = await IssueAsync(designer, "waits");

        (await SendAsync(nobody, "/hooks/tra-loi", token, method: HttpMethod.Put)).Status.ShouldBe(HttpStatusCode.NotFound, "nothing begins there");
        (await SendAsync(nobody, $"/hooks/tra-loi?instance={Guid.NewGuid()}", token, method: HttpMethod.Put)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(nobody, $"/hooks/tra-loi?instance={instance}", "", method: HttpMethod.Put)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(nobody, $"/hooks/tra-loi?instance={instance}", token, method: HttpMethod.Post)).Status.ShouldBe(HttpStatusCode.MethodNotAllowed);

        var taken = await SendAsync(nobody, $"/hooks/tra-loi?instance={instance}", token, "\"được\"", "k", HttpMethod.Put);

        (taken.Status, taken.Instance).ShouldBe((HttpStatusCode.Accepted, instance));
        var state = await host.StateAsync(instance);
        state.Output["told"].AsString.ShouldBe("được");
        state.Executions.Select(e => e.NodeId).ShouldContain("s");
    }

    [Fact]
    public async Task Too_many_requests_are_refused_and_a_path_belongs_to_one_procedure()
    {
        await using var host = await HostFixture.StartAsync(settings: [("Work:Enabled", "false"), ("Hooks:RequestsPerMinute", "3")]);
        await host.PublishAsync("starts", Endpoint);
        using var nobody = host.Api();

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
            answers.Add((await SendAsync(nobody, "/hooks/ho-so/moi", "")).Status);

        answers.ShouldBe([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests]);
        (await Should.ThrowAsync<Runtime.Definitions.DefinitionRefusedException>(() => host.PublishAsync("thief", Endpoint))).Message.ShouldContain("another procedure has this path");
    }

    [Theory]
    [InlineData(ActorRoles.None)]
    [InlineData(ActorRoles.Organiser)]
    public async Task Nobody_but_designers_sees_issues_or_revokes_tokens(ActorRoles roles)
    {
        await using var host = await HostFixture.StartAsync(settings: [("Work:Enabled", "false")]);
        await host.PublishAsync("starts", Endpoint);
        await host.CreateAccountAsync("hoa", roles);
        using var browser = await host.BrowserAsAsync("hoa");

        (await browser.OpenAsync("/procedures/endpoints")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await browser.OpenAsync("/account");
        (await browser.PostAsync("/procedures/endpoints/starts/issue")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.PostAsync($"/procedures/endpoints/tokens/{Guid.NewGuid()}/revoke")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.ReadAsync(db => db.Set<EndpointToken>().CountAsync())).ShouldBe(0);
    }

    private static async Task<Browser> DesignerAsync(HostFixture host)
    {
        await host.CreateAccountAsync("thiet.ke", ActorRoles.Designer);
        var browser = await host.BrowserAsAsync("thiet.ke");
        await browser.OpenAsync("/procedures/endpoints");
        return browser;
    }

    private static async Task<string> OtherAsync(HostFixture host)
    {
        await host.PublishAsync("other", Endpoint.Replace("moi", "cu", StringComparison.Ordinal));
        return "other";
    }

    private static async Task<string> IssueAsync(Browser designer, string definitionId)
    {
        var page = await designer.PostAsync($"/procedures/endpoints/{definitionId}/issue");
        page.StatusCode.ShouldBe(HttpStatusCode.OK, page.Text);
        var shown = ShownToken().Match(page.Body);
        shown.Success.ShouldBeTrue(page.Text);
        return shown.Groups[1].Value;
    }

    private static async Task<(HttpStatusCode Status, Guid Instance)> SendAsync(HttpClient client, string path, string token, string body = "{}", string key = "", HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (key.Length > 0)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.Accepted ? JsonDocument.Parse(text).RootElement.GetProperty("instanceId").GetGuid() : Guid.Empty);
    }

    [GeneratedRegex("<code class=\"break\">([A-Za-z0-9_-]{43})</code>")]
    private static partial Regex ShownToken();
}
