using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CanBo.Activities.Mail.Transport;
using CanBo.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Host.Tests.SignIn;

public sealed class DevTests
{
    [Theory, BothDatabases]
    public async Task The_clock_moves_business_time_and_leaves_sign_ins_and_links_alone(DatabaseKind kind)
    {
        await using var host = await HostFixture.StartAsync(kind);
        var person = await host.PersonAsync();
        var link = await host.LinkAsync(person.Id);
        using var client = await host.ApiAsAsync(person.Id);

        var answer = await client.PostAsJsonAsync("/api/v1/dev/clock", new { advance = "100.00:00:00" });
        var me = await client.GetAsync(new Uri("/api/v1/me", UriKind.Relative));
        using var browser = host.Browser();
        var page = await browser.OpenAsync("/t/" + host.Token(link));

        var now = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("now").GetDateTimeOffset();
        (now - host.Clock.GetUtcNow()).TotalDays.ShouldBe(100, tolerance: 0.01);
        me.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Mails_of_the_pickup_folder_can_be_read_and_their_links_followed()
    {
        await using var host = await HostFixture.StartAsync();
        var mails = host.Services.GetRequiredService<IMailTransport>();
        await mails.SendAsync(
            new OutgoingMail(
                "1@test",
                new Mailbox("an@phuloc.gov.vn", "Nguyễn Văn An"),
                "Còn một việc chờ đồng chí",
                "Mở http://localhost:5100/t/abc để xem.",
                "<p>Mở <a href=\"http://localhost:5100/t/abc\">trang này</a></p>"),
            CancellationToken.None);
        using var browser = host.Browser();

        var list = await browser.OpenAsync("/dev/mail");
        var name = Html.Attribute(list.Body, "href=\"(/dev/mail/[^\"]+)\"").ShouldHaveSingleItem();
        var mail = await browser.OpenAsync(name);
        var html = await browser.OpenAsync(name + "/html");

        list.Text.ShouldContain("Còn một việc chờ đồng chí");
        mail.Body.ShouldContain("href=\"http://localhost:5100/t/abc\"");
        html.Body.ShouldContain("<a href=\"http://localhost:5100/t/abc\">");
        (await browser.OpenAsync("/dev/mail/..%2F..%2Fsecret.eml")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
