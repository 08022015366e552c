namespace CanBo.Testing.Mail;

/// <summary>How the SMTP server of a test encrypts.</summary>
public enum SmtpPeerSecurity
{
    /// <summary>Does not offer encryption.</summary>
    None,

    /// <summary>Offers STARTTLS and takes no password before it.</summary>
    StartTls,

    /// <summary>From the first byte.</summary>
    Tls,
}
