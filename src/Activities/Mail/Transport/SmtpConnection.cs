using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace CanBo.Activities.Mail.Transport;

/// <summary>One conversation with the server, ready for mails once opened. Not for use by two tasks at once.</summary>
internal sealed class SmtpConnection : IDisposable
{
    private readonly SmtpOptions _options;
    private readonly TcpClient _client;
    private Stream _stream = Stream.Null;
    private SmtpLines _lines = new(Stream.Null);
    private HashSet<string> _offers = [];

    private SmtpConnection(SmtpOptions options, TcpClient client)
    {
        _options = options;
        _client = client;
    }

    /// <summary>How far the last mail came; tells whether another attempt could double it.</summary>
    public SmtpStage Stage { get; private set; } = SmtpStage.Opening;

    /// <summary>Connects, encrypts and signs in as configured.</summary>
    /// <exception cref="SmtpFailureException">When the server refuses or does not offer what is configured.</exception>
    public static async Task<SmtpConnection> OpenAsync(SmtpOptions options, CancellationToken cancellation)
    {
        // Without NoDelay each mail waits 40 ms for a delayed acknowledgement.
        var connection = new SmtpConnection(options, new TcpClient { NoDelay = true });
        try
        {
            await connection.ConnectAsync(cancellation);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Sends one mail and returns the server's words of acceptance.</summary>
    /// <exception cref="SmtpFailureException">When the server refuses sender, recipient or mail.</exception>
    public async Task<string> SendAsync(string from, string to, byte[] mime, CancellationToken cancellation)
    {
        Stage = SmtpStage.Envelope;
        await ExpectAsync($"MAIL FROM:<{from}>", 250, cancellation);
        await ExpectAsync($"RCPT TO:<{to}>", 250, cancellation);
        await ExpectAsync("DATA", 354, cancellation);
        Stage = SmtpStage.Content;
        await _lines.WriteMailAsync(mime, cancellation);
        return Check(await _lines.ReadReplyAsync(cancellation), 250).Text;
    }

    /// <summary>Makes the server forget a refused mail, so that the connection can carry the next one.</summary>
    public Task ResetAsync(CancellationToken cancellation) => ExpectAsync("RSET", 250, cancellation);

    /// <summary>Says goodbye and closes; what the server answers no longer matters.</summary>
    public void Quit()
    {
        try
        {
            _stream.Write("QUIT\r\n"u8);
        }
        catch (IOException)
        {
            // The server was quicker; there is nobody left to say goodbye to.
        }

        Dispose();
    }

    public void Dispose()
    {
        _stream.Dispose();
        _client.Dispose();
    }

    private async Task ConnectAsync(CancellationToken cancellation)
    {
        await _client.ConnectAsync(_options.Host!, _options.EffectivePort, cancellation);
        Use(_client.GetStream());
        if (_options.Security == SmtpSecurity.Tls)
            await EncryptAsync(cancellation);

        Check(await _lines.ReadReplyAsync(cancellation), 220);
        await GreetAsync(cancellation);
        if (_options.Security == SmtpSecurity.StartTls)
            await StartTlsAsync(cancellation);

        if (!string.IsNullOrEmpty(_options.User))
            await SignInAsync(cancellation);
    }

    private async Task StartTlsAsync(CancellationToken cancellation)
    {
        if (!_offers.Contains("STARTTLS"))
            throw new SmtpFailureException(Stage, null, "The mail server does not offer STARTTLS, so nothing was sent. Mail:Smtp:Security says it must.");

        await ExpectAsync("STARTTLS", 220, cancellation);
        // What came in the clear behind the answer was not said by the server whose certificate we are about to see.
        if (_lines.HasUnread)
            throw new SmtpFailureException(Stage, null, "The mail server spoke out of turn before encryption began, so nothing was sent.");

        await EncryptAsync(cancellation);
        await GreetAsync(cancellation);
    }

    private async Task EncryptAsync(CancellationToken cancellation)
    {
        var encrypted = new SslStream(_stream, leaveInnerStreamOpen: false);
        Use(encrypted);
        await encrypted.AuthenticateAsClientAsync(SmtpCertificates.Options(_options), cancellation);
    }

    private async Task GreetAsync(CancellationToken cancellation)
    {
        var reply = await ExpectAsync($"EHLO {OwnName()}", 250, cancellation);
        _offers = reply.Lines.Skip(1).Select(line => line.Trim().ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);
    }

    private async Task SignInAsync(CancellationToken cancellation)
    {
        var methods = _offers.Where(offer => offer.StartsWith("AUTH", StringComparison.Ordinal)).SelectMany(offer => offer.Split(' ', '=')).ToHashSet();
        if (methods.Contains("PLAIN"))
        {
            await ExpectAsync("AUTH PLAIN " + Base64($"\0{_options.User}\0{_options.Password}"), 235, cancellation);
        }
        else if (methods.Contains("LOGIN"))
        {
            await ExpectAsync("AUTH LOGIN", 334, cancellation);
            await ExpectAsync(Base64(_options.User!), 334, cancellation);
            await ExpectAsync(Base64(_options.Password!), 235, cancellation);
        }
        else
        {
            throw new SmtpFailureException(Stage, null, "The mail server takes neither AUTH PLAIN nor AUTH LOGIN here. Look at Mail:Smtp:Security and Mail:Smtp:User.");
        }
    }

    private async Task<SmtpReply> ExpectAsync(string command, int code, CancellationToken cancellation)
    {
        await _lines.WriteLineAsync(command, cancellation);
        return Check(await _lines.ReadReplyAsync(cancellation), code);
    }

    // 251 and 252 say "will forward" and "will try": good enough for a recipient.
    private SmtpReply Check(SmtpReply reply, int code)
    {
        if (reply.Code == code || (code == 250 && reply.Code is 251 or 252))
            return reply;

        var hint = reply.Code is 534 or 535 ? " Look at Mail:Smtp:User and Mail:Smtp:Password." : "";
        throw new SmtpFailureException(Stage, reply, reply.Text + hint);
    }

    private void Use(Stream stream)
    {
        _stream = stream;
        _lines = new SmtpLines(stream);
    }

    // An address literal is always true; a host name without a domain means nothing to the server.
    private string OwnName()
    {
        var address = ((IPEndPoint)_client.Client.LocalEndPoint!).Address;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[IPv6:{address}]" : $"[{address}]";
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
