using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Commune;

/// <summary>
/// The evaluation of one unit on the pages, by the people of the imported list: from the mail to the published rating and the answered
/// petition. The three clerks of the military command are one group: the list of their decider opens when the minutes are adopted.
/// </summary>
[Collection(CommuneCollection.Name)]
public sealed class WholeJobTests(CommuneSite site, Chromium chromium)
{
    private const string Clerk = "SL045", ClerksAddress = "triet.dm@sonlinh.honglam.example", Secretary = "SL044", Decider = "SL001", DecidersAddress = "thang.lq@sonlinh.honglam.example";

    [Fact]
    public async Task A_sheet_goes_from_the_mail_to_the_published_rating()
    {
        (await SendSheetFromTheMailAsync()).ShouldBeLessThanOrEqualTo(4);
        foreach (var code in new[] { "SL042", "SL043", Secretary, "SL046" })
            await SendSheetAsync(code);
        await AdoptTheMinutesAsync();
        await DecideAsync();
        await ReadTheResultAsync();
        await PetitionAsync();

        var page = await site.OpenAsync(chromium, $"/campaigns/{site.Running}/cases", "quantri", 1440);
        (await page.Locator("tr", new() { HasText = "Đoàn Minh Triết" }).Locator("[data-l='Quyết định']").InnerTextAsync()).ShouldContain("tốt");
        await page.Context.CloseAsync();
    }

    /// <summary>On a phone, from the mail to the receipt: how many buttons were pressed. Filling in is not counted, moving on is.</summary>
    private async Task<int> SendSheetFromTheMailAsync()
    {
        var presses = 0;
        var page = await site.OpenAsync(chromium, await site.LinkMailedToAsync(ClerksAddress), null, 390);
        (await page.Locator("h1").InnerTextAsync()).ShouldContain("Đoàn Minh Triết");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await PressAsync(page.Locator("main button.b"));

        page.Url.ShouldContain("/tasks/");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        for (var month = 1; month <= 12; month++)
            await page.FillAsync($"[name='months/{month}/score']", "85");
        await PressAsync(Button(page, "Tiếp tục"));

        page.Url.ShouldEndWith("part=2");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.FillAsync("[name=strengths]", "Hoàn thành việc được giao.");
        await page.GetByText("Hoàn thành tốt nhiệm vụ").TapAsync();
        await PressAsync(Button(page, "Xem lại"));

        page.Url.ShouldEndWith("/check");
        (await page.Locator(".ca").InnerTextAsync()).ShouldContain("85,00 / 100");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.Locator("[name=_pledge]").CheckAsync();
        await PressAsync(Button(page, "Gửi bản tự đánh giá"));

        page.Url.ShouldEndWith("/received");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Đã nhận bản tự đánh giá");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "Xem, in bản đã gửi" }).FollowAsync();
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.GotoAsync(site.Address + "/");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Không còn việc nào");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.Context.CloseAsync();
        return presses;

        async Task PressAsync(ILocator button)
        {
            await page.ArriveAfterAsync(() => button.TapAsync());
            presses++;
        }
    }

    private async Task AdoptTheMinutesAsync()
    {
        var page = await site.OpenAsync(chromium, "/meetings", Secretary, 1440);
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "Ban Chỉ huy Quân sự xã" }).FollowAsync();
        foreach (var presence in await page.Locator("select").AllAsync())
            await presence.SelectOptionAsync("Present");
        await Adopt(page).FollowAsync();

        // Without day and place nothing is adopted, and who came is still there.
        (await page.Locator(".errsum a").CountAsync()).ShouldBe(2);
        await page.ShouldKeepTheRulesAsync(forParticipants: true);

        await page.FillAsync("[name=heldOn]", TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.FillAsync("[name=place]", "Phòng họp Ban Chỉ huy Quân sự xã");
        await Adopt(page).FollowAsync();

        (await page.Locator("h1").InnerTextAsync()).ShouldStartWith("Biên bản họp");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.Context.CloseAsync();
    }

    /// <summary>The decider comes by the mail as well, and signs with a PIN set on the way.</summary>
    private async Task DecideAsync()
    {
        var page = await site.OpenAsync(chromium, await site.LinkMailedToAsync(DecidersAddress, "Quyết định"), null, 1440);
        await page.Locator("main button.b").FollowAsync();
        await page.GotoAsync($"{site.Address}/campaigns/{site.Running}/decision-list");
        (await page.Locator("table.dec tbody th").AllInnerTextsAsync()).Count(name => name.Contains("Đoàn Minh Triết", StringComparison.Ordinal)).ShouldBe(1);
        await page.ShouldKeepTheRulesAsync(forParticipants: true);

        await Button(page, "Xem lại và ký").FollowAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Đặt mã PIN của riêng mình");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        foreach (var field in await page.Locator("main input[type=password]").AllAsync())
            await field.FillAsync("402917");
        await Button(page, "Đặt mã PIN và tiếp tục").FollowAsync();
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ký", Exact = true }).FollowAsync();

        (await page.Locator("h1").InnerTextAsync()).ShouldStartWith("Đã ký");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.Context.CloseAsync();
    }

    /// <summary>The second mail leads to the notice; from there to the own result, and to what all of the agency may read.</summary>
    private async Task ReadTheResultAsync()
    {
        var page = await site.OpenAsync(chromium, await site.LinkMailedToAsync(ClerksAddress, "Có thông báo kết quả"), null, 390);
        await page.Locator("main button.b").FollowAsync();

        page.Url.ShouldContain("/notice");
        (await page.Locator(".doc").InnerTextAsync()).ShouldContain("Hoàn thành tốt nhiệm vụ");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);

        await page.GetByRole(AriaRole.Link, new() { Name = "Hồ sơ", Exact = true }).FollowAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Kết quả xếp loại của tôi");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);

        await ReloadUntilAsync(page, page.Locator(".time", new() { HasText = "Công khai trong cơ quan" }));
        await page.GetByRole(AriaRole.Link, new() { Name = "Kết quả công khai trong cơ quan" }).FollowAsync();
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.Locator("main table a").First.FollowAsync();
        (await page.Locator("table.people tr", new() { HasText = "Đoàn Minh Triết" }).InnerTextAsync()).ShouldContain("Hoàn thành tốt nhiệm vụ");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);

        await page.GotoAsync(site.Address + "/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Kết quả năm" }).FollowAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Kết quả xếp loại của tôi");
        await page.Context.CloseAsync();
    }

    private async Task PetitionAsync()
    {
        var page = await site.OpenAsync(chromium, "/", Clerk, 390);
        await page.GetByRole(AriaRole.Link, new() { Name = "Kết quả năm" }).FollowAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Gửi kiến nghị" }).FollowAsync();
        await page.ShouldKeepTheRulesAsync(forParticipants: true);
        await page.FillAsync("[name=text]", " ");
        await Button(page, "Gửi kiến nghị").FollowAsync();
        (await page.Locator(".errsum a").CountAsync()).ShouldBe(1);
        await page.FillAsync("[name=text]", "Hai đợt huấn luyện chưa được tính.");
        await Button(page, "Gửi kiến nghị").FollowAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Chờ trả lời.");
        await page.ShouldKeepTheRulesAsync(forParticipants: true);

        var decider = await site.OpenAsync(chromium, "/", Decider, 390);
        await ReloadUntilAsync(decider, decider.Locator("section.group", new() { HasText = "Trả lời kiến nghị" }));
        await decider.Locator("section.group", new() { HasText = "Trả lời kiến nghị" }).Locator("a.t").FollowAsync();
        (await decider.Locator("blockquote").InnerTextAsync()).ShouldContain("Hai đợt huấn luyện");
        await decider.FillAsync("[name=reason]", "Hai đợt đã tính trong điểm tháng 5 và tháng 9.");
        await Button(decider, "Ký trả lời").FollowAsync();

        // Nothing chosen: the reason typed is still there.
        (await decider.Locator(".errsum a").CountAsync()).ShouldBe(1);
        (await decider.InputValueAsync("[name=reason]")).ShouldBe("Hai đợt đã tính trong điểm tháng 5 và tháng 9.");
        await decider.ShouldKeepTheRulesAsync(forParticipants: true);
        await decider.GetByText("Giữ nguyên kết quả").TapAsync();
        await Button(decider, "Ký trả lời").FollowAsync();
        (await decider.Locator("main").InnerTextAsync()).ShouldContain("Trả lời: giữ nguyên kết quả");
        await decider.Context.CloseAsync();

        await page.ReloadAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Hai đợt đã tính trong điểm tháng 5 và tháng 9.");
        await page.Context.CloseAsync();
    }

    // What the host does by itself between two pages.
    private static async Task ReloadUntilAsync(IPage page, ILocator wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await wanted.CountAsync() == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
            await page.ReloadAsync();
        }
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

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
