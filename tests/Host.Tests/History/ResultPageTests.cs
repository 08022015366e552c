using CanBo.Activities.Access;
using CanBo.Host.Tests.Votes;

namespace CanBo.Host.Tests.History;

public sealed class ResultPageTests
{
    [Fact]
    public async Task Before_anybody_is_rated_the_page_says_so_and_judges_no_cap()
    {
        await using var host = await HostFixture.StartAsync();
        var vote = await VoteSite.LaunchAsync(host);
        await host.CreateAccountAsync("tochuc", ActorRoles.Organiser);
        using var browser = await host.BrowserAsAsync("tochuc");

        var page = await browser.OpenAsync($"/results/{vote.CampaignId}");

        page.Text.ShouldContain("Chưa ai được xếp loại");
        page.Text.ShouldNotContain("0 Xuất sắc trên 0");
    }
}
