using System.Net;
using System.Text.Json.Nodes;
using CanBo.Activities.Access;
using CanBo.Host.Tests.Hooks;
using CanBo.Runtime.Time;
using CanBo.Runtime.Work;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.Designer;

/// <summary>What no case stands behind, and requests to others, as Studio shows them.</summary>
public sealed class RunsWithoutCaseTests
{
    private const string Timer = """{"id":"t","type":"Elsa.Timer","interval":"00:01:00","customProperties":{"canStartWorkflow":true}}""";

    private const string Request =
        """{"id":"r","type":"Elsa.FlowSendHttpRequest","url":"https://example.org","expectedStatusCodes":{"typeName":"String[]","expression":{"type":"Object","value":"[\"204\",\"Timeout\"]"}}}""";

    private static readonly string[] Outcomes = ["204", "Timeout", "Unmatched status code", "Failed to connect"];

    [Fact]
    public async Task What_a_time_started_is_in_the_list_of_organisers_who_design_with_its_short_journal_and_hidden_from_others()
    {
        await using var host = await HostFixture.StartAsync(settings: [("Work:Enabled", "false"), ("Work:DevelopmentClock", "true"), ("Storage:Journal", "Decisions")]);
        await host.PublishAsync("clocked", Timer, """{"id":"l","type":"Elsa.WriteLine","text":"a"}""", """{"id":"s","type":"Elsa.Delay","timeSpan":"1.00:00:00"}""");
        await host.Services.GetRequiredService<BusinessClock>().AdvanceAsync(TimeSpan.FromMinutes(1), CancellationToken.None);
        await host.Services.GetRequiredService<DueWork>().FireTimersAsync(CancellationToken.None);
        await host.CreateAccountAsync("thiet.ke", ActorRoles.Designer);
        await host.CreateAccountAsync("to.chuc", ActorRoles.Designer | ActorRoles.Organiser);
        using var designer = await host.ApiAsAsync("thiet.ke");
        using var organiser = await host.ApiAsAsync("to.chuc");
        var query = JsonNode.Parse("""{"page":0,"pageSize":10,"statuses":["Running"],"orderBy":"Name"}""");

        var list = (await organiser.ElsaAsync(HttpMethod.Post, "/workflow-instances", query)).Body;
        var run = list["items"]!.AsArray().ShouldHaveSingleItem()!;
        var id = (string)run["id"]!;

        ((string?)run["name"], (string?)run["correlationId"]).ShouldBe(("clocked", id));
        (await designer.ElsaAsync(HttpMethod.Post, "/workflow-instances", query)).Body["totalCount"]!.GetValue<int>().ShouldBe(0);
        (await designer.ElsaAsync(HttpMethod.Get, $"/workflow-instances/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await designer.ElsaAsync(HttpMethod.Post, $"/cancel/workflow-instances/{id}", new JsonObject { ["reason"] = "Thử" })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await organiser.ElsaAsync(HttpMethod.Get, $"/workflow-instances/{id}")).Status.ShouldBe(HttpStatusCode.OK);
        using var browser = await host.BrowserAsAsync("to.chuc");
        var viewer = await browser.OpenAsync($"/studio/instances/{id}");
        viewer.StatusCode.ShouldBe(HttpStatusCode.OK);
        viewer.Body.ShouldNotContain("href=\"/cases/", Case.Sensitive, "there is no case to tell in words");
        var journal = (await organiser.ElsaAsync(HttpMethod.Post, $"/workflow-instances/{id}/journal", JsonNode.Parse("""{"filter":{}}"""))).Body["items"]!.AsArray();
        ((string?)journal[0]!["eventName"], (string?)journal[0]!["message"]).ShouldBe(("Shortened", "Nhật ký này được ghi gọn: chỉ giữ các bước có người, có quyết định hoặc có sự cố."));
        journal.ShouldNotContain(line => (string?)line!["activityId"] == "l");
        (await organiser.ElsaAsync(HttpMethod.Post, $"/cancel/workflow-instances/{id}")).Error.ShouldContain("lý do");
        (await organiser.ElsaAsync(HttpMethod.Post, $"/cancel/workflow-instances/{id}", new JsonObject { ["reason"] = "Thử" })).Status.ShouldBe(HttpStatusCode.NoContent);
        ((string?)(await organiser.ElsaAsync(HttpMethod.Get, $"/workflow-instances/{id}/execution-state")).Body["workflowSubStatus"]).ShouldBe("Cancelled");

        await host.PublishAsync("asks", Request);
        var drawn = (string?)(await designer.OpenAsync("asks")).Body.Activity("r")["expectedStatusCodes"]!["expression"]!["value"];
        JsonNode.Parse(drawn!)!.AsArray().Select(code => (string?)code).ShouldBe(Outcomes);
        var types = (await designer.ElsaAsync(HttpMethod.Get, "/descriptors/activities")).Body["items"]!.AsArray();
        var started = (string?)types.Single(t => (string?)t!["typeName"] == "Elsa.FlowSendHttpRequest")!["constructionProperties"]!["expectedStatusCodes"]!["expression"]!["value"];
        JsonNode.Parse(started!)!.AsArray().Select(code => (string?)code).ShouldBe(["200", "Unmatched status code", "Failed to connect", "Timeout"]);
        (await designer.ElsaAsync(HttpMethod.Get, "/descriptors/workflow-activation-strategies")).Body["items"]![0]!["description"]!.GetValue<string>().ShouldContain("bước được đánh dấu khởi động");
    }
}
