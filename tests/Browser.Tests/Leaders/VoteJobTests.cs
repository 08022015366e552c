using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CanBo.Testing.City;
using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Leaders;

/// <summary>A vote on 96 as its people meet it: the secretary at a desk, a member with a phone and the mail, the head with a phone, the list on both.</summary>
[Collection(CityCollection.Name)]
public sealed class VoteJobTests(CitySite site, Chromium chromium)
{
    private const int Phone = 360, Desk = 1440;
    private const string Secretary = "B04", Member = "B09", Head = "B01";
    private const string Why = "Đơn vị hoàn thành các chỉ tiêu chính, đi đầu về cải cách hành chính; hạn chế đã khắc phục xong trong tháng 11.";

    [Fact]
    public async Task Ninety_six_are_voted_on_counted_and_decided_on_phone_and_desk()
    {
        var vote = await OpenTheVoteAsync();
        await VoteFromTheMailAsync(vote);
        await TheOthersVoteAsync(vote);
        await CloseTheVoteAsync(vote);
        await BreakTheTieAsync();
        await DecideTheListAsync();
    }

    private async Task<string> OpenTheVoteAsync()
    {
        var page = await site.OpenAsync(chromium, "/", RunningSite.Organiser, Desk);
        await page.Locator("header nav").GetByRole(AriaRole.Link, new() { Name = "Bỏ phiếu" }).FollowAsync();
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "votes-list");
        await page.Locator("table.t tbody th a").First.FollowAsync();
        var vote = new Uri(page.Url).AbsolutePath.Split('/')[^1];
        await page.Context.CloseAsync();

        page = await site.OpenAsync(chromium, $"/votes/{vote}", Secretary, Desk);
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "vote-planned");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mở phiếu" }).FollowAsync();
        (await page.ContentAsync()).ShouldContain("Đã mở phiếu. 17 người được mời bỏ phiếu.");
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "vote-open");
        await page.Context.CloseAsync();
        return vote;
    }

    /// <summary>From the mail: one person a screen, back and forth, past some of them, a change on the way, the PIN, the receipt.</summary>
    private async Task VoteFromTheMailAsync(string vote)
    {
        var page = await site.OpenAsync(chromium, await site.LinkMailedToAsync(CityFiles.EmailOf(Member)), null, Phone);
        await page.Locator("form button.b").FollowAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe($"/votes/{vote}/slip");
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "slip");
        await ScreenAsync(page, "slip-first");

        var seen = page.Locator(".voter:visible");
        (await seen.CountAsync()).ShouldBe(1, "one person a screen");
        (await seen.InnerTextAsync()).ShouldContain("Người thứ 1 trên 96");
        for (var n = 1; n <= 5; n++)
        {
            await seen.Locator(n % 2 == 0 ? "input[value='2']" : "input[value='1']").CheckAsync();
            await seen.GetByRole(AriaRole.Link, new() { Name = "Người tiếp theo" }).ClickAsync();
        }

        (await seen.InnerTextAsync()).ShouldContain("Người thứ 6 trên 96");
        await seen.GetByRole(AriaRole.Link, new() { Name = "Trước" }).ClickAsync();
        (await seen.InnerTextAsync()).ShouldContain("Người thứ 5 trên 96");
        (await seen.Locator("input:checked").CountAsync()).ShouldBe(1, "what was chosen is still there");
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "slip-fifth");
        await ScreenAsync(page, "slip-fifth");

        // Far from the end, one can look at the whole slip; every line leads back to its person.
        await seen.GetByRole(AriaRole.Button, new() { Name = "Xem lại phiếu" }).FollowAsync();
        (await page.Locator(".lead").InnerTextAsync()).ShouldContain("91 người");
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "slip-check");
        await ScreenAsync(page, "slip-check-screen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sửa" }).Nth(6).FollowAsync();
        (await seen.InnerTextAsync()).ShouldContain("Người thứ 7 trên 96");
        await seen.Locator("input[value='3']").CheckAsync();
        await seen.GetByRole(AriaRole.Button, new() { Name = "Xem lại phiếu" }).FollowAsync();
        (await page.Locator(".lead").InnerTextAsync()).ShouldContain("90 người");

        await page.GetByRole(AriaRole.Button, new() { Name = "Bỏ phiếu" }).FollowAsync();
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "slip-pin");
        await ScreenAsync(page, "slip-pin-screen");
        await page.FillAsync("[name=__pin]", "594037");
        await page.FillAsync("[name=__pinAgain]", "594037");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đặt mã PIN và tiếp tục" }).FollowAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe($"/votes/{vote}/receipt");
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "slip-receipt");
        await ScreenAsync(page, "slip-receipt-screen");
        await page.Context.CloseAsync();

        page = await site.OpenAsync(chromium, $"/votes/{vote}/slip?again=1", Member, Desk);
        await page.Locator(".voter input").First.CheckAsync();
        await ScreenAsync(page, "slip-desk");
        await page.EvaluateAsync("document.getElementById('n40').scrollIntoView()");
        await ScreenAsync(page, "slip-desk-middle");
        await page.Context.CloseAsync();
    }

    // Nineteen excellent, the first of the list last tied 8:8:1, the rest good; the member above has marked a few.
    private async Task TheOthersVoteAsync(string vote)
    {
        var rows = (await (await site.ApiAsync(RunningSite.Organiser)).GetFromJsonAsync<JsonElement>($"/api/v1/votes/{vote}")).GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("caseId").GetGuid()).ToList();
        for (var voter = 1; voter <= CityFiles.Voters; voter++)
        {
            var mark = voter;
            using var cast = await (await site.ApiAsync(CityFiles.Voter(voter))).PutAsJsonAsync(
                $"/api/v1/votes/{vote}/ballot",
                new { marks = rows.Select((caseId, at) => new { caseId, rating = at < 19 ? (mark <= 17 - (at % 7) ? "XS" : "TOT") : at == 19 ? (mark <= 8 ? "XS" : mark <= 16 ? "TOT" : "HT") : mark <= 1 + (at % 4) ? "XS" : "TOT" }) });
            cast.IsSuccessStatusCode.ShouldBeTrue(await cast.Content.ReadAsStringAsync());
        }
    }

    private async Task CloseTheVoteAsync(string vote)
    {
        var page = await site.OpenAsync(chromium, $"/votes/{vote}", Secretary, Desk);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đóng phiếu và kiểm phiếu" }).FollowAsync();
        (await page.ContentAsync()).ShouldContain("Ngang phiếu");
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "vote-counted");
        await page.GotoAsync($"{site.Address}/votes/{vote}/record");
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "vote-record");
        await page.Context.CloseAsync();
    }

    private async Task BreakTheTieAsync()
    {
        await WaitAsync(async () => (await site.TasksAsync(site.AtTheVote, "TieBreak")).Count == 1);
        var page = await site.OpenAsync(chromium, "/", Head, Phone);
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "tie-inbox");
        (await page.Locator("main h2").First.InnerTextAsync()).ShouldBe("Quyết định khi phiếu ngang nhau");
        await page.Locator("a.t").FollowAsync();
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "tie");
        await page.Locator("[name=rating][value=XS]").CheckAsync();
        await page.FillAsync("[name=reason]", Why);
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem lại và ký" }).FollowAsync();
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "tie-review");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ký quyết định" }).FollowAsync();
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "tie-signed");
        await page.Context.CloseAsync();
    }

    private async Task DecideTheListAsync()
    {
        await WaitAsync(async () => (await (await site.ApiAsync(RunningSite.Organiser)).GetFromJsonAsync<JsonElement>($"/api/v1/campaigns/{site.AtTheVote}"))
            .GetProperty("steps").EnumerateArray().Any(s => s.GetProperty("step").GetString() == "decision" && s.GetProperty("cases").GetInt32() == 96));
        var page = await site.OpenAsync(chromium, $"/campaigns/{site.AtTheVote}/decision-list", Head, Desk);
        (await page.Locator("table.dec tbody tr:not(.cut)").CountAsync()).ShouldBe(96);
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "list");
        await page.SetViewportSizeAsync(Phone, 800);
        await ScreenAsync(page, "list-phone");
        await page.Locator(".bar button.b:not(.second)").FollowAsync();
        await page.ShouldKeepTheRulesAsync(forParticipants: true, "list-review");
        await page.Context.CloseAsync();
    }

    private static async Task WaitAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (!await isSo())
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
    }

    // What is on the screen at once, where PICTURES names a folder.
    private static async Task ScreenAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
    }
}
