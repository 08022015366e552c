using CanBo.Activities.Mail.Transport;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Tests.Mail;

/// <summary>Transports made as the container would, for one test.</summary>
internal static class Transports
{
    public static SmtpTransport Smtp(TimeProvider time, SmtpOptions smtp) =>
        new(Options.Create(new MailOptions { Transport = MailTransportKind.Smtp, From = Letters.Sender.Address, FromName = Letters.Sender.DisplayName!, Smtp = smtp }), time, NullLogger<SmtpTransport>.Instance);

    public static PickupTransport Pickup(TimeProvider time, string folder) =>
        new(Options.Create(new MailOptions { PickupFolder = folder, From = Letters.Sender.Address, FromName = Letters.Sender.DisplayName! }), time);
}
