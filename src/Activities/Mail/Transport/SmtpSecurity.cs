namespace CanBo.Activities.Mail.Transport;

/// <summary>How the connection to the SMTP server is encrypted. There is no "if possible": what is set is what happens.</summary>
public enum SmtpSecurity
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By STARTTLS before anything else is said, usually on port 587.</summary>
    StartTls,

    /// <summary>From the first byte, usually on port 465.</summary>
    Tls,
}
