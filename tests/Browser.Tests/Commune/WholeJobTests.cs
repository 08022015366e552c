using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Commune;

/// <summary>
/// The evaluation of one unit on the pages, by the people of the imported list: from the mail to the signed rating. The three clerks of the
/// military command are one group: the list of their decider opens when the minutes are adopted.
/// </summary>
[Collection(CommuneCollection.Name)]
public sealed class WholeJobTests(CommuneSite site, Chromium chromium)
{
    private const string Clerk = "SL045", ClerksAddress = "triet.dm@sonlinh.honglam.example", Secretary = "SL044", Decider = "SL001";

    [Fact]
    public async Task A_sheet_goes_from_the_mail_to_the_signed_rating()
    {
        await OpenTheMailAsync();
        foreach (var code in new[] { "SL042", "SL043", Secretary, Clerk, "SL046" })
            await SendSheetAsync(code);
        await AdoptTheMinutesAsync();
        await DecideAsync();

        var page = await site.OpenAsync(chromium, $"/campaigns/{site.Running}/cases", "quantri", 1440);
        (await page.Locator("tr", new() { HasText = "Đoàn Minh Triết" }).Locator("[data-l='Quyết định']").InnerTextAsync()).ShouldContain("tốt");
        await page.Context.CloseAsync();
    }

    private async Task OpenTheMailAsync()
    {
        var page = await site.OpenAsync(chromium, await site.LinkMailedToAsync(ClerksAddress), null, 390);
        (await page.Locator("h1").InnerTextAsync()).ShouldContain("Đoàn Minh Triết");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);

        await page.Locator("main button.b").TapAsync();

        await page.WaitForURLAsync("**/tasks/*");
        await page.Context.CloseAsync();
    }

    private async Task AdoptTheMinutesAsync()
    {
        var page = await site.OpenAsync(chromium, "/meetings", Secretary, 1440);
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "Ban Chỉ huy Quân sự xã" }).ClickAsync();
        foreach (var presence in await page.Locator("select").AllAsync())
            await presence.SelectOptionAsync("Present");
        await Adopt(page).ClickAsync();

        // Without day and place nothing is adopted, and who came is still there.
        (await page.Locator(".errsum a").CountAsync()).ShouldBe(2);
        await page.ShouldKeepTheRulesAsync(forParticipants: true);

        await page.FillAsync("[name=heldOn]", TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.FillAsync("[name=place]", "Phòng họp Ban Chỉ huy Quân sự xã");
        await Adopt(page).ClickAsync();

        (await page.Locator("h1").InnerTextAsync()).ShouldStartWith("Biên bản họp");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.Context.CloseAsync();
    }

    private async Task DecideAsync()
    {
        var page = await site.OpenAsync(chromium, $"/campaigns/{site.Running}/decision-list", Decider, 1440);
        (await page.Locator("table.dec tbody th").AllInnerTextsAsync()).Count(name => name.Contains("Đoàn Minh Triết", StringComparison.Ordinal)).ShouldBe(1);
        await page.ShouldKeepTheRulesAsync(forParticipants: true);

        await page.GetByRole(AriaRole.Button, new() { Name = "Xem lại và ký" }).ClickAsync();
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ký", Exact = true }).ClickAsync();

        (await page.Locator("h1").InnerTextAsync()).ShouldStartWith("Đã ký");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.Context.CloseAsync();
    }

    private static ILocator Adopt(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Thông qua biên bản" });

    private async Task SendSheetAsync(string code)
    {
        using var api = new HttpClient { BaseAddress = new Uri(site.Address) };
        await site.CreateAccountAsync(code);
        using var token = await api.PostAsJsonAsync("/api/v1/token", new { userName = code, password = CommuneSite.Password });
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await token.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        var tasks = await api.GetFromJsonAsync<JsonElement>($"/api/v1/tasks?assignee=me&kind=SelfAssessment&campaign={site.Running}");
        var task = tasks.GetProperty("items").EnumerateArray().Single().GetProperty("id").GetString();
        var values = new
        {
            months = Enumerable.Range(1, 12).ToDictionary(month => month.ToString(CultureInfo.InvariantCulture), _ => new { score = 85 }),
            strengths = "Hoàn thành việc được giao.",
            limits = "Chưa mạnh dạn đề xuất.",
            selfRating = "TOT",
        };
        using var answer = await api.PostAsJsonAsync($"/api/v1/tasks/{task}/submit", new { values });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }
}
