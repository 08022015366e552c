using System.Net;
using System.Text.RegularExpressions;

namespace CanBo.Host.Tests.Design;

public sealed partial class LayoutTests(DesignSite site) : IClassFixture<DesignSite>
{
    [Fact]
    public async Task A_page_names_its_language_title_organisation_and_help()
    {
        var html = await site.Browser().GetStringAsync("/help");

        html.ShouldStartWith("<!doctype html>");
        html.ShouldContain("<html lang=\"vi\">");
        html.ShouldContain("<title>Hướng dẫn – Đánh giá cán bộ</title>");
        html.ShouldContain("Ủy ban nhân dân xã Phú Lâm");
        html.ShouldContain("href=\"tel:02993812345\"");
        html.ShouldContain("href=\"#main\"");
        html.ShouldContain("<main id=\"main\">");
    }

    [Fact]
    public async Task Whoever_is_signed_in_is_named_and_can_sign_out_by_a_protected_form()
    {
        var html = await site.Browser(name: "Trần Quốc Khánh").GetStringAsync("/help");

        html.ShouldContain("Trần Quốc Khánh");
        var form = SignOut().Match(html);
        form.Success.ShouldBeTrue();
        form.Value.ShouldContain("__RequestVerificationToken");
    }

    [Fact]
    public async Task A_visitor_is_offered_to_sign_in()
    {
        var html = await site.Browser().GetStringAsync("/help");

        html.ShouldContain("href=\"/sign-in\"");
        html.ShouldNotContain("/sign-out");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("Organiser", "Việc của tôi,Đợt đánh giá,Bỏ phiếu,Nhân sự,Kết quả,Thư,Sự cố")]
    [InlineData("Designer", "Việc của tôi,Quy trình")]
    [InlineData("Operator", "Việc của tôi,Thư,Sự cố")]
    [InlineData("Admin", "Việc của tôi,Đợt đánh giá,Bỏ phiếu,Quy trình,Nhân sự,Kết quả,Thư,Sự cố")]
    public async Task The_menu_holds_what_the_role_may_open(string role, string entries)
    {
        string[] roles = role.Length == 0 ? [] : [role];

        var html = await site.Browser("vi", "Phạm Thùy Dung", roles).GetStringAsync("/help");

        string.Join(',', MenuLink().Matches(html).Select(link => link.Groups[1].Value)).ShouldBe(entries);
    }

    [Fact]
    public async Task The_menu_marks_the_part_a_page_belongs_to()
    {
        var html = await site.Browser("vi", "Phạm Thùy Dung", "Organiser").GetStringAsync("/campaigns/7");

        html.ShouldContain("<a href=\"/campaigns\" aria-current=\"page\">");
        html.ShouldNotContain("<a href=\"/\" aria-current=\"page\">");
        html.ShouldContain("<body class=\"admin\">");
    }

    [Fact]
    public async Task A_name_somebody_typed_cannot_become_markup()
    {
        var html = await site.Browser(name: "<script>alert(1)</script>").GetStringAsync("/help");

        html.ShouldNotContain("<script");
        html.ShouldContain("&lt;script&gt;");
    }

    [Fact]
    public async Task Guests_get_no_menu_and_no_way_into_the_site()
    {
        var html = await site.Browser("vi", "Phạm Thùy Dung", "Organiser").GetStringAsync("/dev/design/expired");

        html.ShouldNotContain("<nav");
        html.ShouldNotContain("class=\"brand\" href");
        html.ShouldContain("Liên kết này dùng được đến hết thứ Hai, 14/12/2026.");
        html.ShouldContain("Gửi liên kết mới cho tôi");
    }

    [GeneratedRegex("<form[^>]*action=\"/sign-out\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex SignOut();

    [GeneratedRegex("(?<=<nav aria-label=\"Chính\">.*)<a href=\"[^\"]*\"[^>]*>([^<]*)</a>(?=.*</nav>)", RegexOptions.Singleline)]
    private static partial Regex MenuLink();
}
