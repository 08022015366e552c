using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.Ratings;
using CanBo.Activities.Voting;
using CanBo.Host.Tests.SignIn;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Host.Tests.Votes;

public sealed class VoteApiTests
{
    [Theory, BothDatabases]
    public async Task A_vote_is_opened_cast_closed_and_its_tie_broken_over_HTTP(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        var vote = await VoteSite.LaunchAsync(host);
        var cases = await VoteSite.CasesAsync(host);
        using var secretary = await ApiAsync(host, "M3");
        using var stranger = await ApiAsync(host, "N1");
        var path = $"/api/v1/votes/{vote.Id}";

        using var opened = await secretary.PostAsJsonAsync($"{path}/open", new { closesWhenAllCast = false });
        using var again = await secretary.PostAsJsonAsync($"{path}/open", new { });
        string?[] first = ["XS", "XS", "TOT", "TOT", null];
        for (var n = 1; n <= 5; n++)
        {
            using var member = await ApiAsync(host, $"M{n}");
            using var cast = await member.PutAsJsonAsync($"{path}/ballot", new { marks = new[] { new { caseId = cases[0], rating = first[n - 1] }, new { caseId = cases[1], rating = (string?)"TOT" } } });
            cast.StatusCode.ShouldBe(HttpStatusCode.OK, await cast.Content.ReadAsStringAsync());
        }

        using var member4 = await ApiAsync(host, "M4");
        using var replaced = await member4.PutAsJsonAsync($"{path}/ballot", new { marks = new[] { new { caseId = cases[0], rating = "TOT" } } });
        using var wrong = await member4.PutAsJsonAsync($"{path}/ballot", new { marks = new[] { new { caseId = Guid.NewGuid(), rating = "TOT" } } });
        var running = await secretary.GetFromJsonAsync<JsonElement>(path);
        using var byMember = await member4.PostAsync($"{path}/close", null);
        using var byStranger = await stranger.PutAsJsonAsync($"{path}/ballot", new { marks = Array.Empty<object>() });
        using var hidden = await stranger.GetAsync(path);
        using var anonymous = await host.Api().GetAsync(path);
        using var closed = await secretary.PostAsync($"{path}/close", null);
        using var late = await member4.PutAsJsonAsync($"{path}/ballot", new { marks = Array.Empty<object>() });
        var counted = await closed.Content.ReadFromJsonAsync<JsonElement>();
        var tie = await host.ReadAsync(db => db.Set<TieBreak>().SingleAsync());
        using var head = await ApiAsync(host, "M1");
        using var notTied = await head.PostAsJsonAsync($"/api/v1/tie-breaks/{tie.Id}", new { rating = "KHT", reason = Why });
        using var notHead = await member4.PostAsJsonAsync($"/api/v1/tie-breaks/{tie.Id}", new { rating = "XS", reason = Why });
        using var broken = await head.PostAsJsonAsync($"/api/v1/tie-breaks/{tie.Id}", new { rating = "XS", reason = Why });

        opened.StatusCode.ShouldBe(HttpStatusCode.OK, await opened.Content.ReadAsStringAsync());
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await replaced.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("replaced").GetBoolean().ShouldBeTrue();
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest, await wrong.Content.ReadAsStringAsync());
        running.GetProperty("turnout").GetProperty("onScreen").GetInt32().ShouldBe(5);
        running.GetProperty("rows").EnumerateArray().ShouldAllBe(r => r.GetProperty("count").ValueKind == JsonValueKind.Null);
        byMember.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        byStranger.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        anonymous.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        closed.StatusCode.ShouldBe(HttpStatusCode.OK, await closed.Content.ReadAsStringAsync());
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var row = counted.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("caseId").GetGuid() == cases[0]).GetProperty("count");
        row.GetProperty("outcome").GetString().ShouldBe("Tie");
        (row.GetProperty("tally").GetProperty("xs").GetInt32(), row.GetProperty("tally").GetProperty("tot").GetInt32(), row.GetProperty("tally").GetProperty("blank").GetInt32()).ShouldBe((2, 2, 1));
        notTied.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        notHead.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        broken.StatusCode.ShouldBe(HttpStatusCode.OK, await broken.Content.ReadAsStringAsync());
        (await host.ReadAsync(db => db.Set<Case>().SingleAsync(c => c.Id == cases[0]))).ProposedRating.ShouldBe(Rating.XS);
    }

    [Fact]
    public async Task A_mail_link_alone_casts_nothing_and_the_link_of_a_shared_mailbox_not_even_shows_the_slip()
    {
        await using var host = await HostFixture.StartAsync();
        var vote = await VoteSite.LaunchAsync(host);
        using var secretary = await ApiAsync(host, "M3");
        (await secretary.PostAsJsonAsync($"/api/v1/votes/{vote.Id}/open", new { })).EnsureSuccessStatusCode();
        var member = await VoteSite.PersonAsync(host, "M4");
        using var own = await host.BrowserByLinkAsync(member);
        await host.StepAsync(async (step, token) =>
        {
            var people = CanBo.Activities.Storage.StepScopeExtensions.Db(step).Set<CanBo.Activities.People.Person>();
            (await people.SingleAsync(p => p.Code == "M5", token)).Flag(CanBo.Activities.People.Mailbox.Shared);
            return true;
        });
        using var shared = await host.BrowserByLinkAsync(await VoteSite.PersonAsync(host, "M5"));
        var path = $"/votes/{vote.Id}/slip";

        var shown = await own.OpenAsync(path);
        var asked = await own.PostAsync(path, ("act", "cast"));
        var sharedShown = await shared.OpenAsync(path);
        var sharedAsked = await shared.PostAsync(path, ("act", "cast"), ("__pin", "594037"), ("__pinAgain", "594037"));

        shown.StatusCode.ShouldBe(HttpStatusCode.OK, shown.Text);
        asked.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        asked.Text.ShouldContain("mã PIN");
        sharedShown.StatusCode.ShouldBe(HttpStatusCode.Redirect, sharedShown.Text);
        sharedShown.Location.ShouldNotBeNull().ShouldContain("/sign-in");
        sharedAsked.Location.ShouldNotBe($"/votes/{vote.Id}/receipt");
        (await host.ReadAsync(db => db.Set<Voter>().CountAsync(v => v.Way != BallotWay.None))).ShouldBe(0);
    }

    [Fact]
    public async Task Opening_every_page_and_address_of_a_vote_changes_nothing()
    {
        await using var host = await HostFixture.StartAsync();
        var vote = await VoteSite.LaunchAsync(host);
        using var secretary = await ApiAsync(host, "M3");
        (await secretary.PostAsJsonAsync($"/api/v1/votes/{vote.Id}/open", new { })).EnsureSuccessStatusCode();
        using var member = await host.BrowserAsAsync(await VoteSite.PersonAsync(host, "M4"));
        using var runner = await host.BrowserAsAsync(await VoteSite.PersonAsync(host, "M3"));
        var before = await StateAsync(host);

        foreach (var page in new[] { "", "/slip", "/slip?again=1", "/receipt", "/record", "/paper", "/close", "/publish" })
        {
            await member.OpenAsync($"/votes/{vote.Id}{page}");
            await runner.OpenAsync($"/votes/{vote.Id}{page}");
        }

        (await StateAsync(host)).ShouldBe(before);
    }

    private const string Why = "Đơn vị hoàn thành các chỉ tiêu chính; hạn chế đã khắc phục xong trong tháng 11.";

    private static async Task<HttpClient> ApiAsync(HostFixture host, string code) => await host.ApiAsAsync(await VoteSite.PersonAsync(host, code));

    private static Task<string> StateAsync(HostFixture host) => host.ReadAsync(async db =>
    {
        var session = await db.Set<VoteSession>().SingleAsync();
        var cast = await db.Set<Voter>().CountAsync(v => v.Way != BallotWay.None || v.Presence != null);
        return $"{session.Status} {session.Version} {cast}";
    });
}
