using System.Net;
using CanBo.Activities.Access;
using CanBo.Activities.People;

namespace CanBo.Host.Tests.SignIn;

public sealed class InvitationTests
{
    [Fact]
    public async Task People_without_an_own_mailbox_come_in_once_by_the_code_on_paper()
    {
        await using var host = await HostFixture.StartAsync();
        var person = await host.PersonAsync("Lê Thị Bình", Mailbox.Missing);
        var code = await PrintAsync(host, person.Id);
        using var browser = host.Browser();
        await browser.OpenAsync("/code");

        var found = await browser.PostAsync("/code", ("code", code.ToLowerInvariant().Replace("-", " ")));
        var page = await browser.OpenAsync(found.Location!);
        var used = await browser.PostAsync(found.Location!);
        using var second = host.Browser();
        await second.OpenAsync("/code");
        var again = await second.PostAsync("/code", ("code", code));

        page.Text.ShouldContain("Tiếp tục với tên Lê Thị Bình");
        used.Location.ShouldBe("/");
        (await browser.OpenAsync("/account")).Text.ShouldContain("Đang đăng nhập với tên Lê Thị Bình, bằng liên kết.");
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        again.Text.ShouldContain("Mã này không dùng được");
    }

    [Fact]
    public async Task Printing_again_makes_the_earlier_sheet_useless()
    {
        await using var host = await HostFixture.StartAsync();
        var person = await host.PersonAsync("Lê Thị Bình", Mailbox.Shared);
        var first = await PrintAsync(host, person.Id);
        var second = await PrintAsync(host, person.Id);
        using var browser = host.Browser();
        await browser.OpenAsync("/code");

        var old = await browser.PostAsync("/code", ("code", first));
        var @new = await browser.PostAsync("/code", ("code", second));

        old.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        @new.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Nothing_is_printed_for_people_with_an_own_mailbox_or_by_participants()
    {
        await using var host = await HostFixture.StartAsync();
        var own = await host.PersonAsync();
        await host.CreateAccountAsync("tochuc@phuloc.gov.vn", ActorRoles.Organiser);
        using var organiser = await host.BrowserAsAsync("tochuc@phuloc.gov.vn");
        using var participant = await host.BrowserAsAsync(own.Id);
        await organiser.OpenAsync("/invitations");
        await participant.OpenAsync("/account");

        var refused = await organiser.PostAsync("/invitations", ("person", own.Id.ToString()));
        var hidden = await participant.OpenAsync("/invitations");

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("Nguyễn Văn An có hộp thư riêng");
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_administrators_link_works_once_and_its_person_sees_it_ever_after()
    {
        await using var host = await HostFixture.StartAsync();
        var person = await host.PersonAsync();
        await host.CreateAccountAsync("quantri@phuloc.gov.vn", ActorRoles.Admin);
        using var admin = await host.BrowserAsAsync("quantri@phuloc.gov.vn");
        await admin.OpenAsync($"/people/{person.Id}/access");

        var made = await admin.PostAsync($"/people/{person.Id}/access/link", ("reason", "Mất điện thoại, gọi nhờ ngày 05/12"));
        var path = "/t/" + Html.Attribute(made.Body, "/t/([A-Za-z0-9_-]{64})").ShouldHaveSingleItem();
        using var stranger = host.Browser();
        await stranger.OpenAsync(path);
        var used = await stranger.PostAsync(path);
        var again = await admin.OpenAsync(path);
        using var byMail = await host.BrowserByLinkAsync(person.Id);
        var account = await byMail.OpenAsync("/account");

        used.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        again.StatusCode.ShouldBe(HttpStatusCode.Gone);
        account.Text.ShouldContain("Mất điện thoại, gọi nhờ ngày 05/12");
        account.Text.ShouldContain("quantri@phuloc.gov.vn");
        account.Text.ShouldContain("bằng liên kết của quản trị viên");
    }

    [Fact]
    public async Task Revoking_the_links_of_a_person_ends_who_came_by_them()
    {
        await using var host = await HostFixture.StartAsync();
        var person = await host.PersonAsync();
        using var browser = await host.BrowserByLinkAsync(person.Id);
        await host.CreateAccountAsync("quantri@phuloc.gov.vn", ActorRoles.Admin);
        using var admin = await host.BrowserAsAsync("quantri@phuloc.gov.vn");
        await admin.OpenAsync($"/people/{person.Id}/access");

        await admin.PostAsync($"/people/{person.Id}/access/revoke");

        (await browser.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<string> PrintAsync(HostFixture host, Guid person)
    {
        var name = $"tochuc{Guid.NewGuid():N}";
        await host.CreateAccountAsync(name, ActorRoles.Organiser);
        using var organiser = await host.BrowserAsAsync(name);
        await organiser.OpenAsync("/invitations");
        var sheets = await organiser.PostAsync("/invitations", ("person", person.ToString()));
        return Html.Attribute(sheets.Body, "([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})").ShouldHaveSingleItem();
    }
}
