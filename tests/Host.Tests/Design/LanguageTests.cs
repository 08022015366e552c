using System.Net;

namespace CanBo.Host.Tests.Design;

public sealed class LanguageTests(DesignSite site) : IClassFixture<DesignSite>
{
    [Theory]
    [InlineData("vi", "vi")]
    [InlineData("en-US,en;q=0.9", "en")]
    [InlineData("fr", "vi")]
    [InlineData("fr, en;q=0.5, vi;q=0.7", "vi")]
    [InlineData("vi;q=0.2, en-AU;q=0.4", "en")]
    public async Task The_browsers_first_language_that_we_have_is_taken(string asked, string given)
    {
        var html = await site.Browser(asked).GetStringAsync("/help");

        html.ShouldContain($"<html lang=\"{given}\">");
    }

    [Fact]
    public async Task Choosing_a_language_leads_back_and_outweighs_the_browser()
    {
        var browser = site.Browser("vi");
        using var choice = Choice("en", "/help?x=1");

        var answer = await browser.PostAsync(new Uri("/language", UriKind.Relative), choice);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/help?x=1");
        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldContain("httponly");
        browser.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        (await browser.GetStringAsync("/help")).ShouldContain("<title>Guide – Staff evaluation</title>");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("")]
    public async Task Nobody_is_led_to_another_site(string back)
    {
        using var choice = Choice("en", back);

        var answer = await site.Browser().PostAsync(new Uri("/language", UriKind.Relative), choice);

        answer.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task Opening_an_address_never_changes_the_language()
    {
        var answer = await site.Browser().GetAsync(new Uri("/language?to=en", UriKind.Relative));

        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.IsSuccessStatusCode.ShouldBeFalse();
    }

    [Fact]
    public async Task Each_page_offers_the_other_language_in_its_own_name()
    {
        (await site.Browser("vi").GetStringAsync("/help")).ShouldContain("value=\"en\" lang=\"en\">English</button>");
        (await site.Browser("en").GetStringAsync("/help")).ShouldContain("value=\"vi\" lang=\"vi\">Tiếng Việt</button>");
    }

    private static FormUrlEncodedContent Choice(string to, string back) =>
        new(new Dictionary<string, string> { ["to"] = to, ["back"] = back });
}
