using System.Net;

namespace CanBo.Host.Tests.Design;

public sealed class ErrorPageTests(DesignSite site) : IClassFixture<DesignSite>
{
    [Fact]
    public async Task A_wrong_address_and_a_hidden_one_give_the_same_page()
    {
        var browser = site.Browser(name: "Hồ Thị Cẩm Vân");

        var wrong = await browser.GetAsync(new Uri("/nowhere", UriKind.Relative));
        var hidden = await browser.GetAsync(new Uri("/empty/404", UriKind.Relative));

        wrong.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        WithoutCode(await hidden.Content.ReadAsStringAsync()).ShouldBe(WithoutCode(await wrong.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task The_page_for_nothing_says_what_may_be_wrong_and_whom_to_call()
    {
        var answer = await site.Browser().GetAsync(new Uri("/nowhere", UriKind.Relative));

        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("Không tìm thấy trang này");
        html.ShouldContain("Địa chỉ sai, trang đã bỏ, hoặc tài khoản này không được xem.");
        html.ShouldContain("0299 381 2345");
    }

    [Theory]
    [InlineData(400, "Trang cũ, chưa gửi được")]
    [InlineData(403, "Cần đăng nhập lại")]
    [InlineData(413, "Tệp lớn quá")]
    [InlineData(500, "Hệ thống gặp lỗi")]
    [InlineData(503, "Hệ thống đang bận")]
    public async Task Every_failure_has_its_words_and_keeps_its_status(int status, string heading)
    {
        var answer = await site.Browser().GetAsync(new Uri($"/empty/{status}", UriKind.Relative));

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"<h1>{heading}</h1>");
    }

    [Fact]
    public async Task Programs_get_no_page()
    {
        var answer = await site.Browser().GetAsync(new Uri("/api/v1/nothing", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<html");
    }

    // The code is of the request; the way back after a change of language holds the address.
    private static string WithoutCode(string html) => string.Join('\n', html.Split('\n')
        .Where(line => !line.Contains("num nowrap", StringComparison.Ordinal) && !line.Contains("name=\"back\"", StringComparison.Ordinal)
            && !line.Contains("__RequestVerificationToken", StringComparison.Ordinal)));
}
