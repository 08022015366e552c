namespace CanBo.Activities.Mail.Transport;

/// <summary>How mail leaves the application.</summary>
public enum MailTransportKind
{
    /// <summary>As .eml files in a folder, for development and for servers that collect mail there.</summary>
    Pickup,

    /// <summary>To an SMTP server.</summary>
    Smtp,
}
