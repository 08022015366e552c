using System.IO.Compression;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Case = CanBo.Activities.Campaigns.Case;

namespace CanBo.Browser.Tests.Commune;

/// <summary>An organiser archives a campaign that was called off, takes its files, and a case says where its details are.</summary>
[Collection(OrganiserCollection.Name)]
public sealed class ArchiveJobTests(CommuneSite site, Chromium chromium)
{
    [Fact]
    public async Task A_campaign_is_archived_its_files_are_taken_and_its_cases_say_where_their_details_are()
    {
        var campaign = await site.DoAsync(CallOffAsync);
        var person = await site.ReadAsync(db => db.Set<Case>().Where(c => c.CampaignId == campaign).OrderBy(c => c.Id).Select(c => c.Id).FirstAsync());
        var page = await site.OpenAsync(chromium, $"/campaigns/{campaign}/archive", "quantri", 1440);
        await UntilAsync(page, () => page.Locator("input[name=keepDays]").CountAsync());
        await page.FillAsync("input[name=keepDays]", "0");
        await page.FillAsync("input[name=reason]", "Hết việc.");
        await page.Locator("main form button.b").First.FollowAsync();

        await UntilAsync(page, () => page.GetByText("Tệp 2").CountAsync());
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Tệp 2").ClickAsync());
        await using (var file = File.OpenRead(await download.PathAsync()))
        {
            using var zip = new ZipArchive(file);
            zip.Entries.Select(e => e.FullName).ShouldContain("SHA256SUMS");
            zip.Entries.Select(e => e.FullName).ShouldContain("cases/000001.json");
        }

        await page.GotoAsync($"{site.Address}/cases/{person}");
        await UntilAsync(page, () => page.Locator("main .note").CountAsync());
        var said = await page.Locator("main .note").First.InnerTextAsync();
        said.ShouldContain("đã chuyển vào tệp lưu trữ của đợt");
        (await page.Locator("main .note a").First.GetAttributeAsync("href")).ShouldBe($"/campaigns/{campaign}/archive");
        await page.ShouldKeepTheRulesAsync(forParticipants: false);
        var english = await site.OpenAsync(chromium, $"/cases/{person}/documents", "quantri", 360, "en-US");
        (await english.Locator("main .note").First.InnerTextAsync()).ShouldContain("are in the archive files of its campaign");
        await english.ShouldKeepTheRulesAsync(forParticipants: false);
        await english.Context.CloseAsync();
        await page.Context.CloseAsync();
    }

    private static async Task<Guid> CallOffAsync(IServiceProvider services)
    {
        var details = new CampaignDetails(
            "Đợt thử của Bộ phận Tư pháp – Hộ tịch", TimeProvider.System.GetUtcNow().Year, null, null, ["TP"], "D335",
            new Dictionary<string, string> { ["*"] = "civil-servant-annual", ["Người đứng đầu cơ quan"] = "agency-head-annual" }, null, "Văn phòng Ủy ban nhân dân xã", "0900000005");
        var id = await services.GetRequiredService<CreateCampaign>().CreateAsync(details, Actor.System, CancellationToken.None);
        await services.GetRequiredService<LaunchCampaign>().LaunchAsync(id, Actor.System, CancellationToken.None);
        await services.GetRequiredService<ChangeCampaign>().CancelAsync(id, "Thử xong.", Actor.System, CancellationToken.None);
        return id;
    }

    /// <summary>Loads the page again until something is on it: the host works on it meanwhile.</summary>
    private static async Task UntilAsync(IPage page, Func<Task<int>> count)
    {
        for (var tries = 0; tries < 120 && await count() == 0; tries++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            await page.ReloadAsync();
        }

        (await count()).ShouldBeGreaterThan(0, await page.Locator("main").InnerTextAsync());
    }
}
