using System.Net;
using CanBo.Activities.Access;
using CanBo.Activities.Storage;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Host.Tests.SignIn;

public sealed class SignInPageTests
{
    [Fact]
    public async Task Whoever_opens_a_page_unsigned_comes_back_to_it_after_signing_in()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var browser = host.Browser();

        var asked = await browser.OpenAsync("/account?x=1");
        await browser.OpenAsync(asked.Location!);
        var answer = await browser.PostAsync("/sign-in", ("userName", "a@phuloc.gov.vn"), ("password", HostFixture.Password), ("returnUrl", "/account?x=1"));

        asked.Location.ShouldEndWith("/sign-in?returnUrl=%2Faccount%3Fx%3D1");
        answer.Location.ShouldBe("/account?x=1");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task A_sign_in_leads_to_no_other_site(string returnUrl)
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var browser = host.Browser();
        await browser.OpenAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));

        var answer = await browser.PostAsync("/sign-in", ("userName", "a@phuloc.gov.vn"), ("password", HostFixture.Password), ("returnUrl", returnUrl));

        answer.Location.ShouldBe("/");
    }

    [Fact]
    public async Task A_wrong_password_keeps_the_name_tells_nothing_more_and_says_how_many_tries_are_left()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var browser = host.Browser();
        await browser.OpenAsync("/sign-in");

        var wrong = await browser.PostAsync("/sign-in", ("userName", "a@phuloc.gov.vn"), ("password", "sai mat khau"));
        var unknown = await browser.PostAsync("/sign-in", ("userName", "b@phuloc.gov.vn"), ("password", "sai mat khau"));

        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        wrong.Text.ShouldContain("Tên đăng nhập hoặc mật khẩu chưa đúng. Còn 4 lần thử.");
        wrong.Body.ShouldContain("value=\"a@phuloc.gov.vn\"");
        wrong.Body.ShouldContain("<title>Lỗi: Đăng nhập");
        wrong.Body.ShouldNotContain("sai mat khau");
        unknown.Text.ShouldBe(wrong.Text);
    }

    [Fact]
    public async Task English_readers_read_English()
    {
        await using var host = await HostFixture.StartAsync();
        using var browser = host.Browser("en");
        await browser.OpenAsync("/sign-in");

        var wrong = await browser.PostAsync("/sign-in", ("userName", "b@phuloc.gov.vn"), ("password", "wrong"));

        wrong.Text.ShouldContain("The user name or the password is not right. 4 tries left.");
    }

    [Fact]
    public async Task A_form_of_another_site_signs_nobody_in_or_out()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var stranger = host.Browser();
        using var browser = await host.BrowserAsAsync("a@phuloc.gov.vn");

        var signIn = await stranger.PostForgedAsync("/sign-in", ("userName", "a@phuloc.gov.vn"), ("password", HostFixture.Password));
        var signOut = await browser.PostForgedAsync("/sign-out");

        signIn.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        signOut.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_form_that_comes_too_late_gives_back_what_was_written()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var browser = await host.BrowserAsAsync("a@phuloc.gov.vn");
        await browser.OpenAsync("/account");
        host.Clock.Advance(TimeSpan.FromHours(9));

        var answer = await browser.PostAsync("/users", ("userName", "Một đoạn văn đã viết lâu"), ("password", "khong duoc hien"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Text.ShouldContain("Cần đăng nhập lại");
        answer.Text.ShouldContain("Một đoạn văn đã viết lâu");
        answer.Text.ShouldNotContain("khong duoc hien");
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var browser = await host.BrowserAsAsync("a@phuloc.gov.vn");
        await browser.OpenAsync("/account");

        await browser.PostAsync("/sign-out");

        (await browser.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Another_password_ends_every_other_sign_in_and_keeps_this_one()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn");
        using var here = await host.BrowserAsAsync("a@phuloc.gov.vn");
        using var elsewhere = await host.BrowserAsAsync("a@phuloc.gov.vn");
        using var program = await host.ApiAsAsync("a@phuloc.gov.vn");
        await here.OpenAsync("/account");

        var changed = await here.PostAsync(
            "/account/password", ("currentPassword", HostFixture.Password), ("password", "mot cau khac cung dai"), ("passwordAgain", "mot cau khac cung dai"));

        changed.Location.ShouldBe("/account?done=password");
        (await here.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await program.GetAsync(new Uri("/api/v1/me", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_administrator_makes_an_account_whose_holder_must_choose_a_password_before_deciding()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("quantri@phuloc.gov.vn", ActorRoles.Admin);
        using var admin = await host.BrowserAsAsync("quantri@phuloc.gov.vn");
        await admin.OpenAsync("/users/new");

        var made = await admin.PostAsync("/users", ("userName", "moi@phuloc.gov.vn"), ("role", "Organiser"));
        var oneTime = Html.Attribute(made.Body, "<dd>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</dd>").ShouldHaveSingleItem();
        using var holder = host.Browser();
        await holder.OpenAsync("/sign-in");
        var signedIn = await holder.PostAsync("/sign-in", ("userName", "moi@phuloc.gov.vn"), ("password", oneTime));
        var account = await holder.OpenAsync("/account");

        signedIn.Location.ShouldBe("/account#password");
        account.Text.ShouldContain("Mật khẩu này do người khác cấp.");
        (await host.ReadAsync(db => db.Set<Account>().SingleAsync(a => a.UserName == "moi@phuloc.gov.vn"))).Roles.ShouldBe(ActorRoles.Organiser);
    }

    [Fact]
    public async Task Weak_passwords_and_taken_names_are_refused_with_the_field_and_the_fix()
    {
        await using var host = await HostFixture.StartAsync();
        await host.CreateAccountAsync("a@phuloc.gov.vn", ActorRoles.Admin);
        using var browser = await host.BrowserAsAsync("a@phuloc.gov.vn");
        await browser.OpenAsync("/account");

        var weak = await browser.PostAsync("/account/password", ("currentPassword", HostFixture.Password), ("password", "ngan"), ("passwordAgain", "ngan"));
        var taken = await browser.PostAsync("/users", ("userName", "A@phuloc.gov.vn"));

        weak.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        weak.Text.ShouldContain("Mật khẩu cần ít nhất 10 ký tự.");
        taken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        taken.Text.ShouldContain("Đã có tài khoản với tên đăng nhập này.");
    }

    [Fact]
    public async Task Nobody_changes_the_own_roles_or_closes_the_own_account()
    {
        await using var host = await HostFixture.StartAsync();
        var account = await host.CreateAccountAsync("a@phuloc.gov.vn", ActorRoles.Admin);
        using var browser = await host.BrowserAsAsync("a@phuloc.gov.vn");
        await browser.OpenAsync($"/users/{account.Id}");

        var answer = await browser.PostAsync($"/users/{account.Id}/close");

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        answer.Text.ShouldContain("Không tự đổi tài khoản của chính mình ở đây");
        (await host.ReadAsync(db => db.Set<Account>().SingleAsync(a => a.Id == account.Id))).ClosedAt.ShouldBeNull();
    }
}
