using System.Net;
using CanBo.Activities.Access;
using CanBo.Activities.Mail;
using CanBo.Activities.People;
using CanBo.Runtime.Storage;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.SignIn;

public sealed class LinkTests
{
    [Theory, BothDatabases]
    public async Task Opening_a_link_names_the_person_and_changes_nothing(DatabaseKind kind)
    {
        // Without workers: they note what they do meanwhile, and every table is counted.
        await using var host = await HostFixture.StartAsync(kind, settings: ("Work:Enabled", "false"));
        var person = await host.PersonAsync();
        var path = "/t/" + host.Token(await host.LinkAsync(person.Id));
        using var browser = host.Browser();
        var before = await CountsAsync(host);

        var page = await browser.OpenAsync(path);
        var account = await browser.OpenAsync("/account");

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Tiếp tục với tên Nguyễn Văn An");
        page.Text.ShouldContain("Viết nhận xét, chậm nhất 14/12/2026.");
        account.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await CountsAsync(host)).ShouldBe(before);
    }

    [Theory, BothDatabases]
    public async Task Its_button_signs_in_for_own_tasks_only(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        var person = await host.PersonAsync();
        await host.CreateAccountAsync("quantri@phuloc.gov.vn", ActorRoles.Admin, person.Id);
        var path = "/t/" + host.Token(await host.LinkAsync(person.Id));
        using var browser = host.Browser();
        await browser.OpenAsync(path);

        var answer = await browser.PostAsync(path);
        var account = await browser.OpenAsync("/account");
        var users = await browser.OpenAsync("/users");

        answer.Location.ShouldBe("/account");
        account.Text.ShouldContain("Đang đăng nhập với tên Nguyễn Văn An, bằng liên kết.");
        users.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_mail_program_that_opens_the_link_twice_takes_nothing_from_the_person()
    {
        await using var host = await HostFixture.StartAsync();
        var person = await host.PersonAsync();
        var link = await host.LinkAsync(person.Id);
        using var first = await host.BrowserByLinkAsync(person.Id);
        using var browser = host.Browser();
        await browser.OpenAsync("/t/" + host.Token(link));
        await browser.PostAsync("/t/" + host.Token(link));
        await browser.PostAsync("/sign-out");

        await browser.OpenAsync("/t/" + host.Token(link));
        var again = await browser.PostAsync("/t/" + host.Token(link));

        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        again.Location.ShouldBe("/account");
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_link_the_page_is_the_same()
    {
        await using var host = await HostFixture.StartAsync();
        var person = await host.PersonAsync();
        var shared = await host.PersonAsync("Lê Thị Bình", Mailbox.Shared, "CB002");
        var revoked = await RevokedAsync(host, person.Id);
        var good = host.Token(await host.LinkAsync(person.Id));
        var tampered = (good[0] == 'A' ? 'B' : 'A') + good[1..];
        var ofShared = host.Token(await host.LinkAsync(shared.Id));
        using var browser = host.Browser();

        var pages = new List<Browser.Answer>();
        foreach (var token in (string[])["x", tampered, good[..40], ofShared, revoked])
            pages.Add(await browser.OpenAsync("/t/" + token));
        host.Clock.Advance(TimeSpan.FromDays(46));
        pages.Add(await browser.OpenAsync("/t/" + good));

        pages.ShouldAllBe(page => page.StatusCode == HttpStatusCode.Gone);
        pages.Select(page => page.Text[..page.Text.IndexOf("Không nhận được", StringComparison.Ordinal).OrEnd(page.Text)]).Distinct().ShouldHaveSingleItem();
        pages.ShouldAllBe(page => !page.Text.Contains("Nguyễn Văn An"));
    }

    [Fact]
    public async Task Asking_for_a_new_link_answers_everybody_alike_and_mails_only_the_right_one()
    {
        await using var host = await HostFixture.StartAsync();
        var person = await host.PersonAsync();
        await host.AddAsync(AccessSample.OpenTask(person.Id));
        var expired = "/t/" + host.Token(await host.LinkAsync(person.Id)) + "/again";
        host.Clock.Advance(TimeSpan.FromDays(60));
        using var browser = host.Browser();
        await browser.OpenAsync(expired[..^6]);

        var real = await browser.PostAsync(expired);
        var twice = await browser.PostAsync(expired);
        var madeUp = await browser.PostAsync("/t/" + new string('A', 64) + "/again");

        real.StatusCode.ShouldBe(HttpStatusCode.OK);
        madeUp.Text.ShouldBe(real.Text);
        twice.Text.ShouldBe(real.Text);
        var notices = await host.ReadAsync(db => db.Set<Notice>().ToListAsync());
        notices.ShouldHaveSingleItem().RecipientId.ShouldBe(person.Id);
    }

    [Fact]
    public async Task A_link_never_weakens_a_better_sign_in_of_the_same_person()
    {
        await using var host = await HostFixture.StartAsync();
        var person = await host.PersonAsync();
        using var browser = await host.BrowserAsAsync(person.Id);

        var opened = await browser.OpenAsync("/t/" + host.Token(await host.LinkAsync(person.Id, target: "/account?x=1")));
        var account = await browser.OpenAsync("/account");

        opened.Location.ShouldBe("/account?x=1");
        account.Text.ShouldContain("bằng mật khẩu");
    }

    [Fact]
    public async Task Somebody_else_at_the_same_browser_is_told_who_is_signed_in()
    {
        await using var host = await HostFixture.StartAsync();
        var an = await host.PersonAsync();
        var binh = await host.PersonAsync("Lê Thị Bình", code: "CB002");
        using var browser = await host.BrowserAsAsync(an.Id);
        var path = "/t/" + host.Token(await host.LinkAsync(binh.Id));

        var page = await browser.OpenAsync(path);
        await browser.PostAsync(path);
        var account = await browser.OpenAsync("/account");

        page.Text.ShouldContain("đang đăng nhập với tên Nguyễn Văn An");
        account.Text.ShouldContain("Đang đăng nhập với tên Lê Thị Bình, bằng liên kết.");
    }

    private static async Task<string> RevokedAsync(HostFixture host, Guid person)
    {
        var link = await host.LinkAsync(person);
        await host.Services.GetRequiredService<Links>().RevokeAllAsync(Actor.System, person, CancellationToken.None);
        return host.Token(link);
    }

    /// <summary>Rows of every table, so that a change anywhere shows.</summary>
    private static Task<string> CountsAsync(HostFixture host) => host.ReadAsync(async db =>
    {
        var counts = new List<string>();
        foreach (var table in ((RuntimeContext)db).Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().Order())
        {
            var sql = "select cast(count(*) as int) as \"Value\" from " + table;
            counts.Add($"{table}={await db.Database.SqlQueryRaw<int>(sql).SingleAsync()}");
        }

        return string.Join(' ', counts);
    });
}

internal static class Positions
{
    public static int OrEnd(this int position, string text) => position < 0 ? text.Length : position;
}
