using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Design;

public sealed class FrameTests(FrameSite site, Chromium chromium) : IClassFixture<FrameSite>, IClassFixture<Chromium>
{
    private static readonly string[] Pages = ["/dev/design", "/dev/design/form", "/dev/design/expired", "/dev/design/error/500", "/help", "/nowhere"];

    public static IEnumerable<object[]> Screens => from page in Pages from width in new[] { 320, 360, 390, 768, 1440 } select new object[] { page, width };

    public static TheoryData<string> Addresses => new(Pages);

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task No_page_scrolls_sideways(string address, int width)
    {
        var page = await chromium.OpenAsync(site.Address + address, width);

        await page.ShouldFitAsync();
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Everything_can_be_pressed_with_a_thumb(string address)
    {
        var page = await chromium.OpenAsync(site.Address + address, 390);

        await page.ShouldHaveTargetsForAThumbAsync();
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Nothing_hinders_a_reader_with_other_means(string address)
    {
        foreach (var width in new[] { 390, 1440 })
        {
            var page = await chromium.OpenAsync(site.Address + address, width);

            await page.ShouldBeAccessibleAsync();
        }
    }

    [Theory]
    [InlineData("/dev/design", "en-GB")]
    [InlineData("/help", "en-GB")]
    [InlineData("/help", "vi-VN")]
    public async Task The_whole_menu_fits_at_every_width(string address, string language)
    {
        foreach (var width in new[] { 320, 390, 768, 1024, 1100, 1200, 1440 })
        {
            var page = await chromium.OpenAsync(site.Address + address, width, language, "Admin");

            await page.ShouldFitAsync();
            var (brand, me) = (await page.Locator(".brand").BoundingBoxAsync(), await page.Locator(".me").BoundingBoxAsync());
            // Beside each other, or the name on a row of its own where there is no room.
            (brand!.X + brand.Width <= me!.X || brand.Y + brand.Height <= me.Y).ShouldBeTrue($"{width} px: the brand and the name overlap");
            if (width < 800)
                await page.ShouldHaveTargetsForAThumbAsync();
        }
    }

    [Fact]
    public async Task The_content_policy_blocks_nothing_of_ours()
    {
        var page = await chromium.OpenAsync("about:blank", 1440);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);

        foreach (var address in new[] { "/dev/design", "/dev/design/form", "/help" })
            await page.GotoAsync(site.Address + address);

        complaints.ShouldBeEmpty(string.Join('\n', complaints));
    }

    [Fact]
    public async Task After_an_error_the_summary_has_the_focus_and_its_links_lead_to_the_fields()
    {
        var page = await chromium.OpenAsync(site.Address + "/dev/design/form", 390);
        (await page.EvaluateAsync<string>("document.activeElement.className")).ShouldBe("errsum");

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Chọn một mức." }).ClickAsync();

        (await page.EvaluateAsync<string>("location.hash")).ShouldBe("#f-rating");
        var top = await page.EvaluateAsync<double>("document.getElementById('f-rating').getBoundingClientRect().top");
        top.ShouldBeInRange(60, 700);
    }

    [Fact]
    public async Task The_language_is_changed_without_script_and_stays()
    {
        var page = await chromium.OpenAsync(site.Address + "/help", 390);

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "English" }).ClickAsync();

        page.Url.ShouldEndWith("/help");
        (await page.TitleAsync()).ShouldBe("Guide – Staff evaluation");
        await page.GotoAsync(site.Address + "/nowhere");
        (await page.TitleAsync()).ShouldBe("Page not found – Staff evaluation");
    }

    [Fact]
    public async Task The_keyboard_shows_where_it_is()
    {
        var page = await chromium.OpenAsync(site.Address + "/help", 1440);

        await page.Keyboard.PressAsync("Tab");

        var skip = page.Locator(".skip");
        (await skip.EvaluateAsync<bool>("e => e === document.activeElement && e.getBoundingClientRect().top >= 0")).ShouldBeTrue();
        (await skip.EvaluateAsync<string>("e => getComputedStyle(e).outlineWidth")).ShouldBe("3px");
    }

    [Fact]
    public async Task On_paper_the_controls_are_gone_and_there_is_room_to_sign()
    {
        var page = await chromium.OpenAsync(site.Address + "/dev/design", 1440);

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        (await page.Locator(".sign").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator(".foot").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("nav.tabs").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator(".ph .b").First.IsVisibleAsync()).ShouldBeFalse();
    }
}
