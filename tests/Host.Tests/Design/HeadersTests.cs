using System.Net;

namespace CanBo.Host.Tests.Design;

public sealed class HeadersTests(DesignSite site) : IClassFixture<DesignSite>
{
    [Theory]
    [InlineData("/help")]
    [InlineData("/nowhere")]
    [InlineData("/css/app.css")]
    [InlineData("/dev/design/error/500")]
    public async Task Every_answer_carries_a_strict_content_policy(string address)
    {
        var answer = await site.Browser().GetAsync(new Uri(address, UriKind.Relative));

        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldHaveSingleItem().ShouldBe("nosniff");
        answer.Headers.GetValues("Referrer-Policy").ShouldHaveSingleItem().ShouldBe("same-origin");
    }

    [Fact]
    public async Task An_endpoint_that_needs_another_policy_keeps_its_own()
    {
        var answer = await site.Browser().GetAsync(new Uri("/own-policy", UriKind.Relative));

        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("wasm-unsafe-eval");
    }

    [Fact]
    public async Task Pages_are_not_kept_by_the_browser()
    {
        var answer = await site.Browser().GetAsync(new Uri("/help", UriKind.Relative));

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Style_sheets_named_by_a_page_are_kept_for_good()
    {
        var browser = site.Browser();
        var page = await browser.GetStringAsync("/help");
        var start = page.IndexOf("/css/app.css?v=", StringComparison.Ordinal);
        var address = page[start..page.IndexOf('"', start)];

        var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
    }

    [Fact]
    public async Task Files_asked_for_without_a_mark_are_asked_for_again()
    {
        var answer = await site.Browser().GetAsync(new Uri("/css/tokens.css", UriKind.Relative));

        answer.Headers.CacheControl!.ToString().ShouldBe("no-cache");
    }
}
