using System.Text;
using Microsoft.Playwright;

namespace CanBo.Browser.Tests.Commune;

/// <summary>Every page of those who run the evaluation: on a phone, on a desk, by keyboard, for axe; and again in English where words grow longest.</summary>
[Collection(OrganiserCollection.Name)]
public sealed class OrganiserPageTests(CommuneSite site, Chromium chromium)
{
    private static readonly string[] Pages =
    [
        "/", "/campaigns", "/campaigns/new", "/campaigns/history",
        "/campaigns/{campaign}", "/campaigns/{campaign}/cases", "/campaigns/{campaign}/tasks", "/campaigns/{campaign}/end", "/campaigns/{campaign}/residence",
        "/campaigns/{campaign}/residence/{residence}/sheet", "/campaigns/{campaign}/monthly-totals", "/campaigns/{campaign}/unit-ratings",
        "/campaigns/{campaign}/conduct-facts", "/campaigns/{campaign}/repeat", "/campaigns/{campaign}/archive", "/campaigns/{draft}", "/campaigns/{draft}/edit", "/campaigns/{past}", "/campaigns/{past}/cases",
        "/campaigns/{past}/remove", "/cases/{case}", "/cases/{stopped}", "/cases/{case}/documents", "/tasks/{task}/organise", "/tasks/{task}/paper",
        "/people", "/people?q=nguyen", "/people/{person}", "/people/{person}/edit", "/people/{person}/posts/new", "/people/{person}/memberships/new", "/people/{person}/access",
        "/people/units", "/people/import", "/results", "/results/{past}", "/meetings", "/votes",
        "/outbox", "/incidents", "/ops/cluster", "/users", "/users/new", "/users/{account}", "/invitations", "/account", "/dev/mail", "/dev/clock",
    ];

    private static readonly string[] InEnglish =
    [
        "/campaigns", "/campaigns/new", "/campaigns/{campaign}", "/campaigns/{campaign}/cases", "/campaigns/{campaign}/residence", "/campaigns/{campaign}/repeat", "/cases/{stopped}",
        "/people/{person}", "/people/import", "/results/{past}", "/outbox", "/incidents", "/users/new", "/invitations",
    ];

    [Fact]
    public async Task Every_page_of_an_organiser_fits_a_phone_works_by_keyboard_and_hinders_nobody()
    {
        var prepared = await OrganiserSite.PrepareAsync(site);
        var found = new List<string>();

        await WalkAsync("vi-VN", Pages.Select(path => Fill(path, prepared)), found);
        await WalkAsync("en-US", InEnglish.Select(path => Fill(path, prepared)), found);

        found.ShouldBeEmpty(string.Join("\n\n", found));
    }

    [Fact]
    public async Task A_file_with_mistakes_is_shown_row_by_row_on_a_phone_too()
    {
        var page = await site.OpenAsync(chromium, "/people/import", "quantri", 360);
        await page.SetInputFilesAsync("input[type=file]", new FilePayload
        {
            Name = "nguoi.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(
                "code,fullName,email,phone,unitCode,post,positionGroup,superiorCode,partyStatus,residenceCode,residenceExemptReason,activeFrom\r\n"
                + "SL901,Nguyễn Thị Một,mot@sonlinh.honglam.example,,VP,Chuyên viên,Chuyên viên,SL005,none,T01,,2026-13-45\r\n"
                + "SL902,Trần Văn Hai,hai(a)sonlinh,,KHONGCO,Chuyên viên,Chuyên viên,SL999,none,T01,,2022-01-01\r\n"
                + "SL903,Lê Văn Ba,ba@sonlinh.honglam.example,,VP,Chuyên viên,Chuyên viên,SL005,none,T01,,2022-01-01\r\n"),
        });
        await page.Locator("main form button.b").First.FollowAsync();

        (await page.Locator("h1").CountAsync()).ShouldBe(1, await page.ContentAsync());
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Trần Văn Hai");
        await page.ShouldKeepTheRulesAsync(forParticipants: false);
        await page.ShouldWorkByKeyboardAsync();
        await page.Context.CloseAsync();
    }

    // Goes on after a page that fails, so that one run tells everything.
    private async Task WalkAsync(string language, IEnumerable<string> paths, List<string> found)
    {
        var page = await site.OpenAsync(chromium, "/account", "quantri", 1440, language);
        foreach (var path in paths)
        {
            await page.GotoAsync(site.Address + path);
            try
            {
                (await page.Locator("h1").CountAsync()).ShouldBe(1, path);
                (await page.TitleAsync()).ShouldNotContain("Không tìm thấy", customMessage: path);
                await page.ShouldKeepTheRulesAsync(forParticipants: false);
                await page.ShouldWorkByKeyboardAsync();
            }
            catch (ShouldAssertException failed)
            {
                found.Add($"{language} {path}: {failed.Message}");
            }
        }

        await page.Context.CloseAsync();
    }

    private string Fill(string path, OrganiserSite prepared) => path
        .Replace("{campaign}", $"{prepared.Campaign}", StringComparison.Ordinal)
        .Replace("{draft}", $"{site.Draft}", StringComparison.Ordinal)
        .Replace("{past}", $"{prepared.Past}", StringComparison.Ordinal)
        .Replace("{case}", $"{prepared.Case}", StringComparison.Ordinal)
        .Replace("{stopped}", $"{prepared.StoppedCase}", StringComparison.Ordinal)
        .Replace("{task}", $"{prepared.Asked}", StringComparison.Ordinal)
        .Replace("{residence}", $"{prepared.Residence}", StringComparison.Ordinal)
        .Replace("{person}", $"{prepared.Person}", StringComparison.Ordinal)
        .Replace("{account}", $"{prepared.Account}", StringComparison.Ordinal);
}
