using System.Net;
using CanBo.Activities.Access;
using CanBo.Host.Tests.Decisions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.Designer;

public sealed class DesignerAccessTests
{
    /// <summary>Studio's questions that come by POST.</summary>
    private static readonly string[] AskedByPost =
        ["/options/", "/type-definitions/", "/bulk-actions/export/workflow-definitions", "/journal", "/activity-executions/report", "/elsa/api/workflow-instances"];

    [Fact]
    public async Task Every_route_of_the_designer_refuses_participants_and_strangers_and_lets_organisers_only_read()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("participant");
        await host.CreateAccountAsync("organiser", ActorRoles.Organiser | ActorRoles.Operator);
        using var stranger = host.Api();
        using var participant = await host.ApiAsAsync("participant");
        using var organiser = await host.ApiAsAsync("organiser");
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/') is var path && (path.StartsWith("elsa", StringComparison.Ordinal) || path.StartsWith("studio", StringComparison.Ordinal) || path.StartsWith("workflows/", StringComparison.Ordinal)))
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (Method: method, Path: Fill(e.RoutePattern))))
            .ToList();

        routes.Count.ShouldBeGreaterThan(50);
        foreach (var (method, path) in routes)
        {
            (await StatusAsync(stranger, method, path)).ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
            (await StatusAsync(participant, method, path)).ShouldBe(HttpStatusCode.Forbidden, $"{method} {path}");
            var answer = await StatusAsync(organiser, method, path);
            if (method == "GET" || (method == "POST" && AskedByPost.Any(path.Contains)))
                answer.ShouldNotBe(HttpStatusCode.Forbidden, $"{method} {path}");
            else
                answer.ShouldBe(HttpStatusCode.Forbidden, $"{method} {path}");
        }
    }

    [Fact]
    public async Task An_organiser_gets_the_editor_to_read_only()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("organiser", ActorRoles.Organiser);
        await host.CreateAccountAsync("designer", ActorRoles.Designer);
        using var organiser = await host.ApiAsAsync("organiser");
        using var designer = await host.ApiAsAsync("designer");

        var read = await organiser.ElsaAsync(HttpMethod.Get, "/workflow-definitions/by-definition-id/leader-annual");
        var edit = await designer.ElsaAsync(HttpMethod.Get, "/workflow-definitions/by-definition-id/leader-annual");
        var list = await organiser.ElsaAsync(HttpMethod.Get, "/workflow-definitions?page=0&pageSize=10");
        var save = await organiser.ElsaAsync(HttpMethod.Post, "/workflow-definitions", new System.Text.Json.Nodes.JsonObject { ["model"] = read.Body.DeepClone(), ["publish"] = false });

        read.Body["links"]!.AsArray().ShouldBeEmpty();
        edit.Body["links"]!.AsArray().ShouldNotBeEmpty();
        list.Body["links"]!.AsArray().ShouldBeEmpty();
        save.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_browser_changes_nothing_without_the_token_of_our_page()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("designer", ActorRoles.Designer);
        using var browser = await host.BrowserAsAsync("designer");

        (await browser.PostForgedAsync("/elsa/api/workflow-definitions/leader-annual/retract")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.PostForgedAsync("/elsa/api/bulk-actions/delete/workflow-definitions/by-definition-id")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var program = await host.ApiAsAsync("designer");
        ((bool?)(await program.OpenAsync("leader-annual")).Body["isPublished"]).ShouldBe(true);
    }

    [Fact]
    public async Task Instances_are_there_for_who_may_see_the_case_and_hidden_from_other_designers()
    {
        await using var host = await HostFixture.StartAsync();
        await DecisionSite.LaunchAsync(host);
        var @case = await DecisionSite.CaseAsync(host, "N001");
        var instance = await host.ReadAsync(db => Task.FromResult(db.Set<CanBo.Activities.Campaigns.Case>().Single(c => c.Id == @case).InstanceId));
        using var designer = await host.ApiAsAsync(await DecisionSite.PersonAsync(host, "N001"), ActorRoles.Designer);
        using var decider = await host.ApiAsAsync(await DecisionSite.PersonAsync(host, "H"), ActorRoles.Designer);
        using var organiser = await host.ApiAsAsync(await DecisionSite.PersonAsync(host, "H1"), ActorRoles.Designer | ActorRoles.Organiser);
        string[] reads = [$"/workflow-instances/{instance}", $"/workflow-instances/{instance}/variables", $"/workflow-instances/{instance}/execution-state", $"/activity-executions/list?WorkflowInstanceId={instance}", $"/activity-execution-summaries/list?WorkflowInstanceId={instance}", $"/activity-executions/by-id?id={instance:N}-1", $"/activity-executions/{instance:N}-1/call-stack"];

        foreach (var path in reads)
        {
            (await designer.ElsaAsync(HttpMethod.Get, path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
            (await decider.ElsaAsync(HttpMethod.Get, path)).Status.ShouldBe(HttpStatusCode.OK, path);
            (await organiser.ElsaAsync(HttpMethod.Get, path)).Status.ShouldBe(HttpStatusCode.OK, path);
        }

        var query = System.Text.Json.Nodes.JsonNode.Parse("""{"page":0,"pageSize":10,"searchTerm":"","definitionIds":[],"statuses":[],"subStatuses":[],"timestampFilters":[]}""");
        var journal = System.Text.Json.Nodes.JsonNode.Parse("""{"filter":{"activityIds":null,"activityNodeIds":null,"excludedActivityTypes":["Elsa.Flowchart"],"eventNames":null}}""");
        (await designer.ElsaAsync(HttpMethod.Post, "/workflow-instances", query)).Body["totalCount"]!.GetValue<int>().ShouldBe(0);
        (await designer.ElsaAsync(HttpMethod.Post, $"/workflow-instances/{instance}/journal", journal)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await designer.ElsaAsync(HttpMethod.Post, $"/cancel/workflow-instances/{instance}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await decider.ElsaAsync(HttpMethod.Post, $"/cancel/workflow-instances/{instance}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await organiser.ElsaAsync(HttpMethod.Post, "/workflow-instances", query)).Body["totalCount"]!.GetValue<int>().ShouldBeGreaterThan(0);
        var state = await organiser.ElsaAsync(HttpMethod.Get, $"/workflow-instances/{instance}");
        state.Body["workflowState"]!.ToJsonString().ShouldNotContain("Đỗ Đình", Case.Insensitive, "the state is printed whole: codes, no names");
        var lines = await organiser.ElsaAsync(HttpMethod.Post, $"/workflow-instances/{instance}/journal?skip=0&take=3", journal);
        lines.Body["items"]!.AsArray().Count.ShouldBe(Math.Min(3, lines.Body["totalCount"]!.GetValue<int>()));
        lines.Body["items"]!.AsArray().ShouldNotBeEmpty();
        lines.Body["items"]!.AsArray().ShouldAllBe(i => i!["nodeId"]!.GetValue<string>().StartsWith("Workflow1:", StringComparison.Ordinal) && i["activityType"]!.GetValue<string>() != "Elsa.Flowchart");
        (await organiser.ElsaAsync(HttpMethod.Post, $"/cancel/workflow-instances/{instance}")).Error.ShouldContain("lý do");
        (await organiser.ElsaAsync(HttpMethod.Post, $"/cancel/workflow-instances/{instance}", new System.Text.Json.Nodes.JsonObject { ["reason"] = "Chuyển công tác" })).Status.ShouldBe(HttpStatusCode.NoContent);
        ((string?)(await organiser.ElsaAsync(HttpMethod.Get, $"/workflow-instances/{instance}/execution-state")).Body["workflowSubStatus"]).ShouldBe("Cancelled");
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST")
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private static string Fill(Microsoft.AspNetCore.Routing.Patterns.RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { ParameterPolicies: [{ Content: "int" }, ..] } => "1",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart => Guid.Empty.ToString(),
            _ => "",
        }))));
}
