using System.Net;
using CanBo.Activities.Access;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Host.Tests.SignIn;

public sealed class LanguageChoiceTests
{
    [Fact]
    public async Task A_language_chosen_once_is_the_readers_on_every_device_and_nobody_elses_at_this_one()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        await host.CreateAccountAsync("b@phuloc.gov.vn");
        using var first = await host.BrowserAsAsync("a@phuloc.gov.vn");
        (await first.OpenAsync("/account")).Body.ShouldContain("<html lang=\"vi\">");

        var saved = await first.PostAsync("/language", ("to", "en"), ("back", "/account?done=language"));
        var page = await first.OpenAsync(saved.Location!);
        using var other = await host.BrowserAsAsync("a@phuloc.gov.vn");
        var elsewhere = await other.OpenAsync("/account");
        await other.PostAsync("/sign-out");
        using var colleague = await host.BrowserAsAsync("b@phuloc.gov.vn");

        page.Text.ShouldContain("The language is saved.");
        elsewhere.Body.ShouldContain("<html lang=\"en\">");
        (await other.OpenAsync("/sign-in")).Body.ShouldContain("<html lang=\"vi\">");
        (await colleague.OpenAsync("/account")).Body.ShouldContain("<html lang=\"vi\">");
        (await host.ReadAsync(db => db.Set<ChosenLanguage>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Another_site_cannot_choose_for_a_reader()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var browser = await host.BrowserAsAsync("a@phuloc.gov.vn");

        var forged = await browser.PostForgedAsync("/language", ("to", "en"), ("back", "/"));

        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.OpenAsync("/account")).Body.ShouldContain("<html lang=\"vi\">");
        (await host.ReadAsync(db => db.Set<ChosenLanguage>().AnyAsync())).ShouldBeFalse();
    }
}
