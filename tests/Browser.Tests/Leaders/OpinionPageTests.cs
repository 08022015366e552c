using System.Net.Http.Json;
using System.Text.Json;
using CanBo.Testing.City;
using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Leaders;

/// <summary>What a residence area meets behind its link, and what those who weigh opinions read; on a phone and at a desk.</summary>
[Collection(CityCollection.Name)]
public sealed class OpinionPageTests(CitySite site, Chromium chromium)
{
    private const int Phone = 360;

    [Fact]
    public async Task A_residence_area_comments_on_a_phone_and_the_decider_reads_what_was_said()
    {
        foreach (var (task, place) in (await site.TasksAsync(site.Whole, "SelfAssessment")).Select((task, at) => (task, at)))
            await site.SubmitAsync(task, LeaderSheets.SelfReview(place));
        await CommentAsync();
        foreach (var task in await site.TasksAsync(site.Whole, "Opinion"))
            await site.SubmitAsync(task, LeaderSheets.Remark(task.GetProperty("form").GetString()!));
        await ReadAsync();
    }

    private async Task CommentAsync()
    {
        var request = (await site.TasksAsync(site.Whole, "Residence"))[0];
        var area = Enumerable.Range(1, CityFiles.Residences).First(n => request.GetProperty("assigneeCode").GetString() == $"R{n}");
        var link = await site.LinkMailedToAsync(CityFiles.EmailOfResidence(area), door: "/g/");
        var page = await site.OpenAsync(chromium, link, null, Phone);
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "guest-list");

        await page.Locator("a.t").First.FollowAsync();
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "guest-form-1");
        await page.Locator("[name=way][value=viet]").CheckAsync();
        await NextAsync(page);
        await NextAsync(page);
        (await page.Locator(".errsum a").CountAsync()).ShouldBeGreaterThan(3, "what is missing is named");
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "guest-form-2-errors");
        foreach (var name in new[] { "example", "civic", "meetings", "people", "helps" })
            await page.Locator($"[name={name}][value=lam-tot]").CheckAsync();
        await page.FillAsync("[name=strengths]", "Gia đình gương mẫu, tham gia đủ các buổi họp khu dân cư.");
        await page.FillAsync("[name=limits]", "Không");
        await NextAsync(page);
        await page.FillAsync("[name=author]", "Đinh Văn Hòa");
        await page.FillAsync("[name=authorPost]", "Bí thư chi bộ");
        await page.FillAsync("[name=confirmer]", "Lê Thị Mai");
        await page.FillAsync("[name=confirmerPost]", "Phó Bí thư đảng ủy");
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "guest-form-3");
        await NextAsync(page);
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "guest-check");
        await NextAsync(page);
        (await page.Locator("h1").InnerTextAsync()).ShouldContain("Đã nhận nhận xét");
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "guest-received");

        await page.GotoAsync($"{site.Address}/g/khong-phai-lien-ket");
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "guest-gone");
        await page.Context.CloseAsync();
    }

    private async Task ReadAsync()
    {
        var head = (await (await site.ApiAsync(RunningSite.Organiser)).GetFromJsonAsync<JsonElement>($"/api/v1/campaigns/{site.Whole}/cases")).GetProperty("items").EnumerateArray()
            .Single(c => c.GetProperty("personCode").GetString() == CityFiles.Head(3)).GetProperty("id").GetGuid();
        var page = await site.OpenAsync(chromium, $"/cases/{head}/opinions", "B01", Phone);
        (await page.ContentAsync()).ShouldContain("Ẩn danh: 5 trên 5 người trả lời.");
        foreach (var answer in await page.Locator("details summary").AllAsync())
            await answer.ClickAsync();
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "opinions");
        await page.Context.CloseAsync();

        page = await site.OpenAsync(chromium, $"/campaigns/{site.Whole}/residence", RunningSite.Organiser, Phone);
        await page.ShouldKeepTheRulesAsync(forParticipants: false, "residence-areas");
        await page.Context.CloseAsync();
    }

    private static Task NextAsync(IPage page) => page.Locator("main form button.b:not(.second)").Last.FollowAsync();
}
