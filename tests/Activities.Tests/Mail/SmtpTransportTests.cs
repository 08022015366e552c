using System.Globalization;
using CanBo.Activities.Mail.Transport;
using CanBo.Testing;
using CanBo.Testing.Mail;

namespace CanBo.Activities.Tests.Mail;

public sealed class SmtpTransportTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task A_Vietnamese_mail_arrives_intact()
    {
        await using var server = await SmtpServerPeer.StartAsync();
        using var transport = Transport(server);
        var mail = Letters.Letter(
            to: "an.nv@tinh.gov.vn",
            text: "Kính gửi đồng chí Nguyễn Văn An,\nMời tự đánh giá: https://danhgia.tinh.gov.vn/t/abc=1\n",
            html: "<p>Kính gửi đồng chí <b>Nguyễn Văn An</b></p><a href=\"https://danhgia.tinh.gov.vn/t/abc=1\">Mở</a>");

        var result = await transport.SendAsync(mail, CancellationToken.None);

        result.ShouldBeOfType<SendResult.Accepted>();
        var received = (await server.ReceivedAsync()).ShouldHaveSingleItem();
        received.EnvelopeFrom.ShouldBe("canbo@tinh.gov.vn");
        received.EnvelopeTo.ShouldBe("an.nv@tinh.gov.vn");
        received.Subject.ShouldBe(Letters.Subject);
        received.Text.ShouldBe(mail.TextBody.ReplaceLineEndings("\r\n"));
        received.Html.ShouldContain("Nguyễn Văn An");
        received.Links.ShouldBe([new Uri("https://danhgia.tinh.gov.vn/t/abc=1")]);
        received.MessageId.ShouldBe($"<{mail.MessageId}>");
        received.Date.ShouldBe(_clock.GetUtcNow());
    }

    [Fact]
    public async Task Lines_of_dots_and_very_long_lines_are_kept()
    {
        await using var server = await SmtpServerPeer.StartAsync();
        using var transport = Transport(server);
        var text = ".\n..\n.bắt đầu bằng chấm\n" + new string('ă', 4000) + "\n.\n\n.";

        await transport.SendAsync(Letters.Letter(text: text, html: null), CancellationToken.None);
        await transport.SendAsync(Letters.Letter(text: "sau", html: null), CancellationToken.None);

        var received = await server.ReceivedAsync();
        received.Select(mail => mail.Text).ShouldBe([text.ReplaceLineEndings("\r\n") + "\r\n", "sau\r\n"]);
    }

    [Theory]
    [InlineData(SmtpPeerSecurity.StartTls, "PLAIN")]
    [InlineData(SmtpPeerSecurity.StartTls, "LOGIN")]
    [InlineData(SmtpPeerSecurity.Tls, "PLAIN")]
    [InlineData(SmtpPeerSecurity.Tls, "LOGIN")]
    public async Task It_signs_in_over_an_encrypted_connection(SmtpPeerSecurity security, string method)
    {
        await using var server = await SmtpServerPeer.StartAsync(Guarded(security) with { Methods = [method] });
        using var transport = Transport(server, security, password: "mật khẩu");

        var result = await transport.SendAsync(Letters.Letter(), CancellationToken.None);

        result.ShouldBeOfType<SendResult.Accepted>();
        var received = (await server.ReceivedAsync()).ShouldHaveSingleItem();
        received.IsSecure.ShouldBeTrue();
        received.User.ShouldBe("canbo");
    }

    [Fact]
    public async Task A_wrong_password_is_worth_another_attempt_once_the_setting_is_mended()
    {
        await using var server = await SmtpServerPeer.StartAsync(Guarded(SmtpPeerSecurity.StartTls));
        using var transport = Transport(server, SmtpPeerSecurity.StartTls, password: "sai");

        var result = await transport.SendAsync(Letters.Letter(), CancellationToken.None);

        var failure = result.ShouldBeOfType<SendResult.TransientFailure>();
        failure.Code.ShouldBe(535);
        failure.ConcernsServer.ShouldBeTrue();
        failure.Text.ShouldContain("Mail:Smtp:Password");
    }

    [Fact]
    public async Task Without_STARTTLS_on_offer_nothing_is_sent_in_the_clear()
    {
        await using var server = await SmtpServerPeer.StartAsync();
        using var transport = Transport(server, SmtpPeerSecurity.StartTls, user: null);

        var result = await transport.SendAsync(Letters.Letter(), CancellationToken.None);

        result.ShouldBeOfType<SendResult.TransientFailure>().Text.ShouldContain("does not offer STARTTLS");
        (await server.ReceivedAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SmtpPeerSecurity.StartTls)]
    [InlineData(SmtpPeerSecurity.Tls)]
    public async Task A_certificate_of_an_unknown_authority_is_refused(SmtpPeerSecurity security)
    {
        await using var server = await SmtpServerPeer.StartAsync(Guarded(security));
        using var transport = Transport(server, security, trustsPeer: false);

        var result = await transport.SendAsync(Letters.Letter(), CancellationToken.None);

        var failure = result.ShouldBeOfType<SendResult.TransientFailure>();
        failure.ConcernsServer.ShouldBeTrue();
        failure.Text.ShouldContain("Mail:Smtp:CaFile");
        (await server.ReceivedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused_though_its_authority_is_trusted()
    {
        await using var server = await SmtpServerPeer.StartAsync(Guarded(SmtpPeerSecurity.Tls) with { CertificateName = "other.example" });
        using var transport = Transport(server, SmtpPeerSecurity.Tls);

        var result = await transport.SendAsync(Letters.Letter(), CancellationToken.None);

        result.ShouldBeOfType<SendResult.TransientFailure>().Text.ShouldContain("Mail:Smtp:Host");
        (await server.ReceivedAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_451_is_transient_and_the_same_mail_is_accepted_later(bool afterData)
    {
        await using var server = await SmtpServerPeer.StartAsync();
        await server.RefuseAsync("an.nv@tinh.gov.vn", new SmtpRefusal(451, "4.7.1 Greylisted, try later", afterData, Times: 1));
        using var transport = Transport(server);
        var mail = Letters.Letter();

        var first = await transport.SendAsync(mail, CancellationToken.None);
        var second = await transport.SendAsync(mail, CancellationToken.None);

        var failure = first.ShouldBeOfType<SendResult.TransientFailure>();
        failure.Code.ShouldBe(451);
        failure.Text.ShouldContain("Greylisted");
        failure.ConcernsServer.ShouldBeFalse();
        second.ShouldBeOfType<SendResult.Accepted>();
        (await server.ReceivedAsync()).ShouldHaveSingleItem().MessageId.ShouldBe($"<{mail.MessageId}>");
    }

    [Theory]
    [InlineData(550, false)]
    [InlineData(554, true)]
    public async Task A_5xx_is_permanent_and_the_next_mail_goes_on_over_the_same_connection(int code, bool afterData)
    {
        await using var server = await SmtpServerPeer.StartAsync();
        await server.RefuseAsync("gone@tinh.gov.vn", new SmtpRefusal(code, "5.1.1 No such user", afterData));
        using var transport = Transport(server);

        var refused = await transport.SendAsync(Letters.Letter(to: "gone@tinh.gov.vn"), CancellationToken.None);
        var next = await transport.SendAsync(Letters.Letter(), CancellationToken.None);

        refused.ShouldBeOfType<SendResult.PermanentFailure>().Code.ShouldBe(code);
        next.ShouldBeOfType<SendResult.Accepted>();
        (await server.ReceivedAsync()).ShouldHaveSingleItem();
        server.ClosedConnections.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_transient_and_used_again_when_it_is_back()
    {
        var server = await SmtpServerPeer.StartAsync();
        using var transport = Transport(server);
        await transport.SendAsync(Letters.Letter(), CancellationToken.None);
        server.Kill();
        await server.DisposeAsync();

        var whileGone = await transport.SendAsync(Letters.Letter(), CancellationToken.None);

        var failure = whileGone.ShouldBeOfType<SendResult.TransientFailure>();
        failure.Code.ShouldBeNull();
        failure.ConcernsServer.ShouldBeTrue();
        await using var back = await SmtpServerPeer.StartAsync(new SmtpServerPeerOptions { Port = server.Port });
        (await transport.SendAsync(Letters.Letter(), CancellationToken.None)).ShouldBeOfType<SendResult.Accepted>();
    }

    [Fact]
    public async Task A_kept_connection_that_the_server_closed_costs_no_mail()
    {
        await using var server = await SmtpServerPeer.StartAsync();
        using var transport = Transport(server);
        await transport.SendAsync(Letters.Letter(), CancellationToken.None);
        await server.HangUpAsync();

        var result = await transport.SendAsync(Letters.Letter(), CancellationToken.None);

        result.ShouldBeOfType<SendResult.Accepted>();
        (await server.ReceivedAsync()).Select(mail => mail.Connection).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Three_hundred_mails_take_one_connection()
    {
        await using var server = await SmtpServerPeer.StartAsync(Guarded(SmtpPeerSecurity.StartTls));
        using var transport = Transport(server, SmtpPeerSecurity.StartTls);

        for (var i = 0; i < 300; i++)
            (await transport.SendAsync(Letters.Letter(subject: string.Create(CultureInfo.InvariantCulture, $"Thư số {i}")), CancellationToken.None)).ShouldBeOfType<SendResult.Accepted>();

        var received = await server.ReceivedAsync();
        received.Count.ShouldBe(300);
        received.Select(mail => mail.Connection).Distinct().ShouldHaveSingleItem();
        received[299].Subject.ShouldBe("Thư số 299");
    }

    [Fact]
    public async Task Mails_sent_at_once_share_a_bounded_number_of_connections()
    {
        await using var server = await SmtpServerPeer.StartAsync();
        using var transport = Transport(server, maxConnections: 3);

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => transport.SendAsync(Letters.Letter(), CancellationToken.None)));

        results.ShouldAllBe(result => result is SendResult.Accepted);
        var received = await server.ReceivedAsync();
        received.Count.ShouldBe(40);
        received.Select(mail => mail.Connection).Distinct().Count().ShouldBeInRange(1, 3);
    }

    [Fact]
    public async Task An_idle_connection_is_closed()
    {
        await using var server = await SmtpServerPeer.StartAsync();
        using var transport = Transport(server);
        await transport.SendAsync(Letters.Letter(), CancellationToken.None);

        _clock.Advance(TimeSpan.FromSeconds(31));

        await server.WaitForClosedAsync(1);
    }

    [Theory]
    [InlineData("Chào\r\nBcc: thief@example.com", "an.nv@tinh.gov.vn")]
    [InlineData("Chào", "an.nv@tinh.gov.vn>\r\nRCPT TO:<thief@example.com")]
    [InlineData("Chào", "nguyễn.an@tinh.gov.vn")]
    public async Task A_mail_that_must_not_be_sent_fails_for_good_and_never_reaches_the_server(string subject, string to)
    {
        await using var server = await SmtpServerPeer.StartAsync();
        using var transport = Transport(server);

        var result = await transport.SendAsync(Letters.Letter(to: to, subject: subject), CancellationToken.None);

        result.ShouldBeOfType<SendResult.PermanentFailure>().Code.ShouldBeNull();
        (await server.ReceivedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_send_throws_and_the_transport_lives_on()
    {
        await using var server = await SmtpServerPeer.StartAsync();
        using var transport = Transport(server);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => transport.SendAsync(Letters.Letter(), cancelled.Token));

        (await transport.SendAsync(Letters.Letter(), CancellationToken.None)).ShouldBeOfType<SendResult.Accepted>();
    }

    private static SmtpServerPeerOptions Guarded(SmtpPeerSecurity security) => new() { Security = security, User = "canbo", Password = "mật khẩu" };

    private SmtpTransport Transport(SmtpServerPeer server, SmtpPeerSecurity security = SmtpPeerSecurity.None, string? user = "canbo", string password = "mật khẩu", bool trustsPeer = true, int maxConnections = 4) =>
        Transports.Smtp(_clock, new SmtpOptions
        {
            Host = SmtpServerPeer.Host,
            Port = server.Port,
            Security = Enum.Parse<SmtpSecurity>(security.ToString()),
            User = security == SmtpPeerSecurity.None ? null : user,
            Password = security == SmtpPeerSecurity.None ? null : password,
            CaFile = security != SmtpPeerSecurity.None && trustsPeer && File.Exists(server.CaFile) ? server.CaFile : null,
            TimeoutSeconds = 20,
            MaxConnections = maxConnections,
        });
}
