namespace CanBo.Activities.Mail.Transport;

/// <summary>How mail is sent. Bound from <c>Mail</c>; a bad value stops the host at start.</summary>
public sealed class MailOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Mail";

    /// <summary>Default: <see cref="MailTransportKind.Pickup"/>.</summary>
    public MailTransportKind Transport { get; init; } = MailTransportKind.Pickup;

    /// <summary>Where <see cref="PickupTransport"/> writes; made when missing. Default: <c>data/mail</c>.</summary>
    public string PickupFolder { get; init; } = Path.Combine("data", "mail");

    /// <summary>The sender's address. Without it: the SMTP user if that is an address, else no-reply at the SMTP host.</summary>
    public string? From { get; init; }

    /// <summary>The sender's name, which people see first.</summary>
    public string FromName { get; init; } = "Đánh giá cán bộ";

    /// <summary>The SMTP server, for <see cref="MailTransportKind.Smtp"/>.</summary>
    public SmtpOptions Smtp { get; init; } = new();

    /// <summary>The sender of a mail that names none.</summary>
    internal Mailbox Sender => new(From is { Length: > 0 } ? From : SenderWithoutFrom(), FromName);

    private string SenderWithoutFrom()
    {
        if (Smtp.User is { } user && user.Contains('@', StringComparison.Ordinal))
            return user;

        var hasDomain = Uri.CheckHostName(Smtp.Host) == UriHostNameType.Dns && Smtp.Host!.Contains('.', StringComparison.Ordinal);
        return $"no-reply@{(hasDomain ? Smtp.Host : "localhost")}";
    }
}
