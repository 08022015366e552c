using System.Net;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Host.Tests.Tasks;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Host.Tests.Monthly;

public sealed class MonthlyPageTests
{
    private const string Totals = "personCode,month,total,note\n021,1,89.5,\n021,2,,Đi học\n021,14,90,\n";

    [Fact]
    public async Task An_organiser_looks_writes_and_the_person_sees_what_was_imported()
    {
        await using var host = await TaskHost.StartAsync();
        var campaign = await CampaignAsync(host);
        await host.CreateAccountAsync("to.chuc", ActorRoles.Organiser);
        using var organiser = await host.BrowserAsAsync("to.chuc");
        var empty = await organiser.OpenAsync($"/campaigns/{campaign}/monthly-totals");

        var sent = await organiser.PostAsync($"/campaigns/{campaign}/monthly-totals", new MultipartFormDataContent { { new StringContent(Totals), "file", "diem.csv" } });
        var preview = await organiser.OpenAsync(sent.Location!);
        var written = await organiser.PostAsync(sent.Location!, ("skipErrors", "true"));
        var list = await organiser.OpenAsync(written.Location!);
        using var person = await host.BrowserAsAsync(await host.PersonAsync("021"));
        var sheet = await person.OpenAsync($"/tasks/{(await host.TaskAsync("021")).Id}");

        empty.Text.ShouldContain("Chưa nhập điểm tháng nào");
        preview.Text.ShouldSatisfyAllConditions(
            t => t.ShouldContain("1 dòng cần sửa"),
            t => t.ShouldContain("Tháng là số từ 1 đến 12."),
            t => t.ShouldContain("Ghi điểm 2 tháng, bỏ qua 1 dòng lỗi"));
        list.Text.ShouldSatisfyAllConditions(t => t.ShouldContain("Đỗ Đình Ân"), t => t.ShouldContain("89,50"), t => t.ShouldContain("to.chuc"), t => t.ShouldContain("diem.csv"));
        sheet.Body.ShouldContain("value=\"89,5\"");
        sheet.Text.ShouldSatisfyAllConditions(t => t.ShouldContain("đã nhập 89,5"), t => t.ShouldContain("đã nhập: nghỉ"), t => t.ShouldContain("từ tệp do to.chuc nhập ngày"));
    }

    [Fact]
    public async Task An_organiser_has_a_campaign_come_again_every_month_on_its_page_or_by_script_and_nobody_else_may()
    {
        await using var host = await TaskHost.StartAsync();
        var page = $"/campaigns/{await CampaignAsync(host)}/repeat";
        var address = "/api/v1" + page;
        await host.CreateAccountAsync("to.chuc", ActorRoles.Organiser);
        await host.CreateAccountAsync("ai.do", ActorRoles.Designer | ActorRoles.Operator);
        using var organiser = await host.BrowserAsAsync("to.chuc");
        using var other = await host.BrowserAsAsync("ai.do");
        using var api = await host.ApiAsAsync("to.chuc");
        using var stranger = await host.ApiAsAsync("ai.do");

        await organiser.OpenAsync(page);
        await other.OpenAsync("/");
        var wrong = await organiser.PostAsync(page, ("name", "Đánh giá"), ("day", "31"), ("workingDays", "5"));
        var set = await organiser.PostAsync(page, ("name", "Đánh giá"), ("day", "2"), ("workingDays", "5"), ("despiteFindings", "true"));
        var shown = await organiser.OpenAsync(set.Location!);
        var told = await ReadAsync(await api.GetAsync(new Uri(address, UriKind.Relative)));

        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Text.ShouldContain("Nhập ngày trong tháng, từ 1 đến 28.");
        shown.Text.ShouldSatisfyAllConditions(t => t.ShouldContain("Đợt kế tiếp được tạo ngày"), t => t.ShouldContain("Dừng lặp lại"));
        told.GetProperty("details").GetProperty("day").GetInt32().ShouldBe(2);
        (await api.DeleteAsync(new Uri(address, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ReadAsync(await api.GetAsync(new Uri(address, UriKind.Relative)))).GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        (await other.OpenAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.PostAsync(page + "/stop")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync(new Uri(address, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.PutAsync(new Uri(address, UriKind.Relative), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.DeleteAsync(new Uri(address, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_script_looks_and_commits_and_nobody_else_may()
    {
        await using var host = await TaskHost.StartAsync();
        var address = $"/api/v1/campaigns/{await CampaignAsync(host)}/monthly-totals";
        await host.CreateAccountAsync("to.chuc", ActorRoles.Organiser);
        await host.CreateAccountAsync("ai.do");
        using var api = await host.ApiAsAsync("to.chuc");
        using var other = await host.ApiAsAsync("ai.do");

        var preview = await ReadAsync(await SendAsync(api, address + "/import?preview=true"));
        var refused = await SendAsync(api, address + "/import");
        var done = await ReadAsync(await api.PostAsync(new Uri($"{address}/import?skipErrors=true&token={preview.GetProperty("token").GetString()}", UriKind.Relative), null));
        var list = await ReadAsync(await api.GetAsync(new Uri(address, UriKind.Relative)));

        (preview.GetProperty("added").GetInt32(), preview.GetProperty("errorRows").GetInt32()).ShouldBe((2, 1));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        done.GetProperty("added").GetInt32().ShouldBe(2);
        list.GetProperty("people").GetProperty("totalCount").GetInt32().ShouldBe(1);
        (await other.GetAsync(new Uri(address, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync(other, address + "/import")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_participant_finds_no_such_page()
    {
        await using var host = await TaskHost.StartAsync();
        using var person = await host.BrowserAsAsync(await host.PersonAsync("021"));

        (await person.OpenAsync($"/campaigns/{await CampaignAsync(host)}/monthly-totals")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<Guid> CampaignAsync(HostFixture host) => host.ReadAsync(db => db.Set<Campaign>().Select(c => c.Id).SingleAsync());

    private static async Task<HttpResponseMessage> SendAsync(HttpClient api, string address)
    {
        using var content = new MultipartFormDataContent { { new StringContent(Totals), "file", "diem.csv" } };
        return await api.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }
}
