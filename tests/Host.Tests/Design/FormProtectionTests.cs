using System.Net;
using System.Text.RegularExpressions;

namespace CanBo.Host.Tests.Design;

public sealed partial class FormProtectionTests(DesignSite site) : IClassFixture<DesignSite>
{
    private static readonly Uri Change = new("/changed", UriKind.Relative);
    private static readonly Uri ApiChange = new("/api/v1/changed", UriKind.Relative);

    [Fact]
    public async Task A_form_of_another_site_changes_nothing()
    {
        using var form = new FormUrlEncodedContent([]);

        var answer = await site.Browser(name: "Trần Quốc Khánh").PostAsync(Change, form);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Trang cũ, chưa gửi được");
    }

    [Fact]
    public async Task A_form_of_our_own_page_is_taken()
    {
        var browser = site.Browser(name: "Trần Quốc Khánh");
        using var form = new FormUrlEncodedContent([await TokenAsync(browser)]);

        var answer = await browser.PostAsync(Change, form);

        (await answer.Content.ReadAsStringAsync()).ShouldBe("done");
    }

    [Fact]
    public async Task The_token_of_one_person_is_worth_nothing_to_another()
    {
        var one = site.Browser(name: "Trần Quốc Khánh");
        var token = await TokenAsync(one);
        var other = site.Browser(name: "Hồ Thị Cẩm Vân");
        other.DefaultRequestHeaders.Add("Cookie", one.DefaultRequestHeaders.GetValues("Cookie"));
        using var form = new FormUrlEncodedContent([token]);

        var answer = await other.PostAsync(Change, form);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_API_takes_a_bearer_token_or_a_stranger_but_no_bare_cookie()
    {
        using var empty = new StringContent("");
        var program = site.Browser(name: "Trần Quốc Khánh");
        program.DefaultRequestHeaders.Add("Authorization", "Bearer x");

        (await program.PostAsync(ApiChange, empty)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.Browser().PostAsync(ApiChange, empty)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await site.Browser(name: "Trần Quốc Khánh").PostAsync(ApiChange, empty);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private static async Task<KeyValuePair<string, string>> TokenAsync(HttpClient browser)
    {
        var page = await browser.GetAsync(new Uri("/help", UriKind.Relative));
        browser.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        token.ShouldNotBeEmpty();
        return new("__RequestVerificationToken", WebUtility.HtmlDecode(token));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
