using System.Net;
using System.Net.Sockets;
using System.Text;
using CanBo.Activities.Mail.Transport;
using CanBo.Testing;

namespace CanBo.Activities.Tests.Mail;

/// <summary>Servers that no well-behaved program would play: what they say comes from a script, byte for byte.</summary>
public sealed class SmtpBadServerTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SmtpBadServerTests() => _listener.Start();

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_after_the_time_limit()
    {
        using var transport = Transport(SmtpSecurity.None, timeoutSeconds: 1);

        var result = await transport.SendAsync(Letters.Letter(), CancellationToken.None);

        result.ShouldBeOfType<SendResult.TransientFailure>().Text.ShouldContain("Mail:Smtp:TimeoutSeconds");
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n")]
    [InlineData("hello\r\n")]
    [InlineData("220\r\nnonsense\r\n")]
    public async Task What_does_not_speak_SMTP_is_transient(string said)
    {
        var serving = ServeAsync(said);
        using var transport = Transport(SmtpSecurity.None);

        var result = await transport.SendAsync(Letters.Letter(), CancellationToken.None);

        result.ShouldBeOfType<SendResult.TransientFailure>().ConcernsServer.ShouldBeTrue();
        await serving;
    }

    [Fact]
    public async Task An_endless_answer_is_cut_off()
    {
        var serving = ServeAsync("220-" + new string('x', 100_000));
        using var transport = Transport(SmtpSecurity.None);

        var result = await transport.SendAsync(Letters.Letter(), CancellationToken.None);

        result.ShouldBeOfType<SendResult.TransientFailure>().Text.ShouldContain("too long");
        await serving;
    }

    [Fact]
    public async Task Words_slipped_in_before_encryption_end_the_conversation()
    {
        var serving = ServeAsync("220 hi\r\n", "250-hi\r\n250 STARTTLS\r\n", "220 go ahead\r\n250 injected\r\n");
        using var transport = Transport(SmtpSecurity.StartTls);

        var result = await transport.SendAsync(Letters.Letter(), CancellationToken.None);

        result.ShouldBeOfType<SendResult.TransientFailure>().Text.ShouldContain("out of turn");
        (await serving).ShouldNotContain("MAIL FROM");
    }

    [Fact]
    public async Task A_refusal_of_service_at_the_door_blames_the_server_not_the_mail()
    {
        var serving = ServeAsync("554 5.7.1 No service for you\r\n");
        using var transport = Transport(SmtpSecurity.None);

        var result = await transport.SendAsync(Letters.Letter(), CancellationToken.None);

        var failure = result.ShouldBeOfType<SendResult.TransientFailure>();
        failure.Code.ShouldBe(554);
        failure.ConcernsServer.ShouldBeTrue();
        await serving;
    }

    [Fact]
    public async Task A_mail_whose_acceptance_was_lost_is_not_sent_again_by_itself()
    {
        // The connection breaks after the mail was sent and before the answer: it may have been accepted.
        var serving = ServeAsync("220 hi\r\n", "250 hi\r\n", "250 ok\r\n", "250 ok\r\n", "354 go on\r\n");
        using var transport = Transport(SmtpSecurity.None);

        var result = await transport.SendAsync(Letters.Letter(), CancellationToken.None);

        result.ShouldBeOfType<SendResult.TransientFailure>();
        (await serving).ShouldContain("DATA");
        _listener.Pending().ShouldBeFalse();
    }

    public void Dispose() => _listener.Dispose();

    private SmtpTransport Transport(SmtpSecurity security, int timeoutSeconds = 20) => Transports.Smtp(new FakeTimeProvider(), new SmtpOptions
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        Security = security,
        TimeoutSeconds = timeoutSeconds,
    });

    // Says the first, then one more after each command; returns what the client said.
    private async Task<string> ServeAsync(params string[] says)
    {
        using var client = await _listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var heard = new StringBuilder();
        var buffer = new byte[8192];
        foreach (var said in says)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(said));
            var read = await ReadAsync(stream, buffer);
            heard.Append(Encoding.UTF8.GetString(buffer, 0, read));
            if (read == 0)
                break;
        }

        return heard.ToString();
    }

    private static async Task<int> ReadAsync(NetworkStream stream, byte[] buffer)
    {
        try
        {
            return await stream.ReadAsync(buffer);
        }
        catch (IOException)
        {
            return 0;    // the client hung up with words of ours unread, as it should
        }
    }
}
