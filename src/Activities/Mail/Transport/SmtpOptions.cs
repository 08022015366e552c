namespace CanBo.Activities.Mail.Transport;

/// <summary>The SMTP server that takes our mail. Bound from <c>Mail:Smtp</c>.</summary>
public sealed class SmtpOptions
{
    /// <summary>Its name (which must stand in its certificate) or address.</summary>
    public string? Host { get; init; }

    /// <summary>1 to 65535; without it 465 with <see cref="SmtpSecurity.Tls"/>, 587 with <see cref="SmtpSecurity.StartTls"/>, else 25.</summary>
    public int? Port { get; init; }

    /// <summary>Default: <see cref="SmtpSecurity.StartTls"/>.</summary>
    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>Signs in when set; needs encryption unless the server is on this machine.</summary>
    public string? User { get; init; }

    /// <summary>Required with <see cref="User"/>.</summary>
    public string? Password { get; init; }

    /// <summary>A PEM file of further certificate authorities to trust, beside the system's.</summary>
    public string? CaFile { get; init; }

    /// <summary>How long opening a connection, or sending one mail, may take: 1 to 600 seconds. Default: 60.</summary>
    public int TimeoutSeconds { get; init; } = 60;

    /// <summary>How many connections may be open at once, 1 to 20. Default: 4.</summary>
    public int MaxConnections { get; init; } = 4;

    internal int EffectivePort => Port ?? Security switch
    {
        SmtpSecurity.Tls => 465,
        SmtpSecurity.StartTls => 587,
        _ => 25,
    };

    internal TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);
}
