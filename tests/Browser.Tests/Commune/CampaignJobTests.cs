using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Commune;

/// <summary>An organiser starts a year's evaluation on the pages.</summary>
[Collection(CommuneCollection.Name)]
public sealed class CampaignJobTests(CommuneSite site, Chromium chromium)
{
    [Fact]
    public async Task A_campaign_is_made_corrected_previewed_and_launched()
    {
        var page = await site.OpenAsync(chromium, "/campaigns/new", "quantri", 1440);
        await page.FillAsync("[name=name]", "Xếp loại công chức Bộ phận Tài chính – Kế toán");
        await page.FillAsync("[name=decideBefore]", "31/13/2026");
        await page.GetByLabel("Bộ phận Tài chính – Kế toán").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu và xem trước" }).FollowAsync();

        // The wrong day is named, and nothing typed is lost.
        (await page.Locator(".errsum a").AllTextContentsAsync()).ShouldHaveSingleItem().ShouldContain("14/12/2026");
        (await page.InputValueAsync("[name=decideBefore]")).ShouldBe("31/13/2026");
        (await page.GetByLabel("Bộ phận Tài chính – Kế toán").IsCheckedAsync()).ShouldBeTrue();
        await page.ShouldKeepTheRulesAsync(forParticipants: false);

        await page.FillAsync("[name=decideBefore]", "14/12/2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu và xem trước" }).FollowAsync();
        await page.Locator("form[action$='/launch'] button").FollowAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Hồ sơ 8" }).FollowAsync();
        (await page.Locator("table.t tbody tr").CountAsync()).ShouldBe(8);
        await page.Context.CloseAsync();
    }
}
