using System.Net;
using CanBo.Activities.Access;
using CanBo.Host.Designer.Studio;

namespace CanBo.Host.Tests.Designer;

public sealed class StudioPageTests
{
    [Fact]
    public async Task Files_come_compressed_with_the_type_of_the_plain_file_and_fingerprinted_ones_are_kept_for_good()
    {
        await using var host = await HostFixture.StartAsync();
        using var client = host.Api();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");

        using var script = await client.GetAsync("/studio/_framework/blazor.webassembly.js");
        using var settings = await client.GetAsync("/studio/appsettings.json");
        using var native = await client.GetAsync("/studio/_framework/dotnet.native.b6l13xorvf.js");
        using var demo = await client.GetAsync("/studio/index.html");

        script.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        script.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        script.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        script.Headers.GetValues("Content-Security-Policy").ShouldBe([StudioPolicy.Value]);
        settings.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        native.Headers.CacheControl!.ToString().ShouldContain("immutable");
        demo.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "the package's own page is not served");
    }

    [Fact]
    public async Task Pages_of_the_designer_have_their_own_policy_and_Studios_addresses_lead_to_ours()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("designer", ActorRoles.Designer);
        using var browser = await host.BrowserAsAsync("designer");

        var list = await browser.OpenAsync("/studio/");
        list.StatusCode.ShouldBe(HttpStatusCode.OK);
        list.Body.ShouldContain("<base href=\"/studio/\">");
        list.Body.ShouldNotContain("access-token");
        (await browser.OpenAsync("/studio")).Location.ShouldBe("/studio/");
        (await browser.OpenAsync("/studio/definitions/leader-annual")).Text.ShouldContain("Xếp loại lãnh đạo, quản lý hằng năm");
        (await browser.OpenAsync("/studio/definitions/khong-co")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.OpenAsync($"/studio/instances/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var root in new[] { "", "/studio" })
        {
            (await browser.OpenAsync(root + "/workflows/definitions/leader-annual/edit")).Location.ShouldBe("/studio/definitions/leader-annual");
            (await browser.OpenAsync($"{root}/workflows/instances/{Guid.Empty}/view")).Location.ShouldBe($"/studio/instances/{Guid.Empty}");
        }
    }

    [Fact]
    public async Task Without_the_package_the_site_runs_and_says_what_to_install()
    {
        await using var host = await HostFixture.StartAsync(settings: ("Studio:Folder", "/nowhere"));
        await host.CreateAccountAsync("designer", ActorRoles.Designer);
        using var browser = await host.BrowserAsAsync("designer");

        var page = await browser.OpenAsync("/studio/");

        page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Text.ShouldContain("npm ci");
        (await browser.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
