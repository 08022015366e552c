using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CanBo.Activities.Access;

namespace CanBo.Host.Tests.Api;

public sealed class ProcedureCheckTests
{
    private const string Unsound = """
        {"definitionId":"unsound","name":"Thử","version":1,"root":{"id":"flow","type":"Elsa.Flowchart","version":1,
        "activities":[{"id":"head","type":"CanBo.HeadDecision","version":1},{"id":"meeting","type":"CanBo.Meeting","version":1},{"id":"end","type":"Elsa.Finish","version":1}],
        "connections":[
          {"source":{"activity":"meeting","port":"Adopted"},"target":{"activity":"end","port":"In"}},
          {"source":{"activity":"meeting","port":"NotRequired"},"target":{"activity":"end","port":"In"}}],
        "start":"meeting"}}
        """;

    [Fact]
    public async Task A_definition_is_checked_without_being_stored_and_only_for_designers()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("designer", ActorRoles.Designer);
        await host.CreateAccountAsync("organiser", ActorRoles.Organiser);
        using var designer = await host.ApiAsAsync("designer");
        using var organiser = await host.ApiAsAsync("organiser");
        using var nobody = host.Api();

        var answer = await designer.PostAsync("/api/v1/procedures/check", Body(Unsound));
        var codes = Findings(await answer.Content.ReadFromJsonAsync<JsonElement>()).Select(finding => finding.GetProperty("code").GetString()!).ToList();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        codes.Order(StringComparer.Ordinal).ShouldBe(["EndsWithoutDecision", "OverduePortMissing", "Unreachable"]);
        (await organiser.PostAsync("/api/v1/procedures/check", Body(Unsound))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await nobody.PostAsync("/api/v1/procedures/check", Body(Unsound))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await designer.GetAsync("/api/v1/procedures/unsound")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Publishing_is_refused_with_the_findings_until_an_administrator_says_why_it_is_done_all_the_same()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("designer", ActorRoles.Designer);
        await host.CreateAccountAsync("chief", ActorRoles.Admin);
        using var designer = await host.ApiAsAsync("designer");
        using var chief = await host.ApiAsAsync("chief");
        (await designer.PutAsync("/api/v1/procedures/unsound", Body(Unsound))).StatusCode.ShouldBe(HttpStatusCode.OK);

        var refused = await designer.PostAsync("/api/v1/procedures/unsound/publish", null);
        var notAllowed = await designer.PostAsJsonAsync("/api/v1/procedures/unsound/publish", new { waiverReason = "Thử ở một phòng" });
        var published = await chief.PostAsJsonAsync("/api/v1/procedures/unsound/publish", new { waiverReason = "Thử ở một phòng" });

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("mayBeWaived").GetBoolean().ShouldBeTrue();
        var finding = Findings(problem).ShouldHaveSingleItem();
        finding.GetProperty("code").GetString().ShouldBe("EndsWithoutDecision");
        finding.GetProperty("path").EnumerateArray().Single().GetProperty("port").GetString().ShouldBe("Overdue");
        notAllowed.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        published.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Procedures_are_listed_by_name_a_page_at_a_time()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("designer", ActorRoles.Designer);
        using var designer = await host.ApiAsAsync("designer");

        var all = await designer.GetFromJsonAsync<JsonElement>("/api/v1/procedures");
        var second = await designer.GetFromJsonAsync<JsonElement>("/api/v1/procedures?page=2&pageSize=2");

        var ids = Ids(all);
        ids.Count.ShouldBeGreaterThan(3);
        all.GetProperty("totalCount").GetInt32().ShouldBe(ids.Count);
        second.GetProperty("totalCount").GetInt32().ShouldBe(ids.Count);
        Ids(second).ShouldBe(ids.Skip(2).Take(2));
    }

    private static List<string> Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(version => version.GetProperty("definitionId").GetString()!)];

    private static JsonElement.ArrayEnumerator Findings(JsonElement answer) => answer.GetProperty("findings").EnumerateArray();

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");
}
