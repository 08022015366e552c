using System.Net;
using CanBo.Activities.Access;
using CanBo.Activities.People;
using CanBo.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.SignIn;

public sealed class PinTests
{
    private const string Pin = "594037";

    [Theory, BothDatabases]
    public async Task A_decision_by_mail_link_asks_for_a_first_PIN_and_goes_on_with_what_was_typed(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind, services: AddDecision);
        var person = await host.PersonAsync();
        using var browser = await host.BrowserByLinkAsync(person.Id);

        var asked = await browser.PostAsync("/test/decide?list=7", ("reason", "Hoàn thành vượt mức \"kế hoạch\""), ("case", "1"), ("case", "2"));
        var decided = await browser.PostAsync(Action(asked), [.. Hidden(asked), ("__pin", Pin), ("__pinAgain", Pin)]);
        var next = await browser.PostAsync("/test/decide?list=8", ("reason", "lần sau"));

        asked.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        asked.Text.ShouldContain("Đặt mã PIN của riêng mình");
        decided.Body.ShouldBe("list 7: Hoàn thành vượt mức \"kế hoạch\" 1,2 by Pin");
        next.Body.ShouldBe("list 8: lần sau  by Pin");
    }

    [Fact]
    public async Task The_PIN_is_asked_for_again_at_the_next_link_and_a_wrong_one_decides_nothing()
    {
        await using var host = await HostFixture.StartAsync(services: AddDecision);
        var person = await host.PersonAsync();
        await SetPinAsync(host, person.Id);
        using var browser = await host.BrowserByLinkAsync(person.Id);

        var asked = await browser.PostAsync("/test/decide?list=7", ("reason", "x"));
        var wrong = await browser.PostAsync(Action(asked), [.. Hidden(asked), ("__pin", "000000")]);
        var right = await browser.PostAsync(Action(wrong), [.. Hidden(wrong), ("__pin", Pin)]);

        asked.Text.ShouldContain("Nhập mã PIN");
        wrong.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        wrong.Text.ShouldContain("Mã PIN chưa đúng. Còn 4 lần thử.");
        right.Body.ShouldBe("list 7: x  by Pin");
    }

    [Fact]
    public async Task After_five_wrong_PINs_even_the_right_one_is_not_heard_for_fifteen_minutes()
    {
        await using var host = await HostFixture.StartAsync(services: AddDecision);
        var person = await host.PersonAsync();
        await SetPinAsync(host, person.Id);
        using var browser = await host.BrowserByLinkAsync(person.Id);
        for (var i = 0; i < 5; i++)
            await browser.PostAsync("/test/decide?list=7", ("__pin", $"00000{i}"));

        var early = await browser.PostAsync("/test/decide?list=7", ("__pin", Pin));
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        var late = await browser.PostAsync("/test/decide?list=7", ("__pin", Pin));

        early.Text.ShouldContain("Đã nhập sai nhiều lần. Chờ 15 phút rồi thử lại.");
        late.Body.ShouldEndWith("by Pin");
    }

    [Fact]
    public async Task A_PIN_counts_for_two_hours()
    {
        await using var host = await HostFixture.StartAsync(services: AddDecision);
        var person = await host.PersonAsync();
        await SetPinAsync(host, person.Id);
        using var browser = await host.BrowserByLinkAsync(person.Id);
        await browser.PostAsync("/test/decide?list=7", ("__pin", Pin));

        host.Clock.Advance(TimeSpan.FromHours(2.1));
        var later = await browser.PostAsync("/test/decide?list=7", ("reason", "x"));

        later.Text.ShouldContain("Nhập mã PIN");
    }

    [Fact]
    public async Task No_first_PIN_is_set_from_paper_or_an_administrators_link()
    {
        await using var host = await HostFixture.StartAsync(services: AddDecision);
        var own = await host.PersonAsync();
        var shared = await host.PersonAsync("Lê Thị Bình", Mailbox.Shared, "CB002");

        var answers = new List<Browser.Answer>();
        foreach (var link in (Link[])[await host.LinkAsync(own.Id, LinkPurpose.Administrator), await host.LinkAsync(shared.Id, LinkPurpose.Invitation), await host.LinkAsync(own.Id, LinkPurpose.Invitation)])
        {
            using var browser = host.Browser();
            await browser.OpenAsync("/t/" + host.Token(link));
            await browser.PostAsync("/t/" + host.Token(link));
            answers.Add(await browser.PostAsync("/test/decide?list=7", ("reason", "x")));
            answers.Add(await browser.PostAsync("/test/decide?list=7", ("__pin", Pin), ("__pinAgain", Pin)));
        }

        answers.ShouldAllBe(answer => !answer.Body.StartsWith("list"));
        answers[0].Text.ShouldContain("Cần mật khẩu riêng");
        using var byMail = await host.BrowserByLinkAsync(own.Id);
        (await byMail.PostAsync("/test/decide?list=7", ("reason", "x"))).Text.ShouldContain("Đặt mã PIN của riêng mình");
    }

    [Fact]
    public async Task An_administrators_link_cannot_decide_even_with_the_PIN()
    {
        await using var host = await HostFixture.StartAsync(services: AddDecision);
        var person = await host.PersonAsync();
        await SetPinAsync(host, person.Id);
        var link = await host.LinkAsync(person.Id, LinkPurpose.Administrator);
        using var browser = host.Browser();
        await browser.OpenAsync("/t/" + host.Token(link));
        await browser.PostAsync("/t/" + host.Token(link));

        var answer = await browser.PostAsync("/test/decide?list=7", ("__pin", Pin));

        answer.Body.ShouldNotStartWith("list");
    }

    [Theory]
    [InlineData("12345", "Mã PIN gồm 6 đến 12 chữ số.")]
    [InlineData("12345x", "Mã PIN gồm 6 đến 12 chữ số.")]
    [InlineData("123456", "Mã PIN này dễ đoán.")]
    [InlineData("987654", "Mã PIN này dễ đoán.")]
    [InlineData("111111", "Mã PIN này dễ đoán.")]
    [InlineData("482482", "Mã PIN này dễ đoán.")]
    public async Task Easy_PINs_are_refused(string pin, string reason)
    {
        await using var host = await HostFixture.StartAsync();
        var person = await host.PersonAsync();
        using var browser = await host.BrowserByLinkAsync(person.Id);
        await browser.OpenAsync("/account");

        var answer = await browser.PostAsync("/account/pin", ("pin", pin), ("again", pin));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Text.ShouldContain(reason);
    }

    private static async Task SetPinAsync(HostFixture host, Guid person)
    {
        using var browser = await host.BrowserByLinkAsync(person);
        await browser.OpenAsync("/account");
        (await browser.PostAsync("/account/pin", ("pin", Pin), ("again", Pin))).Location.ShouldBe("/account?done=pin");
    }

    private static string Action(Browser.Answer page) => Html.Attribute(page.Body, "<form method=\"post\" action=\"(/test[^\"]*)\"").Single();

    private static IEnumerable<(string, string)> Hidden(Browser.Answer page) => Html.HiddenFields(page.Body).Where(f => f.Name != "__RequestVerificationToken");

    private static void AddDecision(IServiceCollection services) => services.AddSingleton<IStartupFilter, DecisionPage>();

    /// <summary>A page that decides, so that the way to it is tested apart from any feature.</summary>
    private sealed class DecisionPage : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Map("/test/decide", page => page.Run(async http =>
            {
                var actor = http.RequestServices.GetRequiredService<Actor>();
                actor.RequireOwnProof();
                var form = await http.Request.ReadFormAsync();
                await http.Response.WriteAsync($"list {http.Request.Query["list"]}: {form["reason"]} {form["case"]} by {actor.Strength}");
            }));
        };
    }
}
