using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Testing;

namespace CanBo.Host.Tests.Decisions;

public sealed class DecisionEndpointTests
{
    [Theory, BothDatabases]
    public async Task A_meeting_is_adopted_and_a_list_is_decided_over_HTTP(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        var campaign = await DecisionSite.LaunchAsync(host);
        using var secretary = await host.ApiAsAsync(await DecisionSite.PersonAsync(host, "S1"));
        using var head = await host.ApiAsAsync(await DecisionSite.PersonAsync(host, "H"));
        using var stranger = await host.ApiAsAsync(await DecisionSite.PersonAsync(host, "N001"));

        var meeting = (await secretary.GetFromJsonAsync<JsonElement>($"/api/v1/meetings?campaign={campaign}")).GetProperty("items")[0].GetProperty("id").GetGuid();
        using var adopted = await secretary.PostAsJsonAsync($"/api/v1/meetings/{meeting}/adopt", new { place = "Phòng họp số 1", minutes = "Nhất trí." });
        using var again = await secretary.PostAsync($"/api/v1/meetings/{meeting}/adopt", null);
        await DecisionSite.ListIsCompleteAsync(host);
        var list = await head.GetFromJsonAsync<JsonElement>($"/api/v1/campaigns/{campaign}/decision-list");
        var decisions = list.GetProperty("cases").EnumerateArray().Select(c => new { caseId = c.GetProperty("caseId").GetGuid(), rating = c.GetProperty("proposedRating").GetString() }).ToList();
        var preview = await (await head.PostAsJsonAsync($"/api/v1/campaigns/{campaign}/decision-list/preview", new { decisions })).Content.ReadFromJsonAsync<JsonElement>();
        using var hidden = await stranger.GetAsync($"/api/v1/campaigns/{campaign}/decision-list");
        using var refused = await stranger.PostAsJsonAsync("/api/v1/decisions", new { campaignId = campaign, decisions });
        using var signed = await head.PostAsJsonAsync("/api/v1/decisions", new { campaignId = campaign, decisions, listCode = "QD-01" });
        using var unknown = await head.PostAsJsonAsync("/api/v1/decisions", new { campaignId = campaign, decisions = new[] { new { decisions[0].caseId, rating = "A1" } } });

        adopted.StatusCode.ShouldBe(HttpStatusCode.OK, await adopted.Content.ReadAsStringAsync());
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        list.GetProperty("mayDecide").GetBoolean().ShouldBeTrue();
        list.GetProperty("quota").GetArrayLength().ShouldBe(2);
        list.GetProperty("quota")[0].GetProperty("base").GetString().ShouldBe("EXCL");
        preview.GetProperty("decided").GetInt32().ShouldBe(7);
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        signed.StatusCode.ShouldBe(HttpStatusCode.OK, await signed.Content.ReadAsStringAsync());
        var answer = await signed.Content.ReadFromJsonAsync<JsonElement>();
        answer.GetProperty("decided").GetInt32().ShouldBe(7);
        var full = answer.GetProperty("decisions").EnumerateArray().Single(d => d.GetProperty("status").GetString() == "refused");
        full.GetProperty("code").GetString().ShouldBe("cap_full");
        full.GetProperty("message").GetString()!.ShouldContain("tối đa 1 chỗ");
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("decisions[0].rating");
    }

    [Fact]
    public async Task Organisers_keep_unit_ratings_and_the_register_and_others_do_not()
    {
        await using var host = await HostFixture.StartAsync();
        var campaign = await DecisionSite.LaunchAsync(host);
        using var organiser = await host.ApiAsAsync(await DecisionSite.PersonAsync(host, "H1"), ActorRoles.Organiser);
        using var participant = await host.ApiAsAsync(await DecisionSite.PersonAsync(host, "N001"));

        using var rated = await organiser.PutAsJsonAsync($"/api/v1/campaigns/{campaign}/unit-ratings", new { unitCode = "P1", rating = "TOT" });
        using var recorded = await organiser.PostAsJsonAsync(
            $"/api/v1/campaigns/{campaign}/conduct-facts", new { personCode = "N001", kind = "Discipline", document = "15/QĐ-UBND", documentDate = "2026-05-04", linkedToDuty = true });
        using var unfinished = await organiser.PostAsJsonAsync($"/api/v1/campaigns/{campaign}/conduct-facts", new { personCode = "N001", kind = "Discipline" });
        using var forbidden = await participant.PutAsJsonAsync($"/api/v1/campaigns/{campaign}/unit-ratings", new { unitCode = "P1", rating = "XS" });

        rated.StatusCode.ShouldBe(HttpStatusCode.OK, await rated.Content.ReadAsStringAsync());
        recorded.StatusCode.ShouldBe(HttpStatusCode.Created, await recorded.Content.ReadAsStringAsync());
        unfinished.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await unfinished.Content.ReadAsStringAsync()).ShouldContain("documentDate");
        forbidden.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await organiser.GetFromJsonAsync<JsonElement>($"/api/v1/campaigns/{campaign}/conduct-facts")).GetArrayLength().ShouldBe(1);
    }
}
