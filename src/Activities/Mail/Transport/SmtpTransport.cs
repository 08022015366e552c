using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Mail.Transport;

/// <summary>
/// Sends to the SMTP server of <see cref="SmtpOptions"/>. Connections are kept for the next mail, at most
/// <see cref="SmtpOptions.MaxConnections"/> of them, and closed when idle for fifteen seconds.
/// </summary>
public sealed partial class SmtpTransport : IMailTransport, IDisposable
{
    private readonly MailOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly SmtpPool _pool;

    /// <summary>Opens nothing yet: the first mail does.</summary>
    public SmtpTransport(IOptions<MailOptions> options, TimeProvider time, ILogger<SmtpTransport> log)
    {
        _options = options.Value;
        _time = time;
        _log = log;
        _pool = new SmtpPool(_options.Smtp, time);
    }

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        try
        {
            return await SendCheckedAsync(mail, cancellation);
        }
        catch (InvalidMailException wrong)
        {
            return new SendResult.PermanentFailure(null, wrong.Message);
        }
        catch (SmtpFailureException refused) when (refused.ConcernsServer)
        {
            return Unavailable(refused.Reply?.Code, refused.Message);
        }
        catch (SmtpFailureException refused) when (refused.Reply is { IsTransient: false } reply)
        {
            return new SendResult.PermanentFailure(reply.Code, refused.Message);
        }
        catch (SmtpFailureException refused)
        {
            return new SendResult.TransientFailure(refused.Reply?.Code, refused.Message);
        }
        catch (AuthenticationException untrusted)
        {
            return Unavailable(null, $"No encrypted connection to the mail server: {untrusted.Message} Look at Mail:Smtp:Security, Mail:Smtp:Host and Mail:Smtp:CaFile.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Unavailable(null, $"The mail server did not answer within {_options.Smtp.TimeoutSeconds} seconds (Mail:Smtp:TimeoutSeconds).");
        }
        catch (Exception broken) when (broken is IOException or SocketException)
        {
            return Unavailable(null, $"No connection to the mail server: {broken.Message} Look at Mail:Smtp:Host and Mail:Smtp:Port.");
        }
    }

    /// <summary>Says goodbye on every open connection.</summary>
    public void Dispose() => _pool.Dispose();

    private async Task<SendResult> SendCheckedAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        var sender = mail.From ?? _options.Sender;
        var from = MailSyntax.Address("From", sender.Address);
        var to = MailSyntax.Address("To", mail.To.Address);
        var mime = MimeWriter.Write(mail, sender, _time.GetLocalNow());
        return new SendResult.Accepted(await _pool.SendAsync(from, to, mime, cancellation));
    }

    private SendResult.TransientFailure Unavailable(int? code, string text)
    {
        LogUnavailable(_options.Smtp.Host, _options.Smtp.EffectivePort, code);
        return new SendResult.TransientFailure(code, text) { ConcernsServer = true };
    }

    [LoggerMessage(LogLevel.Warning, "The mail server {Host}:{Port} cannot be used now (reply {Code})")]
    private partial void LogUnavailable(string? host, int port, int? code);
}
