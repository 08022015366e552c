using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Commune;

/// <summary>A rehearsal on our own pages: by keyboard, without a script, on a phone and on a desk.</summary>
[Collection(CommuneCollection.Name)]
public sealed class RehearsalPageTests(CommuneSite site, Chromium chromium)
{
    private const string Designer = "quantri";

    private const string Procedure = "/procedures/definitions/civil-servant-annual";

    [Fact]
    public async Task A_rehearsal_is_begun_moved_on_and_deleted()
    {
        var page = await site.OpenAsync(chromium, Procedure, Designer, 360);
        await page.ArriveAfterAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Diễn tập" }).First.ClickAsync());
        await page.GetByLabel("Là cấp phó").CheckAsync();
        await page.ArriveAfterAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu diễn tập" }).PressAsync("Enter"));

        await page.ShouldKeepTheRulesAsync(forParticipants: false);
        await page.ArriveAfterAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Đã gửi" }).PressAsync("Enter"));
        await page.ArriveAfterAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Đã thông qua" }).PressAsync("Enter"));
        await page.ArriveAfterAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Đi tới hạn" }).PressAsync("Enter"));
        (await page.Locator("#path").InnerTextAsync()).ShouldContain("“Ý kiến của cấp ủy”: Quá hạn");
        await page.ShouldKeepTheRulesAsync(forParticipants: false);

        await page.ArriveAfterAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Xóa buổi diễn tập này" }).PressAsync("Enter"));
        new Uri(page.Url).AbsolutePath.ShouldBe(Procedure + "/rehearsals");
        await page.Context.CloseAsync();
    }
}
